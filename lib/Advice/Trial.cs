using ParallelAsync.Measurement;

namespace ParallelAsync.Advice;

/// <summary>What came of running a candidate once on a set of items.</summary>
internal sealed record Trial(Candidate Candidate, ItemSet Set)
{
    public const int MostDiffering = 1_000;

    /// <summary>Wall-clock seconds from the start to the last result.</summary>
    public required double Seconds { get; init; }

    /// <summary>The part of them that does not grow with the items: to start worker processes.</summary>
    public double FixedSeconds { get; init; }

    /// <summary>Items that have an outcome, a result or an exception; fewer than the set has when the time ran out.</summary>
    public required int Completed { get; init; }

    /// <summary>Items among them that were turned away: the service or the system had enough.</summary>
    public int Overloaded { get; init; }

    /// <summary>The message of one of those.</summary>
    public string? Overload { get; init; }

    /// <summary>Items among them whose work threw anything else.</summary>
    public int Failed { get; init; }

    /// <summary>The type and the message of one of those.</summary>
    public string? Failure { get; init; }

    /// <summary>Why the candidate could not be run at all; null when it could.</summary>
    public string? Broken { get; init; }

    /// <summary>One item whose outcome is not that of the plain loop, and both outcomes.</summary>
    public string? Difference { get; init; }

    /// <summary>Items whose outcome could be compared with one of the plain loop.</summary>
    public int Compared { get; init; }

    /// <summary>Positions of items whose outcome is not that of the plain loop, <see cref="MostDiffering"/> at most.</summary>
    public IReadOnlyList<int> Differing { get; init; } = [];

    /// <summary>What the process used meanwhile.</summary>
    public ResourceUsage Used { get; init; }

    /// <summary>Seconds for which the garbage collector stopped all threads.</summary>
    public double PauseSeconds { get; init; }

    /// <summary>Wall-clock seconds of each item in the order of the set, where they were asked for.</summary>
    public IReadOnlyList<double>? ItemSeconds { get; init; }

    public bool IsComplete => Completed == Set.Count;

    /// <summary>Items that came to something.</summary>
    public int Served => Completed - Overloaded;

    /// <summary>What all items would take at this speed, in seconds.</summary>
    public double SecondsForAll => Served > 0 ? FixedSeconds + (Seconds - FixedSeconds) * Set.All / Served : double.PositiveInfinity;
}
