using Newtonsoft.Json.Linq;
using XPlot.Plotly;

namespace ParallelAsync.Charts.Interactive;

/// <summary>
/// A heat map in plotly; on a logarithmic scale the colours follow the logarithm, and the colour bar is labelled with the values.
/// </summary>
internal static class PlotlyHeatMap
{
    public static void Draw(HeatMapChart chart, PlotlyFigure figure)
    {
        var trace = new Heatmap
        {
            name = PlotlyText.Plain(chart.Value.Title),
            x = PlotlyNumbers.Array(Enumerable.Range(0, chart.Columns).Select(column => HeatMapChart.Centre(chart.X, column, chart.Columns))),
            y = PlotlyNumbers.Array(Enumerable.Range(0, chart.Rows).Select(row => HeatMapChart.Centre(chart.Y, row, chart.Rows))),
            z = PlotlyNumbers.Grid(chart.Rows, chart.Columns, (row, column) => AxisRange.Position(chart.Value, chart[row, column])),
            zmin = AxisRange.Position(chart.Value, chart.Range.Low),
            zmax = AxisRange.Position(chart.Value, chart.Range.High),
            colorscale = ColourScale.Stops(16).Select(stop => new object[] { stop.Share, stop.Colour }).ToArray(),
            colorbar = ColourBar(chart),
        };
        (string, JToken)[] more = chart.Value.Scale == AxisScale.Linear
            ? [("hovertemplate", Hover("%{z:.4~g}"))]
            : [("text", Texts(chart)), ("hovertemplate", Hover("%{text}"))];
        figure.Add(trace, more);
        var (x, y) = (HeatMapChart.Edges(chart.X, chart.Columns), HeatMapChart.Edges(chart.Y, chart.Rows));
        figure.SetX(chart.X, x);
        figure.SetY(chart.Y, y);
        figure.TurnYUpsideDown(y);
    }

    private static string Hover(string value) => "%{y}, %{x}: " + value + "<extra></extra>";

    private static JArray Texts(HeatMapChart chart) => new(Enumerable.Range(0, chart.Rows).Select(row =>
        new JArray(Enumerable.Range(0, chart.Columns).Select(column => NumberText.Value(chart[row, column])))));

    private static Colorbar ColourBar(HeatMapChart chart)
    {
        var title = PlotlyText.Wrapped(chart.Value.Title, PlotlyText.AxisTitleWidth);
        var bar = new Colorbar { title = title, titleside = "right", thickness = 14, outlinewidth = 0 };
        if (AxisTick.For(chart.Value, chart.Range, int.MaxValue / 2) is { Count: > 0 } ticks)
        {
            bar.tickmode = "array";
            bar.tickvals = PlotlyNumbers.Array(ticks.Select(tick => AxisRange.Position(chart.Value, tick.Value)));
            bar.ticktext = ticks.Select(tick => tick.Label).ToArray();
        }

        return bar;
    }
}
