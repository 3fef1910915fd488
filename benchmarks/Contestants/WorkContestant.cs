namespace ParallelAsync.Benchmarks.Contestants;

/// <summary>A contestant made of functions.</summary>
/// <param name="work">Does the work once.</param>
/// <param name="save">Writes a result into a file.</param>
/// <param name="close">Ends what stayed up between the runs.</param>
/// <typeparam name="T">What the result is.</typeparam>
internal sealed class WorkContestant<T>(Func<Task<T>> work, Action<T, string> save, Func<ValueTask>? close = null) : CSharpContestant
    where T : class
{
    private T? result;

    public override async Task RunAsync() => result = await work();

    public override void Save(string path) => save(result ?? throw new InvalidOperationException("Expected a run before its result is saved."), path);

    public override async ValueTask DisposeAsync()
    {
        if (close is not null)
            await close();
        await base.DisposeAsync();
    }
}
