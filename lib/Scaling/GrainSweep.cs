using ParallelAsync.Charts;
using ParallelAsync.Measurement;

namespace ParallelAsync.Scaling;

/// <summary>
/// The same total work in ever smaller pieces, until sharing them costs more than it saves. Shows itself as a table; <see cref="ToChart"/> draws
/// the speedup over the grain.
/// </summary>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed class GrainSweep : ITableSource
{
    private static readonly int[] DefaultPieces = [4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536];

    // Short, because there are many; a sample is one run of 10 ms or longer.
    private static readonly MeasureOptions DefaultOptions = new()
    {
        MinimumSamples = 5,
        MinimumTime = TimeSpan.FromSeconds(0.05),
        MaximumTime = TimeSpan.FromSeconds(0.5),
        MinimumWarmUpRuns = 3,
        MinimumWarmUp = TimeSpan.FromSeconds(0.03),
        MaximumWarmUp = TimeSpan.FromSeconds(0.1),
    };

    internal GrainSweep(int workers, IReadOnlyList<GrainPoint> points)
    {
        Workers = workers;
        Points = [.. points.OrderBy(point => point.Pieces)];
    }

    /// <summary>How many workers shared the pieces.</summary>
    public int Workers { get; }

    /// <summary>The measurements, the fewest and largest pieces first.</summary>
    public IReadOnlyList<GrainPoint> Points { get; }

    /// <summary>Measures the same work cut into different numbers of pieces.</summary>
    /// <param name="steps">The steps of <see cref="CpuWork"/> in all, about a nanosecond each; at least as many as the most pieces.</param>
    /// <param name="pieces">The numbers of pieces, 1 or more each; 4 to 65,536 in steps of four when left out.</param>
    /// <param name="options">How to measure; about 0.5 s a number of pieces when left out.</param>
    /// <param name="progress">Is told after every sample.</param>
    /// <param name="cancellationToken">Stops the measurement.</param>
    /// <exception cref="ArgumentException">There is no number of pieces.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of pieces is below 1 or above the number of steps.</exception>
    public static async Task<GrainSweep> RunAsync(
        long steps = 10_000_000,
        IReadOnlyList<int>? pieces = null,
        MeasureOptions? options = null,
        IProgress<MeasureProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        pieces ??= DefaultPieces;
        if (pieces.Count == 0)
            throw new ArgumentException("Expected at least one number of pieces, got none.", nameof(pieces));
        foreach (var count in pieces)
        {
            if (count < 1 || count > steps)
                throw new ArgumentOutOfRangeException(nameof(pieces), count, $"Expected 1 piece or more, and no more than the {Units.Whole(steps)} steps, got {Units.Whole(count)}.");
        }

        var points = new List<GrainPoint>();
        foreach (var count in pieces.Distinct())
            points.Add(await MeasureAsync(new PiecewiseWork(steps, count), options ?? DefaultOptions, progress, cancellationToken));
        return new GrainSweep(Environment.ProcessorCount, points);
    }

    /// <summary>The smallest measured grain, in seconds, from which a task for each piece stays faster than one worker, through every larger grain.</summary>
    /// <returns>The grain; <c>null</c> when one worker is faster even with the largest pieces.</returns>
    public double? BreakEvenOfTasks => BreakEven(point => point.Tasks);

    /// <summary>The smallest measured grain, in seconds, from which <c>Parallel.For</c> stays faster than one worker, through every larger grain.</summary>
    /// <returns>The grain; <c>null</c> when one worker is faster even with the largest pieces.</returns>
    public double? BreakEvenOfRanges => BreakEven(point => point.Ranges);

    /// <summary>Speedup over one worker, over the grain; below 1 sharing loses.</summary>
    public Chart ToChart()
    {
        double[] grains = [.. Points.Select(point => 1e6 * point.Grain).Order()];
        return Chart.Lines(
            "The same work in ever smaller pieces",
            new Axis("Grain: time of one piece (µs)", AxisScale.Log10),
            new Axis("Speedup over one worker (×)", AxisScale.Log2),
            [
                Speedups("One task a piece", point => point.Tasks),
                Speedups("Parallel.For", point => point.Ranges),
                new Line("Break-even", [grains[0], grains[^1]], [1, 1]),
            ])
            .WithNote($"{Machine.Current.Processor}, {Workers} workers; medians of {Points.Min(point => point.Sequential.Samples.Count)} samples or more");
    }

    /// <inheritdoc/>
    public Table ToTable() => new(
        $"The same work in ever smaller pieces: the time of one worker, of {Workers} with a task for each piece, and of {Workers} with Parallel.For.",
        ["Pieces", "Grain", "One worker", "Tasks", "CPU time", "Speedup", "Parallel.For", "Its speedup"],
        Points.Select(point => (string[])
        [
            Units.Whole(point.Pieces),
            Units.Time(point.Grain),
            Units.Time(point.Sequential.Wall.Median),
            Units.Time(point.Tasks.Wall.Median),
            point.Tasks.CpuSeconds is { } cpu ? Units.Time(cpu) : "–",
            Units.Digits(point.Tasks.SpeedupOver(point.Sequential)),
            Units.Time(point.Ranges.Wall.Median),
            Units.Digits(point.Ranges.SpeedupOver(point.Sequential)),
        ]))
    {
        Note = $"Medians of {Points.Min(point => point.Sequential.Samples.Count)} samples or more, CPU time of the tasks; {Machine.Current}",
    };

    private double? BreakEven(Func<GrainPoint, Timing> way) => Points
        .TakeWhile(point => way(point).Wall.Median < point.Sequential.Wall.Median)
        .Select(point => (double?)point.Grain)
        .LastOrDefault();

    private Line Speedups(string label, Func<GrainPoint, Timing> way) =>
        new(label, [.. Points.Select(point => 1e6 * point.Grain)], [.. Points.Select(point => way(point).SpeedupOver(point.Sequential))]) { Markers = true };

    private static async Task<GrainPoint> MeasureAsync(
        PiecewiseWork work, MeasureOptions options, IProgress<MeasureProgress>? progress, CancellationToken cancellationToken)
    {
        var workers = Environment.ProcessorCount;
        var timings = await Measure.CompareAsync(
            [
                Approach.Of("One worker", work.Sequential),
                Approach.OfAsync("One task a piece", work.TasksAsync, workers: workers),
                Approach.Of("Parallel.For", work.Ranges, workers: workers),
            ],
            items: work.Pieces, options: options, progress: progress, cancellationToken: cancellationToken);
        return new GrainPoint(work.Pieces, timings["One worker"], timings["One task a piece"], timings["Parallel.For"]);
    }
}
