using ParallelAsync.Charts;

namespace ParallelAsync.Measurement;

/// <summary>Draws the speedups of all experiments, one row each.</summary>
internal static class SpeedupOverviewChart
{
    /// <summary>Stands behind the experiments that come with the collection.</summary>
    public const string RecordedMark = "*";

    public static Chart Of(SpeedupOverview overview, IReadOnlyCollection<(string Name, double Speedup)> published, string source)
    {
        var names = overview.Rows.Select(row => row.IsOwn ? row.Row : row.Row + RecordedMark).Concat(published.Select(row => $"{source}: {row.Name}")).ToList();
        // A category axis counts from below; a reader starts above.
        var places = overview.Rows.Select((row, index) => (row.Row, Place: names.Count - 1.0 - index)).ToDictionary(row => row.Row, row => row.Place);
        var series = ApproachKinds.All
            .Select(kind => PointsOf(kind, [.. overview.Speedups.Where(speedup => speedup.Kind == kind)], places))
            .Append(new(source, [.. published.Select(row => row.Speedup)], [.. published.Select((_, index) => published.Count - 1.0 - index)])
            {
                Names = [.. published.Select(row => $"{source}: {row.Name}, {Units.Digits(row.Speedup)}")],
            });
        names.Reverse();
        return Chart.Scatter(
            "Every speedup of the collection",
            new("Speedup (×)", AxisScale.Log10),
            new("") { Categories = names },
            series.Where(points => points.X.Count > 0),
            reference: (1, "no gain")).WithNote(overview.SourceNote);
    }

    private static Points PointsOf(string kind, IReadOnlyList<RecordedSpeedup> speedups, Dictionary<string, double> places) =>
        new(kind, [.. speedups.Select(speedup => speedup.Value)], [.. speedups.Select(speedup => places[$"{speedup.Notebook} {speedup.Experiment}"])])
        {
            Names = [.. speedups.Select(NameOf)],
        };

    private static string NameOf(RecordedSpeedup speedup) =>
        $"{speedup.Timing.Label}, {Units.Whole(speedup.Timing.Items)} {(speedup.Timing.Items == 1 ? "item" : "items")}: {Units.Digits(speedup.Value)}";
}
