using Newtonsoft.Json.Linq;
using XPlot.Plotly;

namespace ParallelAsync.Charts.Interactive;

/// <summary>Bars in plotly: one trace a group, one row a label.</summary>
internal static class PlotlyBars
{
    public static void Draw(BarChart chart, PlotlyFigure figure)
    {
        var rows = chart.Rows.Select((label, index) => (label, index)).ToDictionary(row => row.label, row => row.index);
        foreach (var group in chart.Bars.GroupBy(bar => chart.IsGrouped ? BarChart.GroupOf(bar) : chart.Value.Title))
            AddTrace(chart, figure, group.Key, [.. group], rows);
        figure.SetRows(chart.Rows, chart.IsHorizontal);
        if (chart.IsHorizontal)
            figure.SetX(chart.Value, chart.Range);
        else
            figure.SetY(chart.Value, chart.Range);
        figure.SetBars("group", 0.25);
    }

    private static void AddTrace(BarChart chart, PlotlyFigure figure, string name, Bar[] bars, Dictionary<string, int> rows)
    {
        var places = PlotlyNumbers.Array(bars.Select(bar => (double)rows[bar.Label]));
        var values = PlotlyNumbers.Array(bars.Select(bar => bar.Value));
        var trace = new XPlot.Plotly.Bar
        {
            name = PlotlyText.Plain(name),
            orientation = chart.IsHorizontal ? "h" : "v",
            x = chart.IsHorizontal ? values : places,
            y = chart.IsHorizontal ? places : values,
            hoverinfo = "text",
            marker = new Marker { color = bars.Select(chart.ColourOf).ToArray() },
        };
        List<(string, JToken)> more = [("hovertext", new JArray(bars.Select(bar => HoverText(chart, bar))))];
        if (bars.Any(BarChart.HasSpread))
            more.Add((chart.IsHorizontal ? "error_x" : "error_y", JObject.FromObject(Spread(bars))));
        figure.Add(trace, [.. more]);
        figure.Hatch(chart.GroupPlaceOf(bars[0]));
    }

    private static Error_y Spread(Bar[] bars) => new()
    {
        type = "data",
        symmetric = false,
        array = PlotlyNumbers.Array(bars.Select(bar => BarChart.HasSpread(bar) ? BarChart.HighOf(bar) - bar.Value : double.NaN)),
        arrayminus = PlotlyNumbers.Array(bars.Select(bar => BarChart.HasSpread(bar) ? bar.Value - BarChart.LowOf(bar) : double.NaN)),
        color = Palette.Ink,
        thickness = 1.5,
        width = 4,
    };

    private static string HoverText(BarChart chart, Bar bar)
    {
        var name = chart.IsGrouped ? $"{bar.Label}, {BarChart.GroupOf(bar)}" : bar.Label;
        var spread = BarChart.HasSpread(bar) ? $"<br>from {NumberText.Value(BarChart.LowOf(bar))} to {NumberText.Value(BarChart.HighOf(bar))}" : "";
        return $"{PlotlyText.Plain(name)}<br>{PlotlyText.Plain(chart.Value.Title)}: {NumberText.Value(bar.Value)}{spread}";
    }
}
