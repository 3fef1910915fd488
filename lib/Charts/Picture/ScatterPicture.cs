using ScottPlot;

namespace ParallelAsync.Charts.Picture;

/// <summary>Unconnected points as ScottPlot draws them.</summary>
internal static class ScatterPicture
{
    public static void Draw(ScatterChart chart, Plot plot, PictureAxes axes)
    {
        foreach (var points in chart.Series)
        {
            var places = ScatterChart.Drawn(points).Select(point => new Coordinates(AxisRange.Position(chart.X, point.X), AxisRange.Position(chart.Y, point.Y)));
            var drawn = plot.Add.ScatterPoints(places.ToArray());
            drawn.Color = Color.FromHex(chart.Colours[points.Label]).WithAlpha(0.7);
            drawn.MarkerSize = 7;
            drawn.LegendText = points.Label;
        }

        axes.SetX(chart.X, chart.XRange);
        axes.SetY(chart.Y, chart.YRange);
    }
}
