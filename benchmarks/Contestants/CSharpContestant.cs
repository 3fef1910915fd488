namespace ParallelAsync.Benchmarks.Contestants;

/// <summary>The C# side of a comparison: one way of doing the work, in a process of its own.</summary>
internal abstract class CSharpContestant : IAsyncDisposable
{
    /// <summary>Does the work once and keeps its result. This is what is timed.</summary>
    public abstract Task RunAsync();

    /// <summary>Cleans up after each run; not timed.</summary>
    public virtual ValueTask AfterAsync() => ValueTask.CompletedTask;

    /// <summary>Writes the result of the last run, in the form that its Python counterpart writes.</summary>
    public abstract void Save(string path);

    /// <summary>Ends what stayed up between the runs.</summary>
    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
