using ScottPlot;
using ScottPlot.TickGenerators;

namespace ParallelAsync.Charts.Picture;

/// <summary>A heat map as ScottPlot draws it, with its colour bar.</summary>
internal static class HeatMapPicture
{
    public static void Draw(HeatMapChart chart, Plot plot, PictureAxes axes)
    {
        var (x, y) = (HeatMapChart.Edges(chart.X, chart.Columns), HeatMapChart.Edges(chart.Y, chart.Rows));
        axes.SetX(chart.X, x);
        axes.SetYDownward(chart.Y, y);
        plot.HideGrid();
        if (chart.Rows == 0 || chart.Columns == 0)
            return;
        var positions = new double[chart.Rows, chart.Columns];
        for (var row = 0; row < chart.Rows; row++)
        {
            for (var column = 0; column < chart.Columns; column++)
                positions[row, column] = AxisRange.Position(chart.Value, chart[row, column]);
        }

        var map = plot.Add.Heatmap(positions);
        map.Colormap = ColourScale.Map;
        map.Position = new CoordinateRect(x.Low, x.High, y.Low, y.High);
        map.ManualRange = new ScottPlot.Range(AxisRange.Position(chart.Value, chart.Range.Low), AxisRange.Position(chart.Value, chart.Range.High));
        AddColourBar(chart, plot, map);
    }

    private static void AddColourBar(HeatMapChart chart, Plot plot, ScottPlot.Plottables.Heatmap map)
    {
        var bar = plot.Add.ColorBar(map);
        bar.Label = chart.Value.Title;
        PictureStyle.Write(bar.LabelStyle, chart.Value.Title, PictureStyle.TextSize);
        PictureStyle.Write(bar.Axis.TickLabelStyle, [], PictureStyle.TextSize);
        if (AxisTick.For(chart.Value, chart.Range, int.MaxValue / 2) is { Count: > 0 } ticks)
            PictureAxes.SetTicks(bar.Axis, [.. ticks.Select(tick => tick with { Value = AxisRange.Position(chart.Value, tick.Value) })], BarChart.LabelWidth);
        else
            bar.Axis.TickGenerator = new NumericAutomatic { LabelFormatter = NumberText.Tick };
    }
}
