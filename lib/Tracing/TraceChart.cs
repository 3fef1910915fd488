using ParallelAsync.Charts;
using ParallelAsync.Measurement;

namespace ParallelAsync.Tracing;

/// <summary>Draws spans as a timeline.</summary>
internal static class TraceChart
{
    // More bars than this cannot be told apart at 700 pixels, and each costs about 100 bytes in the stored notebook.
    private const int MostBars = 3000;
    private const int StepsOfWindow = 1000;

    public static Chart Of(string title, IReadOnlyList<TraceSpan> spans)
    {
        if (spans.Count == 0)
            throw new InvalidOperationException($"Expected spans in \"{title}\", got none: record some with using (trace.Span(item)) first.");

        var start = spans.Min(span => span.Start);
        var window = (spans.Max(span => span.End) - start).TotalSeconds;
        var (size, unit) = Units.OfTime(window);
        var merged = spans.Count > MostBars;
        var bars = merged ? Merge(spans, TimeSpan.FromSeconds(window / StepsOfWindow)) : spans.Select(span => new Bar(span, 1));
        // A pool of one worker is one process too, but another than this.
        var group = spans.Any(span => span.ProcessId != Environment.ProcessId) ? "processes" : "busy";
        var summary = TraceSummary.Of(spans);

        var chart = Charts.Chart.Timeline(title, new($"Time ({unit})"), bars.OrderBy(bar => bar.Span.Start).Select(bar =>
            new TimelineSpan(
                bar.Span.Worker,
                (bar.Span.Start - start).TotalSeconds / size,
                (bar.Span.End - start).TotalSeconds / size,
                group)
            {
                Text = Text(bar),
            }));
        return chart.WithNote(
            $"{Units.Whole(spans.Count)} spans on {Units.Whole(summary.Workers.Count)} workers in {Units.Time(window)}, "
            + $"on average {Units.Digits(summary.AverageConcurrency)} at once{(merged ? "; neighbours are drawn as one" : "")}");
    }

    private static string Text(Bar bar)
    {
        var item = Units.Whole(bar.Span.Item);
        var what = bar.Count == 1 ? $"item {item}" : $"{Units.Whole(bar.Count)} items from {item}";
        return $"{what}, {Units.Time(bar.Span.Duration.TotalSeconds)}, thread {bar.Span.ThreadId}, process {bar.Span.ProcessId}";
    }

    /// <summary>Joins spans of a worker whose gap is too short to be seen.</summary>
    private static IEnumerable<Bar> Merge(IReadOnlyList<TraceSpan> spans, TimeSpan gap)
    {
        foreach (var worker in spans.GroupBy(span => (span.Worker, span.ProcessId)))
        {
            var bar = default(Bar?);
            foreach (var span in worker)
            {
                if (bar is { } open && span.Start - open.Span.End <= gap)
                {
                    bar = new(open.Span with { End = span.End > open.Span.End ? span.End : open.Span.End }, open.Count + 1);
                    continue;
                }

                if (bar is { } finished)
                    yield return finished;
                bar = new(span, 1);
            }

            if (bar is { } last)
                yield return last;
        }
    }

    private readonly record struct Bar(TraceSpan Span, int Count);
}
