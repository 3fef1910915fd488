namespace ParallelAsync.Charts;

/// <summary>Unconnected points of one or more series.</summary>
internal sealed record ScatterChart : ChartContent
{
    public ScatterChart(Axis x, Axis y, IEnumerable<Points> series, (double Value, string Name)? reference = null)
    {
        Expect.Valid(x);
        Expect.Valid(y);
        (X, Y, Reference) = (x, y, reference);
        Series = [.. series.Select(points => points with { X = [.. points.X], Y = [.. points.Y] })];
        foreach (var points in Series)
        {
            Expect.Text(points.Label, "The label of a series");
            Expect.SameLength(points.Label, "X", points.X.Count, "Y", points.Y.Count);
            if (points.Names is { } names)
                Expect.SameLength(points.Label, "X", points.X.Count, "Names", names.Count);
            Expect.FitsScale(points.Label, x, points.X);
            Expect.FitsScale(points.Label, y, points.Y);
        }

        Colours = Palette.Colours(Series.Select(points => points.Label));
        XRange = AxisRange.Fit(x, Series.SelectMany(points => points.X).Concat(reference is { } marked ? [marked.Value] : []));
        YRange = AxisRange.Fit(y, Series.SelectMany(points => points.Y));
    }

    public Axis X { get; }

    public Axis Y { get; }

    public IReadOnlyList<Points> Series { get; }

    public IReadOnlyDictionary<string, string> Colours { get; }

    public AxisRange XRange { get; }

    public AxisRange YRange { get; }

    /// <summary>The value of the X axis with which the points are compared, marked by a line, and what it means; null: none.</summary>
    public (double Value, string Name)? Reference { get; }

    public override bool NamesRows => Y.Categories is { Count: > 0 };

    /// <summary>Named rows need room for their names, which are broken into lines.</summary>
    public override int Height => Y.Categories is { Count: > 0 } rows
        ? HeightFor(rows.Count, 6 + (14 * rows.Max(row => TextWrap.Lines(row, BarChart.LabelWidth).Count)))
        : StandardHeight;

    public override IReadOnlyList<string> LegendNames => [.. Series.Select(points => points.Label)];

    public override bool IsEmpty => Series.All(points => Drawn(points).Count == 0);

    /// <summary>The points that have a place: those whose coordinates are both finite.</summary>
    public static IReadOnlyList<(double X, double Y)> Drawn(Points points) => [.. Places(points).Select(index => (points.X[index], points.Y[index]))];

    /// <summary>The names of the points that have a place, or null when they have none.</summary>
    public static IReadOnlyList<string>? DrawnNames(Points points) =>
        points.Names is { } names ? [.. Places(points).Select(index => names[index])] : null;

    private static IEnumerable<int> Places(Points points) =>
        Enumerable.Range(0, points.X.Count).Where(index => double.IsFinite(points.X[index]) && double.IsFinite(points.Y[index]));

    public override Table ToTable() => new(
        "Where the points of each series lie.",
        ["series", "points", $"{X.Title}: min", "median", "max", $"{Y.Title}: min", "median", "max"],
        Series.Select(points => Row(points.Label, Drawn(points))));

    private static string[] Row(string label, IReadOnlyList<(double X, double Y)> points) =>
        [label, NumberText.Value(points.Count), .. Summary(points.Select(point => point.X)), .. Summary(points.Select(point => point.Y))];

    private static string[] Summary(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0)
            return ["", "", ""];
        var median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return [NumberText.Value(sorted[0]), NumberText.Value(median), NumberText.Value(sorted[^1])];
    }
}
