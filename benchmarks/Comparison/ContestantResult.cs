using System.Text.Json.Serialization;
using ParallelAsync.Measurement;

namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>What became of a contestant.</summary>
/// <param name="Contestant">The contestant.</param>
internal sealed record ContestantResult(Contestant Contestant)
{
    /// <summary>Why it did not take part; null when it did.</summary>
    public string? Skipped { get; init; }

    /// <summary>How it failed: an error, or another result than the others'; null when it did not.</summary>
    public string? Failed { get; init; }

    /// <summary>Seconds of the very first run, in which the program compiles and starts what it needs; null when it did not come so far.</summary>
    public double? FirstSeconds { get; init; }

    /// <summary>How many runs a pass makes.</summary>
    public int RunsPerPass { get; init; } = 1;

    /// <summary>Its passes, one for each round.</summary>
    public IReadOnlyList<Pass> Passes { get; init; } = [];

    /// <summary>The most memory that its processes had together, in bytes; null: not known.</summary>
    public long? PeakBytes { get; init; }

    /// <summary>What the comparison of its results found.</summary>
    public string? Check { get; init; }

    /// <summary>Whether it has times that count.</summary>
    [JsonIgnore]
    public bool IsMeasured => Skipped is null && Failed is null && Passes.Count > 0;

    /// <summary>Seconds of one run, over all rounds.</summary>
    [JsonIgnore]
    public FiveNumberSummary Wall => FiveNumberSummary.Of(Passes.Select(pass => pass.Seconds));

    /// <summary>Processor seconds of one run, the mean over all rounds, because they are counted in steps; null: not known.</summary>
    [JsonIgnore]
    public double? CpuSeconds => Passes.Average(pass => pass.CpuSeconds);

    /// <summary>Items a second, at the median.</summary>
    [JsonIgnore]
    public double ItemsPerSecond => Contestant.Items / Wall.Median;

    /// <summary>
    /// How many times as fast this one is, by its seconds for each item, as another: round by round, so that what slowed both in a round cancels out.
    /// </summary>
    public FiveNumberSummary RatioTo(ContestantResult other) =>
        FiveNumberSummary.Of(Passes.Zip(other.Passes, (own, others) => others.Seconds / other.Contestant.Items / (own.Seconds / Contestant.Items)));
}
