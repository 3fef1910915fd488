using System.Text.Json.Serialization;
using ParallelAsync.Charts;

namespace ParallelAsync.Measurement;

/// <summary>How long Python took for something, as it was recorded on another day and perhaps on another machine: one of <see cref="RecordedPython"/>.</summary>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed record PythonFigure : ITableSource
{
    private const string Separator = ": ";

    private readonly FiveNumberSummary wall;

    /// <summary>A figure from its samples.</summary>
    /// <param name="name">The part of the comparison and the approach, as in "xray: ProcessPoolExecutor, 2 workers".</param>
    /// <param name="samples">Wall-clock seconds of one run each; at least one, all above 0.</param>
    /// <exception cref="ArgumentException">The name is empty, there is no sample, or one is not above 0.</exception>
    [JsonConstructor]
    public PythonFigure(string name, IReadOnlyList<double> samples)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(samples);
        foreach (var sample in samples)
        {
            if (!double.IsFinite(sample) || sample <= 0)
                throw new ArgumentException($"Expected samples in seconds, above 0, got {sample} for \"{name}\".", nameof(samples));
        }

        (Name, Samples, wall) = (name, [.. samples], FiveNumberSummary.Of(samples));
    }

    /// <summary>The part of the comparison and the approach.</summary>
    public string Name { get; }

    /// <summary>The unit of the samples and of what is computed from them: seconds.</summary>
    public string Unit { get; } = "s";

    /// <summary>Wall-clock seconds of one run, half of the samples being at or below it.</summary>
    public double Median => wall.Median;

    /// <summary>A quarter of the samples is at or below it, in seconds.</summary>
    public double LowerQuartile => wall.LowerQuartile;

    /// <summary>Three quarters of the samples are at or below it, in seconds.</summary>
    public double UpperQuartile => wall.UpperQuartile;

    /// <summary>Items that one run works on.</summary>
    public long Items { get; init; } = 1;

    /// <summary>Workers used, or requests in flight, at once.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Processor seconds of one run, all its processes together, the mean over all samples; null: not known.</summary>
    public double? CpuSeconds { get; init; }

    /// <summary>Wall-clock seconds of one run each, in the order in which they were taken.</summary>
    public IReadOnlyList<double> Samples { get; }

    /// <summary>Items a second, at the median.</summary>
    [JsonIgnore]
    public double ItemsPerSecond => Items / Median;

    /// <summary>How many times as fast as another figure it is, by the median seconds for each item.</summary>
    /// <param name="baseline">The other figure.</param>
    public double SpeedupOver(PythonFigure baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        return ItemsPerSecond / baseline.ItemsPerSecond;
    }

    /// <summary>The figure as a timing, to stand beside timings of the same work.</summary>
    /// <param name="label">The approach in tables and charts; null: "Python, " and its name without the part.</param>
    public Timing ToTiming(string? label = null) => new(label ?? $"Python, {Name[(Name.LastIndexOf(Separator, StringComparison.Ordinal) is var end and >= 0 ? end + Separator.Length : 0)..]}", Samples)
    {
        Items = Items,
        Workers = Workers,
        CpuSeconds = CpuSeconds,
    };

    /// <inheritdoc/>
    public Table ToTable() => Rows([this]);

    /// <summary>One line.</summary>
    /// <returns>As in "gil: 2 threads: 1.20 s (1.18 to 1.31 s), 7 samples".</returns>
    public override string ToString() =>
        $"{Name}: {Units.Time(Median)} ({Units.Quartiles(wall)}), {Samples.Count} {(Samples.Count == 1 ? "sample" : "samples")}";

    internal static Table Rows(IEnumerable<PythonFigure> figures, string? note = null) => new(
        "How long Python took, recorded beforehand.",
        ["Python, recorded", "Items", "Workers", "Wall time, median", "Quartiles", "Items / s"],
        figures.Select(figure => (string[])
        [
            figure.Name,
            Units.Whole(figure.Items),
            Units.Whole(figure.Workers),
            Units.Time(figure.Median),
            Units.Quartiles(figure.wall),
            Units.Count(figure.ItemsPerSecond),
        ]))
    { Note = note };
}
