using ParallelAsync.Advice;

namespace ParallelAsync.Tests.Advice;

/// <summary>Work on a machine that does not exist: how long each candidate takes is calculated.</summary>
internal sealed record SimulatedWork
{
    public int Items { get; init; } = 400;

    /// <summary>Seconds of each item, by its position.</summary>
    public Func<int, double> Seconds { get; init; } = _ => 5e-3;

    public int Cores { get; init; } = 4;

    /// <summary>The share of an item's time that it waits, 0 to 1.</summary>
    public double Waits { get; init; }

    public bool IsAsynchronous { get; init; }

    public string? WhyNoProcesses { get; init; } = "they are not simulated";

    /// <summary>The fraction of the work that cannot be shared (Amdahl), 0 to 1.</summary>
    public double Serial { get; init; }

    /// <summary>How many times as fast work that waits becomes with so many at once.</summary>
    public Func<int, double> SpeedupAtOnce { get; init; } = atOnce => atOnce;

    /// <summary>Seconds to hand out an item, or a range.</summary>
    public double Handing { get; init; } = 1e-6;

    /// <summary>The standard deviation of the logarithm of a trial's time.</summary>
    public double Noise { get; init; }

    /// <summary>The share of the items that are turned away with so many at once.</summary>
    public Func<int, double> TurnedAway { get; init; } = _ => 0;

    /// <summary>Positions of items that come out differently when others run beside them.</summary>
    public IReadOnlyList<int> Racing { get; init; } = [];

    /// <summary>Positions of items that come out differently each time.</summary>
    public IReadOnlyList<int> Random { get; init; } = [];

    public long Seed { get; init; } = 1;

    /// <summary>What a candidate takes for a set of items on a quiet machine, in seconds.</summary>
    public double SecondsOf(Candidate candidate, ItemSet set)
    {
        var alone = 0.0;
        var longest = 0.0;
        for (var index = 0; index < set.Count; index++)
        {
            var seconds = Seconds(set[index]);
            alone += seconds;
            longest = Math.Max(longest, seconds);
        }

        if (candidate.Kind == CandidateKind.PlainLoop)
            return alone;
        if (candidate.Kind == CandidateKind.Paced)
            return Math.Max(alone, set.Count * candidate.Interval.TotalSeconds);

        var computing = alone * (1 - Waits);
        var atOnce = Math.Min(candidate.Workers, set.Count);
        var byCores = Serial * computing + (1 - Serial) * computing / Math.Min(atOnce, Cores);
        var byWaiting = Waits > 0 ? alone / Math.Min(atOnce, SpeedupAtOnce(candidate.Workers)) : 0;
        var handed = Handing * Math.Ceiling((double)set.Count / candidate.ChunkSize) / atOnce;
        return Math.Max(Math.Max(byCores, byWaiting), longest) + handed;
    }
}
