using ParallelAsync.Charts;

namespace ParallelAsync.Measurement;

/// <summary>The charts of a set of timings.</summary>
public static class TimingsCharts
{
    private const string Whiskers = "bars: medians, whiskers: quartiles";

    /// <summary>Bars of the median wall-clock time of one run, with the quartiles.</summary>
    /// <param name="timings">At least one timing.</param>
    /// <param name="scale">Logarithmic when the approaches differ by factors of ten.</param>
    /// <returns>The chart.</returns>
    public static Chart Chart(this Timings timings, AxisScale scale = AxisScale.Linear)
    {
        var (size, unit) = Units.OfTime(Filled(timings).Max(timing => timing.Wall.Median));
        return Bars(timings, new($"Wall time of a run ({unit})", scale), timing => Spread(timing, 1 / size));
    }

    /// <summary>Bars of the median wall-clock time for each item in nanoseconds, with the quartiles.</summary>
    /// <param name="timings">At least one timing.</param>
    /// <param name="scale">Logarithmic when the approaches differ by factors of ten.</param>
    /// <returns>The chart.</returns>
    public static Chart PerItemChart(this Timings timings, AxisScale scale = AxisScale.Linear) =>
        Bars(Filled(timings), new("Wall time per item (ns)", scale), timing => Spread(timing, 1e9 / timing.Items));

    /// <summary>
    /// Bars of the speedup over the baseline. The whiskers are this approach's own quartiles; the baseline is taken at its median.
    /// </summary>
    /// <param name="timings">At least one timing, and its baseline.</param>
    /// <param name="scale">Logarithmic when the speedups differ by factors of ten.</param>
    /// <returns>The chart.</returns>
    public static Chart SpeedupChart(this Timings timings, AxisScale scale = AxisScale.Linear) =>
        Bars(Compared(timings), new($"Speedup over {timings.Baseline} (×)", scale), timing => Speedup(timings, timing));

    /// <summary>
    /// Lines of the speedup over the number of workers, one for each label that was timed with several, and the ideal that each worker adds
    /// as much as the first.
    /// </summary>
    /// <param name="timings">At least one label with two numbers of workers, and the baseline.</param>
    /// <returns>The chart.</returns>
    public static Chart ScalingChart(this Timings timings)
    {
        var lines = LinesBy(Compared(timings), timing => timing.Workers, timing => Speedup(timings, timing), "numbers of workers");
        double[] workers = [.. lines.SelectMany(line => line.X).Distinct().Order()];
        double first = timings.BaselineOf(timings.First())!.Workers;
        lines.Add(new("ideal", workers, [.. workers.Select(count => count / first)]) { Predicted = true });
        var chart = Charts.Chart.Lines(timings.Name, new("Workers"), new($"Speedup over {timings.Baseline} (×)"), lines);
        return Noted(timings, chart, "bands: quartiles");
    }

    /// <summary>
    /// Lines of nanoseconds for each item over the number of items, both logarithmic, one for each label that was timed with several sizes.
    /// </summary>
    /// <param name="timings">At least one label with two numbers of items.</param>
    /// <returns>The chart.</returns>
    public static Chart SweepChart(this Timings timings)
    {
        var lines = LinesBy(Filled(timings), timing => timing.Items, timing => Spread(timing, 1e9 / timing.Items), "numbers of items");
        var chart = Charts.Chart.Lines(timings.Name, new("Items", AxisScale.Log10), new("Wall time per item (ns)", AxisScale.Log10), lines);
        return Noted(timings, chart, "bands: quartiles");
    }

    private static Chart Bars(Timings timings, Axis axis, Func<Timing, (double Low, double Middle, double High)> value)
    {
        var bars = timings.Select(timing =>
        {
            var (low, middle, high) = value(timing);
            var bar = new Bar(NameOf(timings, timing), middle);
            return timing.Samples.Count > 1 ? bar with { Low = low, High = high } : bar;
        });
        return Noted(timings, Charts.Chart.Bars(timings.Name, axis, bars), Whiskers);
    }

    private static List<Line> LinesBy(
        Timings timings, Func<Timing, double> x, Func<Timing, (double Low, double Middle, double High)> y, string what)
    {
        var lines = timings
            .GroupBy(timing => timing.Label)
            .Select(label => (Name: label.Key, Points: label.OrderBy(x).Select(timing => (X: x(timing), Y: y(timing))).ToList()))
            .Where(line => line.Points.DistinctBy(point => point.X).Count() > 1)
            .Select(line => new Line(line.Name, line.Points.ConvertAll(point => point.X), line.Points.ConvertAll(point => point.Y.Middle))
            {
                Low = line.Points.ConvertAll(point => point.Y.Low),
                High = line.Points.ConvertAll(point => point.Y.High),
                Markers = true,
            })
            .ToList();
        return lines.Count > 0
            ? lines
            : throw new InvalidOperationException(
                $"Expected a label that was timed with several {what} in \"{timings.Name}\", got none: add more timings of the same label.");
    }

    private static (double Low, double Middle, double High) Spread(Timing timing, double factor) =>
        (timing.Wall.LowerQuartile * factor, timing.Wall.Median * factor, timing.Wall.UpperQuartile * factor);

    private static (double Low, double Middle, double High) Speedup(Timings timings, Timing timing)
    {
        var baseline = timings.BaselineOf(timing)!.Wall.Median;
        return (baseline / timing.Wall.UpperQuartile, baseline / timing.Wall.Median, baseline / timing.Wall.LowerQuartile);
    }

    /// <summary>The label, and what tells it from others of the same label.</summary>
    private static string NameOf(Timings timings, Timing timing)
    {
        var same = timings.Where(other => other.Label == timing.Label).ToList();
        var name = timing.Label;
        if (same.Exists(other => other.Workers != timing.Workers))
            name += $", {Units.Whole(timing.Workers)} {(timing.Workers == 1 ? "worker" : "workers")}";
        if (same.Exists(other => other.Items != timing.Items))
            name += $", {Units.Whole(timing.Items)} items";
        return name;
    }

    private static Timings Filled(Timings timings)
    {
        ArgumentNullException.ThrowIfNull(timings);
        return timings.Count > 0
            ? timings
            : throw new InvalidOperationException($"Expected timings in \"{timings.Name}\", got none: add some before drawing them.");
    }

    private static Timings Compared(Timings timings)
    {
        var alone = Filled(timings).FirstOrDefault(timing => timings.BaselineOf(timing) is null);
        return alone is null
            ? timings
            : throw new InvalidOperationException(
                $"Expected a timing of the baseline \"{timings.Baseline}\" with {Units.Whole(alone.Items)} items to compare \"{alone.Label}\" with, "
                + "got none: add it first.");
    }

    private static Chart Noted(Timings timings, Chart chart, string spread)
    {
        var repeated = timings.Where(timing => timing.Samples.Count > 1).Select(timing => timing.Samples.Count).ToList();
        var samples = repeated.Count == 0 ? "one sample each"
            : $"{spread} of {(repeated.Min() == repeated.Max() ? $"{repeated[0]}" : $"{repeated.Min()} to {repeated.Max()}")} samples";
        return chart.WithNote($"{timings.Machine.Processor}, {timings.Machine.CoresUsable}; {samples}");
    }
}
