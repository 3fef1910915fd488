using System.Text.Json.Serialization;
using ParallelAsync.Charts;

namespace ParallelAsync.Measurement;

/// <summary>
/// How long one approach takes: its samples and what they used. Shows itself as a table of one row. Two timings are compared with
/// <see cref="SpeedupOver"/>, several are gathered in <see cref="Timings"/>.
/// </summary>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed record Timing : ITableSource
{
    /// <summary>A timing from its samples, for times that were not taken by <see cref="Measure"/>, such as a published figure.</summary>
    /// <param name="label">The approach.</param>
    /// <param name="samples">Wall-clock seconds of one run each, in the order in which they were taken; at least one, none
    /// negative.</param>
    /// <exception cref="ArgumentException">The label is empty, there is no sample, or one is negative or not finite.</exception>
    public Timing(string label, IReadOnlyList<double> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (string.IsNullOrWhiteSpace(label))
            throw new ArgumentException(Approach.NoLabel, nameof(label));
        foreach (var sample in samples)
        {
            if (!double.IsFinite(sample) || sample < 0)
                throw new ArgumentException($"Expected samples in seconds, zero or more, got {sample} for \"{label}\".", nameof(samples));
        }

        Label = label;
        Samples = [.. samples];
        Wall = FiveNumberSummary.Of(samples);
    }

    /// <summary>The approach.</summary>
    public string Label { get; }

    /// <summary>Items that one run works on, 1 or more.</summary>
    public long Items { get; init => field = AtLeastOne(value, nameof(Items)); } = 1;

    /// <summary>Workers used at once, or operations in flight, 1 or more.</summary>
    public int Workers { get; init => field = (int)AtLeastOne(value, nameof(Workers)); } = 1;

    /// <summary>Wall-clock seconds of one run, one number for each sample, in the order in which they were taken.</summary>
    public IReadOnlyList<double> Samples { get; }

    /// <summary>Runs that each sample is the average of: more than one when a run is too short to be timed by itself.</summary>
    public int RunsPerSample { get; init => field = (int)AtLeastOne(value, nameof(RunsPerSample)); } = 1;

    /// <summary>Runs before the first sample, those of the settling included; 0: the samples include what a first run pays for. Null: not known.</summary>
    public int? WarmUpRuns { get; init; }

    /// <summary>
    /// CPU seconds of one run, all threads of this process together: the mean over all samples, because CPU time is counted too coarsely on
    /// some systems for a median. Null: not known. Worker processes are not in it.
    /// </summary>
    public double? CpuSeconds { get; init; }

    /// <summary>
    /// Bytes that one run allocates on the managed heap, all threads together: the mean over all samples. Null: not known.
    /// </summary>
    public double? AllocatedBytes { get; init; }

    /// <summary>Garbage collections within all samples together. Null: not known.</summary>
    public GarbageCollections? Collections { get; init; }

    /// <summary>The wall-clock time of one run in seconds: median, quartiles and extremes of the samples.</summary>
    [JsonIgnore]
    public FiveNumberSummary Wall { get; }

    /// <summary>CPU time over wall-clock time: how many cores were busy on average. About 0: waiting. Null: not known.</summary>
    [JsonIgnore]
    public double? CoresBusy => CpuSeconds / Samples.Average();

    /// <summary>Median wall-clock nanoseconds for each item.</summary>
    [JsonIgnore]
    public double NanosecondsPerItem => 1e9 * Wall.Median / Items;

    /// <summary>Bytes allocated for each item. Null: not known.</summary>
    [JsonIgnore]
    public double? AllocatedBytesPerItem => AllocatedBytes / Items;

    /// <summary>Items for each second, at the median.</summary>
    [JsonIgnore]
    public double Throughput => Items / Wall.Median;

    /// <summary>The speedup: the baseline's median wall-clock time over this one's. 2 means twice as fast.</summary>
    /// <param name="baseline">A timing of the same number of items.</param>
    /// <returns>The ratio.</returns>
    /// <exception cref="ArgumentException">The baseline works on another number of items.</exception>
    public double SpeedupOver(Timing baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        return baseline.Items == Items
            ? baseline.Wall.Median / Wall.Median
            : throw new ArgumentException(
                $"Expected a baseline of {Units.Whole(Items)} items like \"{Label}\", got \"{baseline.Label}\" with {Units.Whole(baseline.Items)}.",
                nameof(baseline));
    }

    /// <summary>The efficiency: the speedup for each worker that was added. 1 means that no worker was wasted.</summary>
    /// <param name="baseline">A timing of the same number of items, usually with one worker.</param>
    /// <returns>The speedup times the baseline's workers over this one's.</returns>
    /// <exception cref="ArgumentException">The baseline works on another number of items.</exception>
    public double EfficiencyAgainst(Timing baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        return SpeedupOver(baseline) * baseline.Workers / Workers;
    }

    /// <summary>The timing as a table of one row, with this machine in its note.</summary>
    /// <returns>The table.</returns>
    public Table ToTable() => new Timings(Label) { this }.ToTable();

    /// <summary>One line: label, median and quartiles, samples.</summary>
    /// <returns>As in "for loop: 1.20 ms (1.18 to 1.31 ms), 50 samples".</returns>
    public override string ToString() =>
        $"{Label}: {Units.Time(Wall.Median)} ({Units.Quartiles(Wall)}), {Samples.Count} {(Samples.Count == 1 ? "sample" : "samples")}";

    private static long AtLeastOne(long value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"Expected {name} to be 1 or more, got {value}.");
}
