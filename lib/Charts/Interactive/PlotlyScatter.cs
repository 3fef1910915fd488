using Newtonsoft.Json.Linq;
using XPlot.Plotly;

namespace ParallelAsync.Charts.Interactive;

/// <summary>Unconnected points in plotly: one trace a series.</summary>
internal static class PlotlyScatter
{
    public static void Draw(ScatterChart chart, PlotlyFigure figure)
    {
        foreach (var points in chart.Series)
        {
            var drawn = ScatterChart.Drawn(points);
            var names = ScatterChart.DrawnNames(points);
            var trace = new Scatter
            {
                name = PlotlyText.Plain(points.Label),
                mode = "markers",
                x = PlotlyNumbers.Array(drawn.Select(point => point.X)),
                y = PlotlyNumbers.Array(drawn.Select(point => point.Y)),
                marker = new Marker { color = chart.Colours[points.Label], size = 7, opacity = 0.7 },
            };
            if (names is null)
            {
                figure.Add(trace);
                continue;
            }

            trace.hoverinfo = "text";
            figure.Add(trace, ("hovertext", new JArray(names.Select(PlotlyText.Plain))));
        }

        figure.SetX(chart.X, chart.XRange);
        figure.SetY(chart.Y, chart.YRange);
    }
}
