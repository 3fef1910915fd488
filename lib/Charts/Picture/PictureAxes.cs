using ScottPlot;
using ScottPlot.TickGenerators;

namespace ParallelAsync.Charts.Picture;

/// <summary>The axes of a picture of a given size, in logical pixels.</summary>
internal sealed class PictureAxes(Plot plot, int width, int height)
{
    private const int MostNamesAcross = 12;

    /// <summary>So many labels stand above one another; about 130 pixels of the height are title, axis and legend.</summary>
    private int MostRows => Math.Max(1, (height - 130) / AxisTick.RowPitch);

    public void SetX(Axis axis, AxisRange range) => Set(plot.Axes.Bottom, axis, range, MostNamesAcross);

    public void SetY(Axis axis, AxisRange range) => Set(plot.Axes.Left, axis, range, MostRows);

    /// <summary>The same axis turned upside down: what is at its low end is on top.</summary>
    public void SetYDownward(Axis axis, AxisRange range)
    {
        IReadOnlyList<AxisTick> ticks = AxisTick.For(axis, range, MostRows) is { Count: > 0 } named ? named : AxisTick.Round(range);
        SetTitle(plot.Axes.Left, axis.Title, height / 8);
        SetTicks(plot.Axes.Left, [.. ticks.Select(tick => tick with { Value = range.Low + range.High - tick.Value })], BarChart.LabelWidth);
        plot.Axes.Left.Range.Set(range.Low, range.High);
    }

    /// <summary>Named rows, the first at 0: left to right, or from the top down.</summary>
    public void SetRows(IReadOnlyList<string> names, bool horizontal)
    {
        IAxis axis = horizontal ? plot.Axes.Left : plot.Axes.Bottom;
        var ticks = AxisTick.Names(names, horizontal ? MostRows : names.Count);
        SetTicks(axis, horizontal ? [.. ticks.Select(tick => tick with { Value = names.Count - 1 - tick.Value })] : ticks, BarChart.LabelWidth + 10);
        axis.Range.Set(-0.5, names.Count - 0.5);
        HideTickMarks(axis);
        if (horizontal)
            plot.Grid.YAxisStyle.MajorLineStyle.Width = 0;
        else
            plot.Grid.XAxisStyle.MajorLineStyle.Width = 0;
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
        if (AxisTick.For(description, range, mostNames) is { Count: > 0 } ticks)
        {
            SetTicks(axis, [.. ticks.Select(tick => tick with { Value = AxisRange.Position(description, tick.Value) })], isX ? 110 / ticks.Count : BarChart.LabelWidth);
            return;
        }

        PictureStyle.Write(axis.TickLabelStyle, [], PictureStyle.TextSize);
        axis.TickGenerator = new NumericAutomatic { LabelFormatter = NumberText.Tick, MinorTickGenerator = new NoMinorTicks() };
    }

    private static void SetTitle(IAxis axis, string title, int width) =>
        PictureStyle.Write(((ScottPlot.AxisPanels.AxisBase)axis).LabelStyle, string.Join('\n', TextWrap.Lines(title, width)), PictureStyle.TextSize);

    private static void HideTickMarks(IAxis axis) => axis.MajorTickStyle.Length = 0;

    private sealed class NoMinorTicks : IMinorTickGenerator
    {
        public IEnumerable<double> GetMinorTicks(double[] majorTicks, CoordinateRange visibleRange) => [];
    }
}
