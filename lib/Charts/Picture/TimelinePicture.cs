using ScottPlot;

namespace ParallelAsync.Charts.Picture;

/// <summary>A timeline as ScottPlot draws it: lying bars that begin at their start, one bar plot a group.</summary>
internal static class TimelinePicture
{
    public static void Draw(TimelineChart chart, Plot plot, PictureAxes axes)
    {
        var lanes = chart.Lanes.Select((name, index) => (name, index)).ToDictionary(lane => lane.name, lane => lane.index);
        var byGroup = chart.Drawn.ToLookup(span => span.Group);
        foreach (var (place, group) in chart.Groups.Index())
        {
            var drawn = plot.Add.Bars(byGroup[group].Select(span => new ScottPlot.Bar
            {
                Position = chart.Lanes.Count - 1 - lanes[span.Lane],
                ValueBase = span.Start,
                Value = Math.Max(span.End, span.Start + chart.ShortestDrawn),
                Size = 0.85,
                Orientation = Orientation.Horizontal,
                FillColor = Color.FromHex(chart.Colours[group]),
                LineColor = Color.FromHex(Palette.Ink),
                LineWidth = chart.Drawn.Count > 500 ? 0 : 0.5f,
            }).ToArray());
            drawn.LegendText = group;
            foreach (var bar in drawn.Bars)
                PictureMarks.Hatch(bar, SeriesMarks.Hatch(place));
        }

        axes.SetRows(chart.Lanes, horizontal: true);
        axes.SetX(chart.Time, chart.Range);
    }
}
