using Microsoft.Extensions.Time.Testing;
using ParallelAsync.Charts;
using ParallelAsync.Tracing;

namespace ParallelAsync.Tests.Tracing;

public sealed class TraceChartTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void Chart_OfSpans_HasALaneForEachWorkerAndBeginsWithTheFirstSpan()
    {
        var trace = new Trace(clock);
        clock.Advance(TimeSpan.FromMinutes(10));
        Record(trace, 17, "b", 0.002, 0.004);
        Record(trace, 18, "a", 0.003, 0.010);
        Record(trace, 19, "b", 0.005, 0.006);

        var chart = trace.Chart("Toast");
        var timeline = Assert.IsType<TimelineChart>(chart.Content);

        Assert.Equal("Toast", chart.Title);
        Assert.Equal("Time (ms)", timeline.Time.Title);
        Assert.Equal(["b", "a", "b"], timeline.Spans.Select(span => span.Lane));
        Assert.Equal([0.0, 1, 3], timeline.Spans.Select(span => span.Start), Near);
        Assert.Equal([2.0, 8, 4], timeline.Spans.Select(span => span.End), Near);
        Assert.All(timeline.Spans, span => Assert.Equal("busy", span.Group));
        Assert.StartsWith("item 17, 2.00 ms", timeline.Spans[0].Text, StringComparison.Ordinal);
        Assert.Equal("3 spans on 2 workers in 8.00 ms, on average 1.25 at once", chart.Note);
    }

    [Fact]
    public void Chart_OfSeveralProcesses_IsInTheirColourWithALaneForEach()
    {
        var trace = new Trace(clock);
        trace.Record(1, clock.GetTimestamp(), clock.GetTimestamp() + 10, threadId: 1, processId: 71);
        trace.Record(2, clock.GetTimestamp() + 5, clock.GetTimestamp() + 10, threadId: 1, processId: 72);

        var timeline = Assert.IsType<TimelineChart>(trace.Chart("Pool").Content);

        Assert.Equal(["processes", "processes"], timeline.Spans.Select(span => span.Group));
        Assert.Equal(["worker 1 (process 71, thread 1)", "worker 2 (process 72, thread 1)"], timeline.Spans.Select(span => span.Lane));
    }

    [Fact]
    public void Chart_OfAPoolOfOneWorker_IsInTheColourOfProcesses()
    {
        var trace = new Trace(clock);
        trace.Record(1, clock.GetTimestamp(), clock.GetTimestamp() + 10, threadId: 1, processId: Environment.ProcessId + 1);

        Assert.Equal("processes", Assert.Single(Assert.IsType<TimelineChart>(trace.Chart("Pool").Content).Spans).Group);
    }

    [Fact]
    public void Chart_OfManySpans_DrawsNeighboursAsOneAndKeepsTheGapsThatCanBeSeen()
    {
        var trace = new Trace(clock);
        for (var item = 0; item < 10_000; item++)
        {
            // Two workers in turns of 2,000 spans, so that each has gaps of a fifth of the window.
            Record(trace, item, item / 2000 % 2 == 0 ? "a" : "b", item * 0.001, (item * 0.001) + 0.0009);
        }

        var chart = trace.Chart("Many");
        var bars = Assert.IsType<TimelineChart>(chart.Content).Spans;

        Assert.Equal(["a", "b", "a", "b", "a"], bars.Select(bar => bar.Lane));
        Assert.Equal([0.0, 2, 4, 6, 8], bars.Select(bar => bar.Start), Near);
        Assert.Equal([1.9999, 3.9999, 5.9999, 7.9999, 9.9999], bars.Select(bar => bar.End), Near);
        Assert.StartsWith("2,000 items from 2,000", bars[1].Text, StringComparison.Ordinal);
        Assert.Contains("10,000 spans on 2 workers", chart.Note, StringComparison.Ordinal);
        Assert.Contains("drawn as one", chart.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_OfNoSpans_SaysWhatToDo() =>
        Assert.Contains("trace.Span", Assert.Throws<InvalidOperationException>(() => new Trace(clock).Chart("Empty")).Message, StringComparison.Ordinal);

    private static bool Near(double expected, double actual) => Math.Abs(expected - actual) < 1e-6;

    private void Record(Trace trace, long item, string worker, double start, double end) => trace.Record(
        item, clock.GetTimestamp() + (long)Math.Round(start * clock.TimestampFrequency), clock.GetTimestamp() + (long)Math.Round(end * clock.TimestampFrequency), worker);
}
