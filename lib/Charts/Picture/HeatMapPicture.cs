using ScottPlot;

namespace ParallelAsync.Charts.Picture;

/// <summary>A heat map as ScottPlot draws it, with its colour bar.</summary>
internal static class HeatMapPicture
{
    private const int MostNames = 20;

    public static void Draw(HeatMapChart chart, Plot plot, PictureAxes axes)
    {
        axes.SetGrid(chart.X, chart.Columns, isX: true);
        axes.SetGrid(chart.Y, chart.Rows, isX: false);
        plot.HideGrid();
        if (chart.IsEmpty)
            return;
        var positions = new double[chart.Rows, chart.Columns];
        for (var row = 0; row < chart.Rows; row++)
        {
            for (var column = 0; column < chart.Columns; column++)
                positions[row, column] = AxisRange.Position(chart.Value, chart[row, column]);
        }

        var map = plot.Add.Heatmap(positions);
        map.Colormap = ColourScale.Map;
        var (low, high) = (AxisRange.Position(chart.Value, chart.Range.Low), AxisRange.Position(chart.Value, chart.Range.High));
        map.ManualRange = new ScottPlot.Range(low, high);
        AddColourBar(chart, plot, map);
    }

    private static void AddColourBar(HeatMapChart chart, Plot plot, ScottPlot.Plottables.Heatmap map)
    {
        var bar = plot.Add.ColorBar(map);
        PictureAxes.SetTitle(bar.Axis, chart.Value.Title, 50);
        PictureAxes.SetTicks(bar.Axis, PictureAxes.Ticks(chart.Value, chart.Range, MostNames), BarChart.LabelWidth);
    }
}
