using ParallelAsync.Charts;

namespace ParallelAsync.Measurement;

/// <summary>Lays out a set of timings as a table.</summary>
internal static class TimingsTable
{
    private const string Unknown = "–";

    public static Table Of(Timings timings)
    {
        var columns = Columns.Where(column => column.IsWanted(timings)).ToList();
        return new(Caption(timings), columns.ConvertAll(column => column.Heading), timings.Select(timing => columns.ConvertAll(column => column.Cell(timings, timing))))
        {
            Note = Note(timings),
        };
    }

    // A column that would say the same in every row, or nothing, is left out: a wide table is cut off on a page.
    private static IReadOnlyList<Column> Columns { get; } =
    [
        new("Approach", _ => true, (_, timing) => timing.Label),
        new("Items", timings => timings.DistinctBy(timing => timing.Items).Count() > 1, (_, timing) => Units.Whole(timing.Items)),
        new("Workers", UsesWorkers, (_, timing) => Units.Whole(timing.Workers)),
        new("Wall time, median", _ => true, (_, timing) => Units.Time(timing.Wall.Median)),
        new("Quartiles", timings => timings.Any(timing => timing.Samples.Count > 1), (_, timing) => timing.Samples.Count > 1 ? Units.Quartiles(timing.Wall) : Unknown),
        new("Speedup", timings => timings.Count > 1, (timings, timing) => Compare(timings, timing, timing.SpeedupOver, Units.Digits)),
        // Efficiency is speedup for each worker: of one worker it would only repeat the speedup.
        new("Efficiency", UsesWorkers, (timings, timing) => timing.Workers > 1 ? Compare(timings, timing, timing.EfficiencyAgainst, Units.Percent) : Unknown),
        new("CPU time", _ => true, (_, timing) => Show(timing.CpuSeconds, Units.Time)),
        // Two workers that both had a core show nearly 2: without it nobody can tell a bad way from a busy machine.
        new("Cores busy", UsesWorkers, (_, timing) => timing.CoresBusy is { } busy ? FormattableString.Invariant($"{busy:0.0}") : Unknown),
        new("Allocated / item", _ => true, (_, timing) => Show(timing.AllocatedBytesPerItem, Units.Bytes)),
        new("Items / s", timings => timings.Count == 1, (_, timing) => Units.Count(timing.Throughput)),
    ];

    private static bool UsesWorkers(Timings timings) => timings.Any(timing => timing.Workers > 1);

    private static string Caption(Timings timings)
    {
        var size = timings.Select(timing => timing.Items).Distinct().ToList() is [> 1 and var items] ? $" of {Units.Whole(items)} items" : "";
        const string Uses = "and what it uses of processor and memory";
        return timings.Count > 1
            ? $"{timings.Name}: how long a run{size} takes with each approach, {Uses}."
            : $"How long a run{size} takes, {Uses}: {timings.Name}.";
    }

    /// <summary>Samples, machine, and what a reader would otherwise take for granted.</summary>
    private static string Note(Timings timings)
    {
        var parts = new List<string>();
        if (timings.Baseline is { } baseline && timings.All(timing => timing.Label != baseline))
            parts.Add($"no timing of the baseline \"{baseline}\" yet");
        if (timings.Where(timing => timing.WarmUpRuns == 0).Select(timing => timing.Label).Distinct().ToList() is { Count: > 0 } cold)
            parts.Add($"cold, the first run without warm-up: {string.Join(", ", cold)}");
        if (timings.Count > 0)
            parts.Add(Samples([.. timings.Select(timing => timing.Samples.Count).Order()]));
        parts.Add(timings.Machine.ToString() + (timings.Recorded is { } date ? FormattableString.Invariant($", {date:yyyy-MM-dd}") : ""));
        var note = string.Join("; ", parts);
        return char.ToUpperInvariant(note[0]) + note[1..];
    }

    private static string Samples(int[] counts) =>
        counts is [1, .., 1] or [1] ? "one sample each"
        : counts[0] == counts[^1] ? $"{Units.Whole(counts[0])} samples each"
        : $"{Units.Whole(counts[0])} to {Units.Whole(counts[^1])} samples each";

    private static string Compare(Timings timings, Timing timing, Func<Timing, double> ratio, Func<double, string> format) =>
        Show(timings.BaselineOf(timing) is { } baseline ? ratio(baseline) : null, format);

    private static string Show(double? value, Func<double, string> format) => value is { } known ? format(known) : Unknown;

    private sealed record Column(string Heading, Func<Timings, bool> IsWanted, Func<Timings, Timing, string> Cell);
}
