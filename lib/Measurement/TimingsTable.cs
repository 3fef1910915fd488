using ParallelAsync.Charts;

namespace ParallelAsync.Measurement;

/// <summary>Lays out a set of timings as a table.</summary>
internal static class TimingsTable
{
    private const string Unknown = "–";

    public static Table Of(Timings timings)
    {
        var sizes = timings.Select(timing => timing.Items).Distinct().Count();
        var columns = Columns.Where(column => sizes > 1 || column.Heading != ItemsHeading).ToList();
        return new(columns.ConvertAll(column => column.Heading), timings.Select(timing => columns.ConvertAll(column => column.Cell(timings, timing))))
        {
            Caption = Caption(timings),
        };
    }

    private const string ItemsHeading = "Items";

    private static IReadOnlyList<(string Heading, Func<Timings, Timing, string> Cell)> Columns { get; } =
    [
        ("Approach", (_, timing) => timing.Label),
        (ItemsHeading, (_, timing) => Units.Whole(timing.Items)),
        ("Workers", (_, timing) => Units.Whole(timing.Workers)),
        ("Wall time, median", (_, timing) => Units.Time(timing.Wall.Median)),
        ("Quartiles", (_, timing) => timing.Samples.Count > 1 ? Units.Quartiles(timing.Wall) : Unknown),
        ("CPU time, mean", (_, timing) => Show(timing.CpuSeconds, Units.Time)),
        ("CPU / wall", (_, timing) => Show(timing.CoresBusy, Units.Hundredths)),
        ("Allocated per item", (_, timing) => Show(timing.AllocatedBytesPerItem, Units.Bytes)),
        ("Items per second", (_, timing) => Units.Count(timing.Throughput)),
        ("Samples", (_, timing) => Samples(timing)),
        ("Speedup", (timings, timing) => Compare(timings, timing, timing.SpeedupOver, Units.Digits)),
        ("Efficiency", (timings, timing) => Compare(timings, timing, timing.EfficiencyAgainst, Units.Percent)),
    ];

    /// <summary>Name, size, machine, and what a reader would otherwise take for granted.</summary>
    private static string Caption(Timings timings)
    {
        var sizes = timings.Select(timing => timing.Items).Distinct().ToList();
        var parts = new List<string> { sizes is [> 1 and var items] ? $"{timings.Name}: {Units.Whole(items)} items a run" : timings.Name };
        if (timings.Baseline is { } baseline && timings.All(timing => timing.Label != baseline))
            parts.Add($"no timing of the baseline \"{baseline}\" yet");
        if (timings.Any(timing => timing.WarmUpRuns == 0))
            parts.Add("cold: the first run, without warm-up");
        parts.Add(timings.Machine.ToString() + (timings.Recorded is { } date ? FormattableString.Invariant($", {date:yyyy-MM-dd}") : ""));
        return string.Join("; ", parts);
    }

    private static string Samples(Timing timing) =>
        Units.Whole(timing.Samples.Count)
        + (timing.RunsPerSample > 1 ? $" × {Units.Whole(timing.RunsPerSample)} runs" : "")
        + (timing.WarmUpRuns == 0 ? ", cold" : "");

    private static string Compare(Timings timings, Timing timing, Func<Timing, double> ratio, Func<double, string> format) =>
        Show(timings.BaselineOf(timing) is { } baseline ? ratio(baseline) : null, format);

    private static string Show(double? value, Func<double, string> format) => value is { } known ? format(known) : Unknown;
}
