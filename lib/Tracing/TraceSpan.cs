namespace ParallelAsync.Tracing;

/// <summary>A finished piece of work: who worked on what, and when.</summary>
/// <param name="Item">The number of the item that was worked on.</param>
/// <param name="Worker">The worker's name: the one that was given, or one made from the thread, as in "worker 1 (thread 12)".</param>
/// <param name="ThreadId">The managed id of the thread on which the work began; work that awaits may have ended on another.</param>
/// <param name="ProcessId">The id of the process that worked.</param>
/// <param name="Start">When the work began, since the trace was made; negative for work of another process that began before.</param>
/// <param name="End">When the work ended, since the trace was made.</param>
public readonly record struct TraceSpan(long Item, string Worker, int ThreadId, int ProcessId, TimeSpan Start, TimeSpan End)
{
    /// <summary>How long the work took.</summary>
    public TimeSpan Duration => End - Start;
}
