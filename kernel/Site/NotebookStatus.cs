namespace ParallelAsync.Kernel.Site;

/// <summary>How the run of a notebook ended.</summary>
internal enum NotebookStatus
{
    /// <summary>Every cell succeeded.</summary>
    Succeeded,

    /// <summary>A cell failed, or took the notebook's process with it.</summary>
    Failed,

    /// <summary>It was stopped before its end, by a time limit or by the reader.</summary>
    Stopped,
}
