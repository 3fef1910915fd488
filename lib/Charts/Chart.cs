using ParallelAsync.Charts.Interactive;
using ParallelAsync.Charts.Picture;

namespace ParallelAsync.Charts;

/// <summary>
/// A chart that shows itself in a notebook: interactive where plotly is known, as a picture elsewhere, and as text where there is neither.
/// It is immutable and knows nothing of who displays it. Values that are NaN or infinite are missing: gaps in lines, empty places among
/// bars and cells.
/// </summary>
[TypeFormatterSource(typeof(ChartFormatterSource), PreferredMimeTypes = [MimeTypes.Plotly, MimeTypes.Png, MimeTypes.PlainText])]
public sealed class Chart
{
    private Chart(string title, ChartContent content, string? note = null)
    {
        Expect.Text(title, "The title of a chart");
        (Title, Content, Note) = (title, content, note);
    }

    /// <summary>What the chart shows.</summary>
    public string Title { get; }

    /// <summary>The line under the title, or null.</summary>
    public string? Note { get; }

    internal ChartContent Content { get; }

    /// <summary>All lines under the title: the author's note, and what the reader must know of the drawing.</summary>
    internal IReadOnlyList<string> Notes => [.. new[] { Note, Content.Remark, LegendRemark }.OfType<string>()];

    private string? LegendRemark => Content.LegendNames.Count > 0 && !Content.ShowsLegend
        ? $"{Content.LegendNames.Count} colours, too many for a legend: point at one to read its name"
        : null;

    /// <summary>Bars with their spread, in the order given, from zero on a linear axis. They lie when their labels are long.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="value">The axis along the bars, its title with the unit.</param>
    /// <param name="bars">The bars; those of one label and several groups stand side by side.</param>
    /// <exception cref="ArgumentException">
    /// Two bars have the same label and group, a spread leaves out its value, or a value is not positive on a logarithmic axis.
    /// </exception>
    public static Chart Bars(string title, Axis value, IEnumerable<Bar> bars) => new(title, new BarChart(value, bars));

    /// <summary>Lines over numbers, with bands for their spread.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="x">The axis from left to right, its title with the unit.</param>
    /// <param name="y">The axis from bottom to top, its title with the unit.</param>
    /// <param name="lines">The lines; a measured line and a predicted one of the same label have the same colour.</param>
    /// <exception cref="ArgumentException">
    /// The values of a line are not of one length, or a value is not positive on a logarithmic axis.
    /// </exception>
    public static Chart Lines(string title, Axis x, Axis y, IEnumerable<Line> lines) => new(title, new LineChart(x, y, lines));

    /// <summary>Points, unconnected.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="x">The axis from left to right, its title with the unit.</param>
    /// <param name="y">The axis from bottom to top, its title with the unit.</param>
    /// <param name="points">The series.</param>
    /// <exception cref="ArgumentException">
    /// The values of a series are not of one length, or a value is not positive on a logarithmic axis.
    /// </exception>
    public static Chart Scatter(string title, Axis x, Axis y, IEnumerable<Points> points) => new(title, new ScatterChart(x, y, points));

    /// <summary>Points, unconnected, and an upright line at the value of the X axis with which they are compared.</summary>
    internal static Chart Scatter(string title, Axis x, Axis y, IEnumerable<Points> points, (double Value, string Name) reference) => new(title, new ScatterChart(x, y, points, reference));

    /// <summary>
    /// Who worked on what and when: one lane a worker, the first on top, coloured by group. Beyond 3,000 spans neighbours too close to be
    /// told apart are drawn as one, and the chart says so; the text always counts all.
    /// </summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="time">The axis from left to right, linear, its title with the unit.</param>
    /// <param name="spans">The spans, in any order.</param>
    /// <exception cref="ArgumentException">A time is not finite, a span ends before it starts, or the axis is not linear.</exception>
    public static Chart Timeline(string title, Axis time, IEnumerable<TimelineSpan> spans) => new(title, new TimelineChart(time, spans));

    /// <summary>A grid of coloured cells, its first row on top. NaN is a missing cell.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="x">The columns: named by its categories, or evenly spread from its minimum to its maximum, or numbered from 0.</param>
    /// <param name="y">The rows, likewise.</param>
    /// <param name="value">What the colours mean, its title with the unit; its minimum and maximum bound the colours.</param>
    /// <param name="values">The values, as [row, column].</param>
    /// <exception cref="ArgumentException">
    /// The categories do not fit the grid, an axis of the grid is logarithmic, or a value is not positive on a logarithmic colour axis.
    /// </exception>
    public static Chart HeatMap(string title, Axis x, Axis y, Axis value, double[,] values) => new(title, new HeatMapChart(x, y, value, values));

    /// <summary>The same chart with a line under its title: the machine, the sample count.</summary>
    public Chart WithNote(string note) => new(Title, Content, note);

    /// <summary>
    /// The figure as JSON for plotly.js 1.43 to 3: its data, its layout (transparent, readable on light and dark), its configuration.
    /// </summary>
    public string ToPlotlyJson() => PlotlyFigure.Json(this);

    /// <summary>The chart as a PNG picture on an opaque light ground.</summary>
    /// <param name="width">The width in logical pixels, 200 to 4,000.</param>
    /// <param name="height">The height in logical pixels, 150 to 4,000.</param>
    /// <param name="scale">The pixels along each logical pixel, 1 to 4.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is outside its bounds.</exception>
    public byte[] ToPng(int width = 700, int height = 420, int scale = 2) => ChartPicture.Png(this, width, height, scale);

    /// <summary>
    /// The numbers of the chart as an aligned table under its title and note: of a timeline the lanes' busy time, of a heat map and of
    /// points their extremes.
    /// </summary>
    public string ToText() => string.Join('\n', [Title, .. Notes, Content.ToTable().ToText()]);

    /// <inheritdoc/>
    public override string ToString() => ToText();
}
