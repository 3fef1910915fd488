namespace ParallelAsync.Loops;

/// <summary>How a readings file is summarised.</summary>
public enum ReadingsApproach
{
    /// <summary>All readings into memory, then the summary: <see cref="Loops.LoadAll"/>.</summary>
    LoadAll,

    /// <summary>One reading at a time: <see cref="Loops.Streaming"/>.</summary>
    Streaming,
}
