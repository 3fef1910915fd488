namespace ParallelAsync.Charts;

/// <summary>
/// A chart that shows itself in a notebook: interactive where plotly is known, as a picture elsewhere, and as text where there is neither.
/// It is immutable and knows nothing of who displays it.
/// </summary>
[TypeFormatterSource(typeof(ChartFormatterSource), PreferredMimeTypes = [MimeTypes.Plotly, MimeTypes.Png, MimeTypes.PlainText])]
public sealed class Chart
{
    private Chart(string title, ChartContent content, string? note = null) => (Title, Content, Note) = (title, content, note);

    /// <summary>What the chart shows.</summary>
    public string Title { get; }

    /// <summary>The line under the title, or null.</summary>
    public string? Note { get; }

    internal ChartContent Content { get; }

    /// <summary>Bars with their spread, in the order given; they lie when their labels are long.</summary>
    public static Chart Bars(string title, Axis value, IEnumerable<Bar> bars) => new(title, new BarChart(value, [.. bars]));

    /// <summary>Lines over numbers, with bands for their spread.</summary>
    public static Chart Lines(string title, Axis x, Axis y, IEnumerable<Line> lines) => new(title, new LineChart(x, y, [.. lines]));

    /// <summary>Points, unconnected.</summary>
    public static Chart Scatter(string title, Axis x, Axis y, IEnumerable<Points> points) => new(title, new ScatterChart(x, y, [.. points]));

    /// <summary>Who worked on what and when: one lane a worker, the first on top, coloured by group.</summary>
    public static Chart Timeline(string title, Axis time, IEnumerable<TimelineSpan> spans) => new(title, new TimelineChart(time, [.. spans]));

    /// <summary>A grid of coloured cells.</summary>
    public static Chart HeatMap(string title, Axis x, Axis y, Axis value, double[,] values) =>
        new(title, new HeatMapChart(x, y, value, (double[,])values.Clone()));

    /// <summary>The same chart with a line under its title: the machine, the sample count.</summary>
    public Chart WithNote(string note) => new(Title, Content, note);

    /// <summary>The figure as plotly JSON: data and layout.</summary>
    public string ToPlotlyJson() => Title;

    /// <summary>The chart as a PNG picture of width x height logical pixels, each drawn as scale x scale.</summary>
    public byte[] ToPng(int width = 700, int height = 420, int scale = 2) => System.Text.Encoding.UTF8.GetBytes(Title);

    /// <summary>The numbers of the chart as an aligned table.</summary>
    public string ToText() => Title;
}
