using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;
using ParallelAsync.Charts;
using ParallelAsync.Tracing;

namespace ParallelAsync.Tests.Tracing;

public sealed class TraceSummaryTests
{
    // The same cases on every run: a failure is then everybody's failure.
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(1917, 1_000_001);

    private readonly FakeTimeProvider clock = new();

    /// <summary>Spans of up to four workers within 40 ticks, overlapping as they like, some of no length.</summary>
    private static Gen<List<(int Worker, int Start, int Length)>> Cases =>
        (from worker in Gen.Choose(0, 3) from start in Gen.Choose(0, 30) from length in Gen.Choose(0, 10) select (worker, start, length))
        .NonEmptyListOf().Select(spans => spans.ToList());

    [Fact]
    public void Summary_OfTwoToasters_HasExactFigures()
    {
        var trace = new Trace(clock);
        clock.Advance(TimeSpan.FromMinutes(5));
        var start = clock.GetTimestamp();
        Record(trace, 1, "toaster 1", start, 0, 2);
        Record(trace, 2, "toaster 2", start, 0, 2);
        Record(trace, 3, "toaster 1", start, 2, 5);
        Record(trace, 4, "toaster 1", start, 7, 8);

        var summary = trace.Summary();

        Assert.Equal(
            [
                new("toaster 1", 3, TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(2)),
                new("toaster 2", 1, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6)),
            ],
            summary.Workers);
        Assert.Equal((TimeSpan.FromSeconds(8), 1.0), (summary.Window, summary.AverageConcurrency));
        Assert.Equal(3, summary.Longest!.Value.Item);
        Assert.Equal([0.75, 0.25], summary.Workers.Select(worker => worker.BusyShare));
    }

    [Fact]
    public void Table_OfASummary_ShowsItsFiguresWithUnits()
    {
        var trace = new Trace(clock);
        Record(trace, 1, "toaster 1", clock.GetTimestamp(), 0, 3);
        Record(trace, 1200, "toaster 2", clock.GetTimestamp(), 1, 4);

        var table = trace.Summary().ToTable();

        Assert.Equal([["toaster 1", "1", "3.00 s", "1.00 s", "75 %"], ["toaster 2", "1", "3.00 s", "1.00 s", "75 %"]], table.Rows);
        Assert.Equal("Total span 4.00 s, average concurrency 1.50, longest span 3.00 s (item 1, toaster 1)", table.Note);
    }

    [Fact]
    public void Summary_OfAnySpans_HasBusyAndIdleThatFillTheWindow() =>
        Prop.ForAll(Cases.ToArbitrary(), spans =>
        {
            var trace = new Trace(clock);
            foreach (var (worker, start, length) in spans)
                trace.Record(0, clock.GetTimestamp() + start, clock.GetTimestamp() + start + length, $"{worker}");

            var summary = trace.Summary();
            var (from, to) = (spans.Min(span => span.Start), spans.Max(span => span.Start + span.Length));

            Assert.Equal(to - from, summary.Window.Ticks);
            Assert.Equal(spans.Select(span => $"{span.Worker}").Distinct().Order(), summary.Workers.Select(worker => worker.Worker).Order());
            foreach (var worker in summary.Workers)
            {
                var own = spans.Where(span => $"{span.Worker}" == worker.Worker).ToList();
                // Tick by tick: busy when any span of this worker covers it.
                var busy = Enumerable.Range(from, to - from).Count(tick => own.Exists(span => span.Start <= tick && tick < span.Start + span.Length));
                Assert.Equal((busy, own.Count), (worker.Busy.Ticks, worker.Items));
                Assert.Equal(summary.Window, worker.Busy + worker.Idle);
            }

            if (to > from)
                Assert.Equal((double)spans.Sum(span => span.Length) / (to - from), summary.AverageConcurrency, 1e-9);
            return true;
        }).Check(Config);

    [Fact]
    public void Summary_OfOneSpanOfNoLength_DividesByNothing()
    {
        var trace = new Trace(clock);
        trace.Span(1, "a").Dispose();

        Assert.Equal((0.0, 0.0), (trace.Summary().AverageConcurrency, trace.Summary().Workers[0].BusyShare));
    }

    [Fact]
    public void Summary_OfNoSpans_SaysSo()
    {
        var summary = new Trace(clock).Summary();

        Assert.Empty(summary.Workers);
        Assert.Null(summary.Longest);
        Assert.Equal("No spans were recorded", summary.ToTable().Note);
    }

    [Fact]
    public void Display_OfATrace_IsTheTableOfItsSummary()
    {
        var trace = new Trace(clock);
        Record(trace, 1, "a", clock.GetTimestamp(), 0, 3);

        foreach (var type in new[] { typeof(Trace), typeof(TraceSummary) })
        {
            var attribute = (TypeFormatterSourceAttribute)Attribute.GetCustomAttribute(type, typeof(TypeFormatterSourceAttribute))!;
            Assert.Equal(typeof(TableFormatterSource), attribute.FormatterSourceType);
        }

        Assert.Equal(trace.Summary().ToTable().ToMarkdown(), trace.ToTable().ToMarkdown());
    }

    private void Record(Trace trace, long item, string worker, long origin, int startSeconds, int endSeconds) => trace.Record(
        item, origin + (startSeconds * clock.TimestampFrequency), origin + (endSeconds * clock.TimestampFrequency), worker);
}
