using System.Globalization;
using System.Numerics;
using ParallelAsync.Charts;
using ParallelAsync.Measurement;

namespace ParallelAsync.Scaling;

/// <summary>
/// Work of a known serial fraction, measured with 1, 2, 3, ... workers, beside what Amdahl's law says. Shows itself as a table;
/// <see cref="ToChart"/> draws measurement and prediction.
/// </summary>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed class ScalingStudy : ITableSource
{
    internal ScalingStudy(double parallelFraction, Timings timings)
    {
        ParallelFraction = parallelFraction;
        Timings = timings;
        Speedups = MeasuredSpeedup.Of(timings);
        // Workers that wait for a core say nothing of p.
        List<MeasuredSpeedup> withCores = [.. Speedups.Where(measured => measured.Workers <= timings.Machine.Cores)];
        Fit = withCores.Count > 1 ? AmdahlsLaw.Fit(withCores) : null;
    }

    /// <summary>p, as the work was set up.</summary>
    public double ParallelFraction { get; }

    /// <summary>The measurements, one for each number of workers.</summary>
    public Timings Timings { get; }

    /// <summary>The measured speedups, one worker first.</summary>
    public IReadOnlyList<MeasuredSpeedup> Speedups { get; }

    /// <summary>
    /// Amdahl's law with the p that explains the measured speedups best, those of no more workers than the machine has cores; <c>null</c> when one
    /// such number of workers only was measured.
    /// </summary>
    public AmdahlFit? Fit { get; }

    /// <summary>Measures the work with every number of workers from one to eight, and with four numbers a doubling beyond.</summary>
    /// <param name="workload">The work.</param>
    /// <param name="maxWorkers">The most workers, 1 or more; as many as this process may use cores when left out.</param>
    /// <param name="options">How to measure.</param>
    /// <param name="progress">Is told after every sample.</param>
    /// <param name="cancellationToken">Stops the measurement.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxWorkers"/> is below 1.</exception>
    public static ScalingStudy Run(
        SerialFractionWorkload workload,
        int? maxWorkers = null,
        MeasureOptions? options = null,
        IProgress<MeasureProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        var most = maxWorkers ?? Environment.ProcessorCount;
        Domain.DemandWorkers(most, nameof(maxWorkers));

        var name = string.Create(CultureInfo.InvariantCulture, $"Work with p = {workload.ParallelFraction:0.###}");
        List<Approach> approaches =
            [.. NumbersOfWorkers(most).Select(workers => Approach.Of($"{workers}", () => workload.Run(workers, cancellationToken), workers: workers))];
        var timings = new Timings(name);
        // Measured in turns under names of their own, kept as one approach with several numbers of workers.
        foreach (var timing in Measure.Compare(approaches, options: options, progress: progress, cancellationToken: cancellationToken))
            timings.Add(Renamed(timing, name));
        return new ScalingStudy(workload.ParallelFraction, timings);
    }

    /// <summary>Measured speedups with their quartiles, Amdahl's law with the p that was set and with the one that was found, and the ideal.</summary>
    /// <param name="predictTo">How far the laws are drawn, in workers, above 1; beyond the measured ones they are a prediction. The measured ones, or 8 if more, when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="predictTo"/> is not above 1.</exception>
    public Chart ToChart(double? predictTo = null)
    {
        var most = predictTo ?? Math.Max(8, Speedups[^1].Workers);
        var alone = Timings.MinBy(timing => timing.Workers)!.Wall.Median;
        var ordered = Timings.OrderBy(timing => timing.Workers).ToList();
        List<Line> lines =
        [
            new("Measured", ordered.ConvertAll(timing => (double)timing.Workers), ordered.ConvertAll(timing => alone / timing.Wall.Median))
            {
                Low = ordered.ConvertAll(timing => alone / timing.Wall.UpperQuartile),
                High = ordered.ConvertAll(timing => alone / timing.Wall.LowerQuartile),
                Markers = true,
            },
            Law("as set", ParallelFraction, most),
        ];
        if (Fit is { } fit)
            lines.Add(Law("as measured", fit.ParallelFraction, most));
        lines.Add(LawCurve.Of("Ideal", most, workers => workers, predicted: true));
        return Chart.Lines(Timings.Name, new Axis("Workers", AxisScale.Log2), new Axis("Speedup (×)", AxisScale.Log2), lines)
            .WithNote($"{Note}; band: quartiles");
    }

    /// <summary>The serial fraction that each measured speedup betrays, beside the one that was set; it needs two workers or more.</summary>
    /// <param name="predictTo">How far the one that was set is drawn, in workers, above 1. The measured ones, or 8 if more, when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="predictTo"/> is not above 1.</exception>
    public Chart ToKarpFlattChart(double? predictTo = null)
    {
        var most = predictTo ?? Math.Max(8, Speedups[^1].Workers);
        List<MeasuredSpeedup> several = [.. Speedups.Where(measured => measured.Workers > 1)];
        var fractions = several.ConvertAll(KarpFlatt.SerialFraction);
        List<Line> lines = [LawCurve.Of("1 - p as set", most, _ => 1 - ParallelFraction, predicted: true)];
        if (several.Count > 0)
            lines.Insert(0, new Line("Measured", several.ConvertAll(measured => (double)measured.Workers), fractions) { Markers = true });
        var low = fractions.Append(0).Min();
        var high = fractions.Append(1 - ParallelFraction).Append(0.01).Max();
        return Chart.Lines(
            $"{Timings.Name}: serial fraction", new Axis("Workers", AxisScale.Log2), new Axis("Serial fraction e") { Minimum = low, Maximum = high + 0.2 * (high - low) }, lines)
            .WithNote(Note);
    }

    /// <inheritdoc/>
    public Table ToTable() => new(
        $"{Timings.Name}: what more workers gain, measured and by Amdahl's law.",
        ["Workers", "Wall time", "Quartiles", "CPU time", "Speedup", "Amdahl's speedup", "Efficiency", "Serial fraction"],
        Timings.OrderBy(timing => timing.Workers).Zip(Speedups, Row))
    {
        Note = string.Create(
            CultureInfo.InvariantCulture,
            $"{(Fit is { } fit ? $"p as measured {fit.ParallelFraction:0.000}; " : "")}{Timings.First().Samples.Count} samples each, medians of wall time and mean of CPU time; {Timings.Machine}"),
    };

    private string Note => $"{Timings.Machine.Processor}, {Timings.Machine.Cores} cores usable; medians of {Timings.First().Samples.Count} samples";

    private static IEnumerable<int> NumbersOfWorkers(int most)
    {
        for (var workers = 1; workers < most; workers += Math.Max(1, 1 << BitOperations.Log2((uint)workers) >> 2))
            yield return workers;
        yield return most;
    }

    private string[] Row(Timing timing, MeasuredSpeedup measured) =>
    [
        Units.Whole(timing.Workers),
        Units.Time(timing.Wall.Median),
        Units.Quartiles(timing.Wall),
        timing.CpuSeconds is { } cpu ? Units.Time(cpu) : "–",
        Units.Digits(measured.Speedup),
        Units.Digits(AmdahlsLaw.Speedup(ParallelFraction, measured.Workers)),
        Units.Percent(measured.Speedup / measured.Workers),
        measured.Workers > 1 ? Units.Digits(KarpFlatt.SerialFraction(measured)) : "–",
    ];

    private static Line Law(string which, double fraction, double most) => LawCurve.Of(
        string.Create(CultureInfo.InvariantCulture, $"Amdahl's law, p {which} ({fraction:0.000})"), most, workers => AmdahlsLaw.Speedup(fraction, workers), predicted: true);

    private static Timing Renamed(Timing timing, string label) => new(label, timing.Samples)
    {
        Items = timing.Items,
        Workers = timing.Workers,
        RunsPerSample = timing.RunsPerSample,
        WarmUpRuns = timing.WarmUpRuns,
        CpuSeconds = timing.CpuSeconds,
        AllocatedBytes = timing.AllocatedBytes,
        Collections = timing.Collections,
    };
}
