namespace ParallelAsync.Tracing;

/// <summary>
/// Work that has begun; disposing it, once, records it. It is a value, so that it costs no allocation, and may be disposed on another
/// thread than it began on.
/// </summary>
public readonly struct OpenSpan : IDisposable
{
    private readonly Trace? trace;
    private readonly long item;
    private readonly long startTimestamp;
    private readonly WorkerKey worker;
    private readonly int threadId;

    internal OpenSpan(Trace trace, long item, WorkerKey worker)
    {
        this.trace = trace;
        this.item = item;
        this.worker = worker;
        threadId = Environment.CurrentManagedThreadId;
        startTimestamp = trace.TimeProvider.GetTimestamp();
    }

    /// <summary>Ends the span and records it in its trace.</summary>
    public void Dispose()
    {
        if (trace is null)
            return;

        var endTimestamp = trace.TimeProvider.GetTimestamp();
        trace.BufferOfThisThread().Add(new(item, worker, threadId, Environment.ProcessId, startTimestamp, endTimestamp));
    }
}
