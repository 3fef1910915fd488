namespace ParallelAsync.Loops;

/// <summary>What the worker process tells its parent, as one line of JSON.</summary>
internal sealed record MemoryLimitedAnswer(
    MemoryLimitedOutcome Outcome,
    string? Message,
    long HeapLimitBytes,
    long PeakHeapBytes,
    long PeakWorkingSetBytes,
    int Collections,
    TimeSpan Cpu,
    ReadingsSummary? Summary);
