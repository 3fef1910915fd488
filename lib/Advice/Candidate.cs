using ParallelAsync.Measurement;

namespace ParallelAsync.Advice;

/// <summary>One way to run the work on all items.</summary>
/// <param name="Kind">What runs it.</param>
/// <param name="Workers">Threads, worker processes, or operations in flight, 1 or more.</param>
/// <param name="ChunkSize">Items that a worker takes at a time, 1 or more.</param>
public sealed record Candidate(CandidateKind Kind, int Workers = 1, int ChunkSize = 1)
{
    /// <summary>One item after the other, with which all others are compared.</summary>
    public static Candidate PlainLoop { get; } = new(CandidateKind.PlainLoop);

    /// <summary>The least time from the start of an item to the start of the next; zero where nothing paces them.</summary>
    public TimeSpan Interval { get; init; }

    /// <summary>Whether the order of the reader's code stays as it is: nothing runs beside anything else.</summary>
    public bool IsSequential => Kind is CandidateKind.PlainLoop or CandidateKind.Paced;

    /// <summary>The name in tables and charts, from which its colour follows.</summary>
    public string Label => Kind switch
    {
        CandidateKind.PlainLoop => "Plain loop",
        CandidateKind.Threads => $"PLINQ, {Units.Whole(Workers)} threads",
        CandidateKind.InFlight => $"ForEachAsync, {Units.Whole(Workers)} in flight",
        CandidateKind.Ranges => $"Parallel.ForEach, {Units.Whole(Workers)} threads, ranges of {Units.Whole(ChunkSize)}",
        CandidateKind.Processes => $"Process pool, {Units.Whole(Workers)} processes, chunks of {Units.Whole(ChunkSize)}",
        _ => $"Paced loop, one each {Units.Time(Interval.TotalSeconds)}",
    };

    /// <summary>Of two that are equally fast the one with the smaller effort is better: less code, fewer threads or requests at once.</summary>
    internal (int Code, int Workers, int Chunk) Effort => (Kind switch
    {
        CandidateKind.PlainLoop or CandidateKind.Paced => 0,
        CandidateKind.Threads or CandidateKind.InFlight => 1,
        CandidateKind.Ranges => 2,
        _ => 3,
    }, Workers, ChunkSize);

    /// <inheritdoc/>
    public override string ToString() => Label;
}
