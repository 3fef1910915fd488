using ScottPlot;
using ScottPlot.TickGenerators;

namespace ParallelAsync.Charts.Picture;

/// <summary>The axes of a picture of a given size, in logical pixels.</summary>
internal sealed class PictureAxes(Plot plot, int width, int height)
{
    private const int MostNamesAcross = 12;
    private const float TitleGap = 10;

    /// <summary>So many labels stand above one another; about 130 pixels of the height are title, axis and legend.</summary>
    private int MostRows => Math.Max(1, (height - 130) / AxisTick.RowPitch);

    public void SetX(Axis axis, AxisRange range) => Set(plot.Axes.Bottom, axis, range, MostNamesAcross);

    public void SetY(Axis axis, AxisRange range) => Set(plot.Axes.Left, axis, range, MostRows);

    /// <summary>
    /// An axis along the cells of a heat map, which ScottPlot draws at 0, 1, 2 and so on from the left and from below; the first row is on
    /// top.
    /// </summary>
    public void SetGrid(Axis axis, int cells, bool isX)
    {
        var first = HeatMapChart.Centre(axis, 0, cells);
        var step = HeatMapChart.Centre(axis, 1, cells) - first;
        double CellOf(AxisTick tick) => isX ? (tick.Value - first) / step : cells - 1 - ((tick.Value - first) / step);
        var ticks = Ticks(axis, HeatMapChart.Edges(axis, cells), isX ? MostNamesAcross : MostRows).Select(tick => tick with { Value = CellOf(tick) });
        IAxis drawn = isX ? plot.Axes.Bottom : plot.Axes.Left;
        SetTitle(drawn, axis.Title, (isX ? width : height) / 8);
        SetTicks(drawn, [.. ticks], isX ? 110 / MostNamesAcross : BarChart.LabelWidth);
        drawn.Range.Set(-0.5, Math.Max(1, cells) - 0.5);
    }

    /// <summary>Named rows, the first at 0: left to right, or from the top down.</summary>
    public void SetRows(IReadOnlyList<string> names, bool horizontal)
    {
        IAxis axis = horizontal ? plot.Axes.Left : plot.Axes.Bottom;
        var ticks = AxisTick.Names(names, horizontal ? MostRows : names.Count);
        if (horizontal)
            ticks = [.. ticks.Select(tick => tick with { Value = names.Count - 1 - tick.Value })];
        SetTicks(axis, ticks, BarChart.LabelWidth + 10);
        axis.Range.Set(-0.5, names.Count - 0.5);
        HideTickMarks(axis);
        if (horizontal)
            plot.Grid.YAxisStyle.MajorLineStyle.Width = 0;
        else
            plot.Grid.XAxisStyle.MajorLineStyle.Width = 0;
    }

    /// <summary>The ticks of the description, where they lie on the paper; round numbers on a linear axis.</summary>
    public static IReadOnlyList<AxisTick> Ticks(Axis axis, AxisRange range, int mostNames)
    {
        IReadOnlyList<AxisTick> ticks = AxisTick.For(axis, range, mostNames) is { Count: > 0 } described ? described : AxisTick.Round(range);
        return [.. ticks.Select(tick => tick with { Value = AxisRange.Position(axis, tick.Value) })];
    }

    public static void SetTicks(IAxis axis, IReadOnlyList<AxisTick> ticks, int width)
    {
        var labels = ticks.Select(tick => string.Join('\n', TextWrap.Lines(tick.Label, width))).ToArray();
        PictureStyle.Write(axis.TickLabelStyle, labels, PictureStyle.TextSize);
        axis.TickGenerator = new NumericManual([.. ticks.Select(tick => tick.Value)], labels);
    }

    private void Set(IAxis axis, Axis description, AxisRange range, int mostNames)
    {
        var isX = axis.IsHorizontal();
        SetTitle(axis, description.Title, (isX ? width : height) / 8);
        axis.Range.Set(AxisRange.Position(description, range.Low), AxisRange.Position(description, range.High));
        var ticks = Ticks(description, range, mostNames);
        SetTicks(axis, ticks, isX ? 110 / Math.Max(1, ticks.Count) : BarChart.LabelWidth);
    }

    /// <summary>Titles an axis, with more room between its title and its tick labels than ScottPlot leaves.</summary>
    public static void SetTitle(IAxis axis, string title, int width)
    {
        var panel = (ScottPlot.AxisPanels.AxisBase)axis;
        PictureStyle.Write(panel.LabelStyle, string.Join('\n', TextWrap.Lines(title, width)), PictureStyle.TextSize);
        panel.PaddingBetweenTickAndAxisLabels = new PixelPadding(TitleGap, TitleGap, 4, 4);
        panel.PaddingOutsideAxisLabels = new PixelPadding(6, 6, 4, 4);
    }

    private static void HideTickMarks(IAxis axis) => axis.MajorTickStyle.Length = 0;
}
