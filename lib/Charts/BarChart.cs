namespace ParallelAsync.Charts;

internal sealed record BarChart(Axis Value, IReadOnlyList<Bar> Bars) : ChartContent;
