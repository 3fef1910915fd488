namespace ParallelAsync.Kernel.Execution;

/// <summary>How a notebook's run ended.</summary>
internal enum RunStatus
{
    /// <summary>Every cell succeeded.</summary>
    Succeeded,

    /// <summary>A cell failed; the cells after it were not run.</summary>
    Failed,

    /// <summary>The reader stopped the run.</summary>
    Stopped,
}

/// <summary>What became of one notebook.</summary>
/// <param name="Source">The notebook, now with its outputs.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Elapsed">How long it took, its process's start included.</param>
/// <param name="CellsRun">How many code cells succeeded.</param>
/// <param name="CellCount">How many code cells it has.</param>
/// <param name="PeakMemory">The largest working set of its process at the end of a cell, in bytes.</param>
/// <param name="Failure">Why it failed, when it did.</param>
/// <param name="FailedCell">The execution count of the cell that failed.</param>
internal sealed record NotebookRun(
    NotebookSource Source,
    RunStatus Status,
    TimeSpan Elapsed,
    int CellsRun,
    int CellCount,
    long PeakMemory,
    CellFailure? Failure,
    int? FailedCell);

/// <summary>Where a run stands.</summary>
/// <param name="Notebook">The notebook's name.</param>
/// <param name="Cell">The code cell that runs now, from 1.</param>
/// <param name="CellCount">How many code cells the notebook has.</param>
/// <param name="Elapsed">The time since the notebook started.</param>
internal sealed record RunProgress(string Notebook, int Cell, int CellCount, TimeSpan Elapsed);
