using Newtonsoft.Json.Linq;
using XPlot.Plotly;

namespace ParallelAsync.Charts.Interactive;

/// <summary>Unconnected points in plotly: one trace a series.</summary>
internal static class PlotlyScatter
{
    public static void Draw(ScatterChart chart, PlotlyFigure figure)
    {
        for (var index = 0; index < chart.Series.Count; index++)
        {
            var points = chart.Series[index];
            var drawn = ScatterChart.Drawn(points);
            var names = ScatterChart.DrawnNames(points);
            var trace = new Scatter
            {
                name = PlotlyText.Plain(points.Label),
                mode = "markers",
                x = PlotlyNumbers.Array(drawn.Select(point => point.X)),
                y = PlotlyNumbers.Array(drawn.Select(point => point.Y)),
                marker = new Marker { color = chart.Colours[points.Label], size = 7, symbol = SeriesMarks.Shape(index) },
            };
            if (names is null)
            {
                figure.Add(trace);
                continue;
            }

            trace.hoverinfo = "text";
            figure.Add(trace, ("hovertext", new JArray(names.Select(PlotlyText.Plain))));
        }

        if (chart.Reference is { } reference)
            figure.MarkX(chart.X, reference.Value, reference.Name);
        figure.SetX(chart.X, chart.XRange);
        figure.SetY(chart.Y, chart.YRange);
    }
}
