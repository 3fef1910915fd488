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

        for (var index = 0; index < chart.Lines.Count; index++)
        {
            var line = chart.Lines[index];
            var isCrowded = line.X.Count > SeriesMarks.MostMarkers && chart.ShowsMarkers(line);
            foreach (var (run, (start, length)) in LineChart.Runs(line).Index())
            {
                var drawn = plot.Add.Scatter(Enumerable.Range(start, length).Select(point => At(line.X[point], line.Y[point])).ToArray());
                Style(drawn, chart, index);
                drawn.LegendText = run == 0 && !isCrowded ? LineChart.NameOf(line) : "";
                drawn.MarkerSize = isCrowded ? 0 : drawn.MarkerSize;
            }

            if (isCrowded)
                AddSomeMarkers(chart, plot, index, point => At(line.X[point], line.Y[point]));
        }

        axes.SetX(chart.X, chart.XRange);
        axes.SetY(chart.Y, chart.YRange);
    }

    /// <summary>Each a scatter of a single point, which draws no line but shows one in the legend.</summary>
    private static void AddSomeMarkers(LineChart chart, Plot plot, int index, Func<int, Coordinates> at)
    {
        var line = chart.Lines[index];
        var places = SeriesMarks.Places(line.X.Count).Where(point => double.IsFinite(line.X[point]) && double.IsFinite(line.Y[point]));
        foreach (var (order, point) in places.Index())
        {
            var drawn = plot.Add.Scatter(new[] { at(point) });
            Style(drawn, chart, index);
            drawn.LegendText = order == 0 ? LineChart.NameOf(line) : "";
        }
    }

    private static void Style(ScottPlot.Plottables.Scatter drawn, LineChart chart, int index)
    {
        var line = chart.Lines[index];
        drawn.Color = Color.FromHex(chart.Colours[line.Label]);
        drawn.LineWidth = 2;
        drawn.LinePattern = PictureMarks.Pattern(SeriesMarks.Dash(chart.Lines, index));
        drawn.MarkerSize = chart.ShowsMarkers(line) ? 7 : 0;
        drawn.MarkerShape = PictureMarks.Shape(SeriesMarks.Shape(index));
    }
}
