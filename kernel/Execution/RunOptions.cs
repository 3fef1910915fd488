namespace ParallelAsync.Kernel.Execution;

/// <summary>What to run and where its results go.</summary>
internal sealed record RunOptions
{
    /// <summary>Overrides for the cells tagged <c>parameters</c>.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>The longest that one cell may take.</summary>
    public TimeSpan CellTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The assembly whose process runs the cells: this one, or another that takes them from a pipe as <see cref="NotebookWorker"/> does.</summary>
    public string Worker { get; init; } = NotebookProcess.OwnWorker;

    /// <summary>Whether the first failing notebook ends the run.</summary>
    public bool FailFast { get; init; }
}
