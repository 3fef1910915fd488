using ScottPlot;

namespace ParallelAsync.Charts.Picture;

/// <summary>Bars as ScottPlot draws them: one bar plot a group, and one set of error bars over all.</summary>
internal static class BarPicture
{
    private const double RowShare = 0.75;

    public static void Draw(BarChart chart, Plot plot, PictureAxes axes)
    {
        var rows = chart.Rows.Select((label, index) => (label, index)).ToDictionary(row => row.label, row => row.index);
        var finite = chart.Bars.Where(bar => double.IsFinite(bar.Value));
        var bars = finite.Select(bar => (Bar: bar, Place: PlaceOf(chart, bar, rows[bar.Label]))).ToList();
        foreach (var group in bars.GroupBy(bar => chart.IsGrouped ? BarChart.GroupOf(bar.Bar) : ""))
        {
            var drawn = plot.Add.Bars(group.Select(bar => Drawn(chart, bar.Bar, bar.Place)).ToArray());
            drawn.LegendText = group.Key;
            foreach (var bar in drawn.Bars)
                PictureMarks.Hatch(bar, SeriesMarks.Hatch(chart.GroupPlaceOf(group.First().Bar)));
        }

        AddSpread(chart, plot, [.. bars.Where(bar => BarChart.HasSpread(bar.Bar))]);
        axes.SetRows(chart.Rows, chart.IsHorizontal);
        if (chart.IsHorizontal)
            axes.SetX(chart.Value, chart.Range);
        else
            axes.SetY(chart.Value, chart.Range);
    }

    private static double PlaceOf(BarChart chart, Bar bar, int row)
    {
        var within = ((chart.GroupPlaceOf(bar) + 0.5) / Math.Max(1, chart.Groups.Count)) - 0.5;
        var place = row + (within * RowShare);
        return chart.IsHorizontal ? chart.Rows.Count - 1 - place : place;
    }

    private static ScottPlot.Bar Drawn(BarChart chart, Bar bar, double place) => new()
    {
        Position = place,
        Value = AxisRange.Position(chart.Value, bar.Value),
        ValueBase = chart.Value.Scale == AxisScale.Linear ? 0 : AxisRange.Position(chart.Value, chart.Range.Low),
        Size = RowShare / Math.Max(1, chart.Groups.Count),
        Orientation = chart.IsHorizontal ? Orientation.Horizontal : Orientation.Vertical,
        FillColor = Color.FromHex(chart.ColourOf(bar)),
        LineWidth = 0,
    };

    private static void AddSpread(BarChart chart, Plot plot, IReadOnlyList<(Bar Bar, double Place)> bars)
    {
        if (bars.Count == 0)
            return;
        double At(double value) => AxisRange.Position(chart.Value, value);
        var places = bars.Select(bar => bar.Place).ToArray();
        var values = bars.Select(bar => At(bar.Bar.Value)).ToArray();
        var above = bars.Select(bar => At(BarChart.HighOf(bar.Bar)) - At(bar.Bar.Value)).ToArray();
        var below = bars.Select(bar => At(bar.Bar.Value) - At(BarChart.LowOf(bar.Bar))).ToArray();
        var none = new double[bars.Count];
        var (xs, ys) = chart.IsHorizontal ? (values, places) : (places, values);
        var (xBelow, xAbove, yBelow, yAbove) = chart.IsHorizontal ? (below, above, none, none) : (none, none, below, above);
        var spread = new ScottPlot.Plottables.ErrorBar(xs, ys, null, null, null, null)
        {
            XErrorNegative = xBelow,
            XErrorPositive = xAbove,
            YErrorNegative = yBelow,
            YErrorPositive = yAbove,
            Color = PictureStyle.Text,
            LineWidth = 1.5f,
            CapSize = 4,
        };
        plot.Add.Plottable(spread);
    }
}
