using ParallelAsync.Charts;
using ParallelAsync.Measurement;

namespace ParallelAsync.Advice;

/// <summary>What the plain loop told about the work. Shows itself as a table.</summary>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed record WorkProfile : ITableSource
{
    /// <summary>How many items there are.</summary>
    public required int Items { get; init; }

    /// <summary>How many of them were sampled.</summary>
    public required int Sampled { get; init; }

    /// <summary>Mean wall-clock seconds of an item.</summary>
    public required double SecondsPerItem { get; init; }

    /// <summary>The relative standard error of that mean, 0.02 for 2 %; null where single items are too short to be timed.</summary>
    public double? RelativeError { get; init; }

    /// <summary>CPU seconds of an item, of the whole process: what runs beside the work counts too.</summary>
    public double CpuSecondsPerItem { get; init; }

    /// <summary>The share of the time in which the process used no processor, 0 to 1.</summary>
    public double WaitingShare { get; init; }

    /// <summary>Bytes that an item allocates on the managed heap.</summary>
    public double BytesPerItem { get; init; }

    /// <summary>The share of the time for which the garbage collector stopped all threads, 0 to 1.</summary>
    public double GarbageCollectionShare { get; init; }

    /// <summary>Median, quartiles and extremes of the items' seconds; null where single items are too short to be timed.</summary>
    public FiveNumberSummary? ItemSeconds { get; init; }

    /// <summary>The skewness of the items' seconds, the third standardised moment: 0 when symmetric, 2 for an exponential distribution; null as above.</summary>
    public double? Skewness { get; init; }

    /// <summary>The slowest items, the slowest first, at most three; none where single items are too short to be timed.</summary>
    public IReadOnlyList<SlowItem> Slowest { get; init; } = [];

    /// <summary>The share of the sampled items whose work throws, 0 to 1; being turned away not included.</summary>
    public double FailureShare { get; init; }

    /// <summary>The type and the message of one of these exceptions; null when nothing throws.</summary>
    public string? Failure { get; init; }

    /// <summary>The share of the sampled items that were turned away: too much was asked for, though only one at a time; 0 to 1.</summary>
    public double OverloadShare { get; init; }

    /// <summary>What a plain loop over all items takes at this speed, in seconds.</summary>
    public double SecondsForAll => SecondsPerItem * Items;

    /// <summary>Whether the work waits so much that more workers than cores may help. A little looks like waiting when others use the cores too.</summary>
    internal bool Waits => WaitingShare > 0.25;

    /// <summary>The share of the whole time that the slowest item takes alone, as far as the sample knows.</summary>
    internal double SlowestShare => Slowest.Count > 0 ? Slowest[0].Seconds / SecondsForAll : 0;

    /// <inheritdoc/>
    public Table ToTable() => new(
        "What a plain loop over a sample of the items shows of the work.",
        ["Of the work", "Measured"],
        [
            ["Items, sampled", $"{Units.Whole(Items)}, {Units.Whole(Sampled)}"],
            ["Time of an item", Units.Time(SecondsPerItem) + (RelativeError is { } error ? $" (± {Units.Digits(100 * error)} %)" : "")],
            ["Quartiles", ItemSeconds is { } seconds ? Units.Quartiles(seconds) : "too short to time one"],
            ["Slowest", Slowest.Count > 0 ? string.Join(", ", Slowest.Select(item => $"{item.Name}: {Units.Time(item.Seconds)}")) : "–"],
            ["Skewness (0: even)", Skewness is { } skewness ? Units.Digits(skewness) : "–"],
            ["CPU time of an item", Units.Time(CpuSecondsPerItem)],
            ["Waits", Units.Percent(WaitingShare)],
            ["Allocates, an item", Units.Bytes(BytesPerItem)],
            ["Garbage collection", Units.Percent(GarbageCollectionShare)],
            ["Throws", $"{Units.Percent(FailureShare)} of the items"],
            ["Turned away", $"{Units.Percent(OverloadShare)} of the items"],
            ["All items, one by one", Units.Time(SecondsForAll)],
        ]);
}
