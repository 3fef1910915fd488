using ScottPlot;

namespace ParallelAsync.Charts.Picture;

/// <summary>Unconnected points as ScottPlot draws them.</summary>
internal static class ScatterPicture
{
    public static void Draw(ScatterChart chart, Plot plot, PictureAxes axes)
    {
        Coordinates At(double x, double y) => new(AxisRange.Position(chart.X, x), AxisRange.Position(chart.Y, y));
        foreach (var points in chart.Series)
        {
            var places = ScatterChart.Drawn(points).Select(point => At(point.X, point.Y));
            var drawn = plot.Add.ScatterPoints(places.ToArray());
            drawn.Color = Color.FromHex(chart.Colours[points.Label]).WithAlpha(0.7);
            drawn.MarkerSize = 7;
            drawn.LegendText = points.Label;
        }

        axes.SetX(chart.X, chart.XRange);
        axes.SetY(chart.Y, chart.YRange);
    }
}
