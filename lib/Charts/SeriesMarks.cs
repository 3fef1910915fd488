namespace ParallelAsync.Charts;

/// <summary>
/// What tells the series of a chart apart besides their colours: for readers who see colours differently, on grey paper, and where two series
/// are of one approach and so of one colour.
/// </summary>
internal static class SeriesMarks
{
    /// <summary>Beyond this many points a line has markers at some of them only.</summary>
    public const int MostMarkers = 24;

    private const int SpacedMarkers = 10;

    /// <summary>The marker's shapes, as plotly names them; a series takes that of its place in the chart.</summary>
    private static readonly string[] Shapes =
    [
        "circle", "square", "diamond", "triangle-up", "triangle-down", "x",
        "circle-open", "square-open", "diamond-open", "triangle-up-open", "triangle-down-open", "cross",
    ];

    /// <summary>The dashes of computed lines, as plotly names them; what was measured is solid.</summary>
    private static readonly string[] Dashes = ["dash", "dot", "dashdot", "longdash"];

    /// <summary>The hatches of bars, as plotly names them; the first group is plain.</summary>
    private static readonly string[] Hatches = ["", "/", ".", "x"];

    /// <summary>The hatch of a group of bars; empty: none.</summary>
    /// <param name="group">The place of the group in its chart, from 0.</param>
    public static string Hatch(int group) => Hatches[group % Hatches.Length];

    /// <summary>The shape of a series' markers.</summary>
    /// <param name="series">The place of the series in its chart, from 0.</param>
    public static string Shape(int series) => Shapes[series % Shapes.Length];

    /// <summary>The dash of a line.</summary>
    /// <param name="lines">The chart's lines.</param>
    /// <param name="line">The place of the line among them.</param>
    public static string Dash(IReadOnlyList<Line> lines, int line) =>
        lines[line].Predicted ? Dashes[lines.Take(line).Count(other => other.Predicted) % Dashes.Length] : "solid";

    /// <summary>Which of a line's points carry markers: all, or of many some, evenly spread, the first and the last among them.</summary>
    public static IReadOnlyList<int> Places(int points) => points <= MostMarkers
        ? [.. Enumerable.Range(0, points)]
        : [.. Enumerable.Range(0, SpacedMarkers).Select(index => (int)Math.Round(index * (points - 1.0) / (SpacedMarkers - 1)))];

    /// <summary>What plotly calls <see cref="Places"/>: the most markers to show, 0 for all.</summary>
    public static int MostDisplayed(int points) => points <= MostMarkers ? 0 : SpacedMarkers;
}
