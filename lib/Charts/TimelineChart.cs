namespace ParallelAsync.Charts;

internal sealed record TimelineChart(Axis Time, IReadOnlyList<TimelineSpan> Spans) : ChartContent;
