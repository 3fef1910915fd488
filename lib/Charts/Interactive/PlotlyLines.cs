using XPlot.Plotly;

namespace ParallelAsync.Charts.Interactive;

/// <summary>Lines in plotly: one trace a line, and one before it for its band.</summary>
internal static class PlotlyLines
{
    public static void Draw(LineChart chart, PlotlyFigure figure)
    {
        for (var index = 0; index < chart.Lines.Count; index++)
        {
            var line = chart.Lines[index];
            var legendGroup = $"line {index}";
            if (LineChart.Bands(line) is { Count: > 0 } bands)
                figure.Add(Band(chart.Colours[line.Label], legendGroup, bands));
            figure.Add(Trace(chart, index, legendGroup));
        }

        figure.SetX(chart.X, chart.XRange);
        figure.SetY(chart.Y, chart.YRange);
    }

    private static Scatter Trace(LineChart chart, int index, string legendGroup)
    {
        var line = chart.Lines[index];
        var colour = chart.Colours[line.Label];
        var trace = new Scatter
        {
            name = PlotlyText.Plain(LineChart.NameOf(line)),
            legendgroup = legendGroup,
            mode = "lines",
            x = PlotlyNumbers.Array(line.X),
            y = PlotlyNumbers.Array(line.Y),
            line = new XPlot.Plotly.Line { color = colour, width = 2, dash = SeriesMarks.Dash(chart.Lines, index) },
        };
        if (chart.ShowsMarkers(line))
        {
            trace.mode = "lines+markers";
            trace.marker = new Marker { color = colour, size = 7, symbol = SeriesMarks.Shape(index), maxdisplayed = SeriesMarks.MostDisplayed(line.X.Count) };
        }

        return trace;
    }

    private static Scatter Band(string colour, string legendGroup, IReadOnlyList<IReadOnlyList<(double X, double Y)>> bands)
    {
        // A missing point between two outlines keeps them apart.
        var outline = bands.SelectMany(band => band.Append((X: double.NaN, Y: double.NaN))).ToList();
        return new()
        {
            legendgroup = legendGroup,
            showlegend = false,
            hoverinfo = "skip",
            mode = "lines",
            x = PlotlyNumbers.Array(outline.Select(point => point.X)),
            y = PlotlyNumbers.Array(outline.Select(point => point.Y)),
            line = new XPlot.Plotly.Line { width = 0 },
            fill = "toself",
            fillcolor = PlotlyFigure.Translucent(colour, 0.25),
        };
    }
}
