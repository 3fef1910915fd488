namespace ParallelAsync.Charts;

/// <summary>Lines over a numeric axis, with bands for their spread.</summary>
internal sealed record LineChart : ChartContent
{
    public LineChart(Axis x, Axis y, IEnumerable<Line> lines)
    {
        Expect.Valid(x);
        Expect.Valid(y);
        (X, Y) = (x, y);
        Lines = [.. lines.Select(Frozen)];
        foreach (var line in Lines)
            Check(line);
        Colours = Palette.Colours(Lines.Select(line => line.Label));
        XRange = AxisRange.Fit(x, Lines.SelectMany(line => line.X));
        YRange = AxisRange.Fit(y, Lines.SelectMany(line => line.Y.Concat(line.Low ?? []).Concat(line.High ?? [])));
    }

    public Axis X { get; }

    public Axis Y { get; }

    public IReadOnlyList<Line> Lines { get; }

    public IReadOnlyDictionary<string, string> Colours { get; }

    public AxisRange XRange { get; }

    public AxisRange YRange { get; }

    public override IReadOnlyList<string> LegendNames => [.. Lines.Select(NameOf)];

    public override bool IsEmpty => Lines.All(line => Runs(line).Count == 0);

    /// <summary>The name in the legend; it says of a computed line that it is one.</summary>
    public static string NameOf(Line line) =>
        line.Predicted && Palette.ApproachOf(line.Label) is not (Palette.Prediction or Palette.Ideal) ? line.Label + " (predicted)" : line.Label;

    /// <summary>A point without neighbours would be invisible without a marker, and solid lines beside each other differ in theirs.</summary>
    public bool ShowsMarkers(Line line) =>
        line.Markers || Runs(line).Any(run => run.Length == 1) || (!line.Predicted && Lines.Count(other => !other.Predicted) > 1);

    /// <summary>The stretches of a line between its missing points.</summary>
    public static IReadOnlyList<(int Start, int Length)> Runs(Line line) =>
        RunsOf(line.X.Count, index => double.IsFinite(line.X[index]) && double.IsFinite(line.Y[index]));

    /// <summary>The outline of each stretch of the band: out along the upper edge, back along the lower one.</summary>
    public static IReadOnlyList<IReadOnlyList<(double X, double Y)>> Bands(Line line)
    {
        if (line is not { Low: { } low, High: { } high })
            return [];
        var runs = RunsOf(line.X.Count, index => double.IsFinite(line.X[index]) && double.IsFinite(low[index]) && double.IsFinite(high[index]));
        return [.. runs.Where(run => run.Length > 1).Select(run => (IReadOnlyList<(double, double)>)
        [
            .. Enumerable.Range(run.Start, run.Length).Select(index => (line.X[index], high[index])),
            .. Enumerable.Range(run.Start, run.Length).Reverse().Select(index => (line.X[index], low[index])),
        ])];
    }

    public override Table ToTable()
    {
        var xs = Lines.SelectMany(line => line.X).Where(x => !double.IsNaN(x)).Distinct().Order().ToList();
        var names = Lines.Select(NameOf).ToList();
        var cells = Lines.Select(CellsByX).ToList();
        return Sampled($"The lines in numbers: {Y.Title}.", [X.Title, .. names], xs.Count, row =>
            [XText(xs[row]), .. cells.Select(byX => byX.GetValueOrDefault(xs[row], ""))]);
    }

    private static Line Frozen(Line line) => line with
    {
        X = [.. line.X],
        Y = [.. line.Y],
        Low = line.Low is null ? null : [.. line.Low],
        High = line.High is null ? null : [.. line.High],
    };

    private string XText(double x) =>
        X.Categories is { } names && x >= 0 && x < names.Count && x == Math.Floor(x) ? names[(int)x] : NumberText.Value(x);

    private static Dictionary<double, string> CellsByX(Line line)
    {
        Dictionary<double, string> cells = [];
        for (var index = 0; index < line.X.Count; index++)
        {
            if (double.IsNaN(line.X[index]))
                continue;
            var spread = line is { Low: { } low, High: { } high } ? $" ({NumberText.Value(low[index])} to {NumberText.Value(high[index])})" : "";
            cells[line.X[index]] = NumberText.Value(line.Y[index]) + spread;
        }

        return cells;
    }

    private void Check(Line line)
    {
        Expect.Text(line.Label, "The label of a line");
        Expect.SameLength(line.Label, "X", line.X.Count, "Y", line.Y.Count);
        if (line.Low is null != line.High is null)
        {
            throw new ArgumentException(
                $"Series \"{line.Label}\" has only one edge of its band: give both {nameof(Line.Low)} and {nameof(Line.High)}, or neither.");
        }

        if (line is { Low: { } low, High: { } high })
        {
            Expect.SameLength(line.Label, "X", line.X.Count, nameof(Line.Low), low.Count);
            Expect.SameLength(line.Label, "X", line.X.Count, nameof(Line.High), high.Count);
        }

        Expect.FitsScale(line.Label, X, line.X);
        Expect.FitsScale(line.Label, Y, line.Y.Concat(line.Low ?? []).Concat(line.High ?? []));
    }

    private static List<(int Start, int Length)> RunsOf(int count, Func<int, bool> isThere)
    {
        List<(int, int)> runs = [];
        var start = 0;
        for (var index = 0; index <= count; index++)
        {
            if (index < count && isThere(index))
                continue;
            if (index > start)
                runs.Add((start, index - start));
            start = index + 1;
        }

        return runs;
    }
}
