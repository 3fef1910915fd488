namespace ParallelAsync.Charts;

/// <summary>
/// Draws neighbours as one where a timeline has more spans than a screen has room for, so that a chart stays small and fast.
/// </summary>
internal static class SpanMerger
{
    /// <summary>So many spans are drawn at most; a browser draws as many bars in a fraction of a second.</summary>
    internal const int MostDrawn = 3000;

    /// <summary>A third of a pixel of a plot of 700 pixels.</summary>
    private const double FinestShare = 1.0 / 2000;

    /// <summary>
    /// The spans to draw, in the order of their start, and the gap below which neighbours on a lane were joined (0: none were).
    /// </summary>
    /// <param name="spans">All spans.</param>
    /// <param name="length">The length of the time axis.</param>
    public static (IReadOnlyList<TimelineSpan> Drawn, double Resolution) Merge(IReadOnlyList<TimelineSpan> spans, double length)
    {
        if (spans.Count <= MostDrawn)
            return (spans, 0);
        var lanes = spans.GroupBy(span => span.Lane).Select(lane => lane.OrderBy(span => span.Start).ToList()).ToList();
        for (var resolution = length * FinestShare; ; resolution *= 2)
        {
            var merged = lanes.SelectMany(lane => MergeLane(lane, resolution)).ToList();
            // Beyond the length of the axis nothing is left to join: one span a lane and group.
            if (merged.Count <= MostDrawn || resolution > 2 * length)
                return (merged, resolution);
        }
    }

    /// <summary>
    /// Joins a span to the one before it when it begins less than the resolution after that one's end and either is of its group or too
    /// short to be seen by itself.
    /// </summary>
    private static IEnumerable<TimelineSpan> MergeLane(List<TimelineSpan> lane, double resolution)
    {
        List<TimelineSpan> joined = [];
        foreach (var span in lane)
        {
            if (joined.Count > 0 && !Joins(joined, span, resolution))
            {
                yield return AsOne(joined);
                joined = [];
            }

            joined.Add(span);
        }

        if (joined.Count > 0)
            yield return AsOne(joined);
    }

    private static bool Joins(List<TimelineSpan> joined, TimelineSpan span, double resolution)
    {
        var (first, last) = (joined[0], joined[^1]);
        return span.Start - last.End < resolution && (span.Group == first.Group || span.End - first.Start < resolution);
    }

    /// <summary>One span for many, in the colour of the group that took the longest.</summary>
    private static TimelineSpan AsOne(List<TimelineSpan> joined)
    {
        if (joined.Count == 1)
            return joined[0];
        var group = joined.GroupBy(span => span.Group).MaxBy(group => group.Sum(span => span.End - span.Start))!.Key;
        return new(joined[0].Lane, joined[0].Start, joined.Max(span => span.End), group) { Text = $"{joined.Count} spans" };
    }
}
