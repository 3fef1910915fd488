namespace ParallelAsync.Advice;

/// <summary>The ways to run a function on many items that the adviser knows, the simplest first.</summary>
public enum CandidateKind
{
    /// <summary>One item after the other.</summary>
    PlainLoop,

    /// <summary>PLINQ on a number of threads, which take one item at a time.</summary>
    Threads,

    /// <summary><c>Parallel.ForEachAsync</c> with a number of operations in flight.</summary>
    InFlight,

    /// <summary><c>Parallel.ForEach</c> on a number of threads, which take ranges of items.</summary>
    Ranges,

    /// <summary>Worker processes, which take chunks of items.</summary>
    Processes,

    /// <summary>One item after the other, none sooner than an interval after the one before.</summary>
    Paced,
}
