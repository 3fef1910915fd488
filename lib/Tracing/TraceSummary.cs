using ParallelAsync.Charts;
using ParallelAsync.Measurement;

namespace ParallelAsync.Tracing;

/// <summary>
/// How busy the workers of a trace were within its window: from the start of its first span to the end of its last, so that neither the
/// wait before the work began nor the time after it counts as idle. Shows itself as a table.
/// </summary>
/// <param name="Workers">In the order of first use.</param>
/// <param name="Window">The length of the window, the total span of the work.</param>
/// <param name="AverageConcurrency">Time in spans over the window: how many were open at once on average; 0 for a window of no
/// length.</param>
/// <param name="Longest">The longest span, of several the first; null when there is none.</param>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed record TraceSummary(
    IReadOnlyList<WorkerSummary> Workers, TimeSpan Window, double AverageConcurrency, TraceSpan? Longest) : ITableSource
{
    /// <summary>Summarises spans.</summary>
    /// <param name="spans">The spans, by their start, as <see cref="Trace.Spans"/> gives them.</param>
    /// <returns>The summary; without workers when there are no spans.</returns>
    public static TraceSummary Of(IReadOnlyList<TraceSpan> spans)
    {
        ArgumentNullException.ThrowIfNull(spans);
        if (spans.Count == 0)
            return new([], TimeSpan.Zero, 0, null);

        var window = spans.Max(span => span.End) - spans.Min(span => span.Start);
        var workers = spans.GroupBy(span => span.Worker).Select(worker =>
        {
            var busy = Covered(worker);
            return new WorkerSummary(worker.Key, worker.Count(), busy, window - busy);
        });
        var inSpans = spans.Aggregate(TimeSpan.Zero, (sum, span) => sum + span.Duration);
        return new([.. workers], window, window > TimeSpan.Zero ? inSpans / window : 0, spans.MaxBy(span => span.Duration));
    }

    /// <summary>The summary as a table.</summary>
    /// <returns>One row a worker, the whole in the note.</returns>
    public Table ToTable() => new(
        "How many items each worker did, and how long it was busy.",
        ["Worker", "Items", "Busy", "Idle", "Busy share"],
        Workers.Select(worker => (string[])
        [
            worker.Worker,
            Units.Whole(worker.Items),
            Units.Time(worker.Busy.TotalSeconds),
            Units.Time(worker.Idle.TotalSeconds),
            Units.Percent(worker.BusyShare),
        ]))
    {
        Note = Longest is { } longest
            ? $"Total span {Units.Time(Window.TotalSeconds)}, average concurrency {Units.Digits(AverageConcurrency)}, "
                + $"longest span {Units.Time(longest.Duration.TotalSeconds)} (item {Units.Whole(longest.Item)}, {longest.Worker})"
            : "No spans were recorded",
    };

    /// <summary>The time covered by at least one span; the spans come by their start.</summary>
    private static TimeSpan Covered(IEnumerable<TraceSpan> spans)
    {
        var covered = TimeSpan.Zero;
        var until = TimeSpan.MinValue;
        foreach (var span in spans)
        {
            var from = span.Start > until ? span.Start : until;
            if (span.End > from)
            {
                covered += span.End - from;
                until = span.End;
            }
        }

        return covered;
    }
}
