using ParallelAsync.Charts;

namespace ParallelAsync.Tests.Charts;

public sealed class SpanMergerTests
{
    [Fact]
    public void Merge_FewSpans_ChangesNothing()
    {
        TimelineSpan[] spans = [.. Samples.Spans(4, SpanMerger.MostDrawn)];

        var (drawn, resolution) = SpanMerger.Merge(spans, 100);

        Assert.Same(spans, drawn);
        Assert.Equal(0, resolution);
    }

    [Theory]
    [InlineData(1, 10_000)]
    [InlineData(8, 10_000)]
    [InlineData(64, 50_000)]
    public void Merge_ManySpans_KeepsEveryLanesWorkToWithinTheResolution(int lanes, int count)
    {
        TimelineSpan[] spans = [.. Samples.Spans(lanes, count)];

        var (drawn, resolution) = SpanMerger.Merge(spans, spans.Max(span => span.End));

        Assert.InRange(drawn.Count, lanes, SpanMerger.MostDrawn);
        foreach (var lane in spans.GroupBy(span => span.Lane))
        {
            var merged = drawn.Where(span => span.Lane == lane.Key).ToList();
            var (busy, busyMerged) = (TimelineChart.BusyTime(lane), TimelineChart.BusyTime(merged));
            Assert.Equal(lane.Min(span => span.Start), merged[0].Start);
            Assert.Equal(lane.Max(span => span.End), merged.Max(span => span.End));
            Assert.InRange(busyMerged - busy, -1e-9, resolution * lane.Count());
            Assert.All(lane, span => Assert.Contains(merged, joined => joined.Start <= span.Start && span.End <= joined.End));
        }
    }

    [Fact]
    public void Merge_GapLongerThanTheResolution_StaysAGap()
    {
        var spans = Samples.Spans(1, 10_000).ToList();
        var end = spans.Max(span => span.End);
        spans.Add(new("worker 1", end * 1.2, end * 1.3, "decode"));

        var (drawn, resolution) = SpanMerger.Merge(spans, end * 1.3);

        Assert.True(resolution < end * 0.2);
        Assert.Equal(end * 1.2, drawn[^1].Start);
        Assert.Equal(end, drawn[^2].End);
    }

    [Fact]
    public void Merge_MoreLanesThanCanBeDrawn_Ends()
    {
        var spans = Enumerable.Range(0, 4000).Select(index => new TimelineSpan($"worker {index}", 0, 1, "work")).ToList();

        Assert.Equal(4000, SpanMerger.Merge(spans, 1).Drawn.Count);
    }

    [Fact]
    public void BusyTime_OverlappingSpans_CountsEachMomentOnce() =>
        Assert.Equal(8, TimelineChart.BusyTime([new("w", 2, 6, "a"), new("w", 0, 4, "a"), new("w", 3, 5, "a"), new("w", 8, 10, "a")]));
}
