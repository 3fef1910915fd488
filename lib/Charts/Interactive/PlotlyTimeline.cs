using Newtonsoft.Json.Linq;
using XPlot.Plotly;

namespace ParallelAsync.Charts.Interactive;

/// <summary>A timeline in plotly: lying bars that begin at their start, one trace a group.</summary>
internal static class PlotlyTimeline
{
    public static void Draw(TimelineChart chart, PlotlyFigure figure)
    {
        var lanes = chart.Lanes.Select((name, index) => (name, index)).ToDictionary(lane => lane.name, lane => lane.index);
        var byGroup = chart.Drawn.ToLookup(span => span.Group);
        // Among very many spans nothing but their outlines would be seen.
        var outline = new XPlot.Plotly.Line { width = chart.Drawn.Count > 500 ? 0 : 0.5, color = Palette.Ink };
        foreach (var (place, group) in chart.Groups.Index())
        {
            TimelineSpan[] spans = [.. byGroup[group]];
            figure.Add(
                new XPlot.Plotly.Bar
                {
                    name = PlotlyText.Plain(group),
                    orientation = "h",
                    y = PlotlyNumbers.Array(spans.Select(span => (double)lanes[span.Lane])),
                    x = PlotlyNumbers.Array(spans.Select(span => Math.Max(span.End - span.Start, chart.ShortestDrawn))),
                    hoverinfo = "text",
                    marker = new Marker { color = chart.Colours[group], line = outline },
                },
                ("base", PlotlyNumbers.Array(spans.Select(span => span.Start))),
                // Plotly would make the bars of a group that works on every second lane twice as thick.
                ("width", 0.85),
                ("hovertext", new JArray(spans.Select(HoverText))));
            figure.Hatch(place);
        }

        figure.SetRows(chart.Lanes, horizontal: true);
        figure.SetX(chart.Time, chart.Range);
        figure.SetBars("overlay", 0.15);
    }

    private static string HoverText(TimelineSpan span)
    {
        var what = PlotlyText.Plain(span.Text ?? span.Group);
        var when = $"{NumberText.Value(span.Start)} to {NumberText.Value(span.End)} ({NumberText.Value(span.End - span.Start)})";
        return $"{PlotlyText.Plain(span.Lane)}: {what}<br>{when}";
    }
}
