using System.Globalization;
using ParallelAsync.Charts;
using ParallelAsync.Measurement;
using ParallelAsync.Scaling;

namespace ParallelAsync.Advice;

/// <summary>What one has to know about a piece of work before deciding how to make it faster. What is not given stands in no one's way.</summary>
/// <param name="Name">A short name.</param>
/// <param name="Story">What it is.</param>
public sealed record Workload(string Name, string Story)
{
    /// <summary>Seconds that it takes now, on one worker.</summary>
    public double SecondsNow { get; init; } = 60;

    /// <summary>Seconds that it may take.</summary>
    public double SecondsAllowed { get; init; } = 10;

    /// <summary>Whether the sequential code already does no more than it must.</summary>
    public bool IsOptimised { get; init; } = true;

    /// <summary>Memory that each worker needs, in MB.</summary>
    public double MegabytesPerWorker { get; init; } = 10;

    /// <summary>Memory that is free, in MB.</summary>
    public double MegabytesFree { get; init; } = 8_000;

    /// <summary>The share of its time that it waits for something other than the processor, 0 to 1.</summary>
    public double WaitingShare { get; init; }

    /// <summary>Whether no item needs the result of another.</summary>
    public bool IsIndependent { get; init; } = true;

    /// <summary>Microseconds of work in one piece.</summary>
    public double PieceMicroseconds { get; init; } = 1_000;

    /// <summary>Microseconds of work below which a piece costs more to hand out than it saves: notebook 04 measures it.</summary>
    public double BreakEvenMicroseconds { get; init; } = 5;

    /// <summary>The fraction of the time that can be shared, 0 to 1.</summary>
    public double ParallelFraction { get; init; } = 1;

    /// <summary>Workers at hand.</summary>
    public int Workers { get; init; } = 8;

    /// <summary>Seconds that all workers would need together, after Amdahl's law.</summary>
    public double SecondsPredicted => SecondsNow / AmdahlsLaw.Speedup(ParallelFraction, Workers);

    /// <summary>What is known of several, one column each.</summary>
    /// <param name="works">At least one.</param>
    public static Table Compare(IReadOnlyCollection<Workload> works)
    {
        ArgumentNullException.ThrowIfNull(works);
        return new(
            "What is known of each piece of work.",
            ["Fact", .. works.Select(work => work.Name)],
            Facts.Select(fact => (string[])[fact.Name, .. works.Select(fact.Of)]));
    }

    private static readonly (string Name, Func<Workload, string> Of)[] Facts =
    [
        ("Takes now", work => Units.Time(work.SecondsNow)),
        ("Should take at most", work => Units.Time(work.SecondsAllowed)),
        ("Optimised", work => work.IsOptimised ? "yes" : "no"),
        ("Workers", work => Units.Whole(work.Workers)),
        ("MB / worker", work => work.MegabytesPerWorker.ToString("N0", CultureInfo.InvariantCulture)),
        ("MB free", work => work.MegabytesFree.ToString("N0", CultureInfo.InvariantCulture)),
        ("Waits", work => Units.Percent(work.WaitingShare)),
        ("Independent", work => work.IsIndependent ? "yes" : "no"),
        ("One piece of work takes", work => Units.Time(work.PieceMicroseconds / 1e6)),
        ("Break-even", work => Units.Time(work.BreakEvenMicroseconds / 1e6)),
        ("Can be shared", work => Units.Percent(work.ParallelFraction)),
    ];
}
