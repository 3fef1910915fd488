using ScottPlot;

namespace ParallelAsync.Charts.Picture;

/// <summary>Unconnected points as ScottPlot draws them.</summary>
internal static class ScatterPicture
{
    public static void Draw(ScatterChart chart, Plot plot, PictureAxes axes)
    {
        Coordinates At(double x, double y) => new(AxisRange.Position(chart.X, x), AxisRange.Position(chart.Y, y));
        if (chart.Reference is { } reference)
            Mark(plot, AxisRange.Position(chart.X, reference.Value), reference.Name);
        for (var index = 0; index < chart.Series.Count; index++)
        {
            var points = chart.Series[index];
            var places = ScatterChart.Drawn(points).Select(point => At(point.X, point.Y));
            var drawn = plot.Add.ScatterPoints(places.ToArray());
            drawn.Color = Color.FromHex(chart.Colours[points.Label]);
            drawn.MarkerSize = 7;
            drawn.MarkerShape = PictureMarks.Shape(SeriesMarks.Shape(index));
            drawn.LegendText = points.Label;
        }

        axes.SetX(chart.X, chart.XRange);
        axes.SetY(chart.Y, chart.YRange);
    }

    private static void Mark(Plot plot, double place, string name)
    {
        plot.Axes.Top.MinimumSize = 18;
        var line = plot.Add.VerticalLine(place, width: 1.5f, color: PictureStyle.Text);
        (line.LabelText, line.LabelOppositeAxis) = (name, true);
        (line.LabelBackgroundColor, line.LabelFontColor, line.LabelFontSize, line.LabelBold) = (Colors.Transparent, PictureStyle.Text, PictureStyle.NoteSize, false);
        (line.LabelFontName, line.ExcludeFromLegend) = (ChartFont.For(name), true);
    }
}
