namespace ParallelAsync.Tracing;

/// <summary>A span as it is stored on the hot path: numbers and one reference, nothing computed.</summary>
internal readonly record struct RecordedSpan(
    long Item, WorkerKey Worker, int ThreadId, int ProcessId, long StartTimestamp, long EndTimestamp);
