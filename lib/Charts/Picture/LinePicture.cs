using ScottPlot;

namespace ParallelAsync.Charts.Picture;

/// <summary>Lines as ScottPlot draws them: the stretches between missing points one by one, the bands below them.</summary>
internal static class LinePicture
{
    public static void Draw(LineChart chart, Plot plot, PictureAxes axes)
    {
        Coordinates At(double x, double y) => new(AxisRange.Position(chart.X, x), AxisRange.Position(chart.Y, y));
        foreach (var line in chart.Lines)
        {
            foreach (var outline in LineChart.Bands(line))
            {
                var band = plot.Add.Polygon(outline.Select(point => At(point.X, point.Y)).ToArray());
                (band.FillColor, band.LineWidth) = (Color.FromHex(chart.Colours[line.Label]).WithAlpha(0.25), 0);
            }
        }

        foreach (var line in chart.Lines)
        {
            var runs = LineChart.Runs(line);
            for (var run = 0; run < runs.Count; run++)
            {
                var points = Enumerable.Range(runs[run].Start, runs[run].Length).Select(index => At(line.X[index], line.Y[index])).ToArray();
                Style(plot.Add.Scatter(points), line, chart.Colours[line.Label], run == 0);
            }
        }

        axes.SetX(chart.X, chart.XRange);
        axes.SetY(chart.Y, chart.YRange);
    }

    private static void Style(ScottPlot.Plottables.Scatter drawn, Line line, string colour, bool isNamed)
    {
        drawn.Color = Color.FromHex(colour);
        drawn.LineWidth = 2;
        drawn.LinePattern = line.Predicted ? LinePattern.Dashed : LinePattern.Solid;
        drawn.MarkerSize = LineChart.ShowsMarkers(line) ? 7 : 0;
        drawn.LegendText = isNamed ? LineChart.NameOf(line) : "";
    }
}
