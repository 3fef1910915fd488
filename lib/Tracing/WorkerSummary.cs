namespace ParallelAsync.Tracing;

/// <summary>How busy one worker was while the trace's work went on.</summary>
/// <param name="Worker">The worker's name.</param>
/// <param name="Items">Spans it finished: one an item.</param>
/// <param name="Busy">Time in which it was in at least one span; spans that overlap count once.</param>
/// <param name="Idle">The rest of the window.</param>
public sealed record WorkerSummary(string Worker, int Items, TimeSpan Busy, TimeSpan Idle)
{
    /// <summary>Busy time over the window, 0 to 1; 0 for a window of no length.</summary>
    public double BusyShare => Busy + Idle > TimeSpan.Zero ? Busy / (Busy + Idle) : 0;
}
