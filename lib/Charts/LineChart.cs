namespace ParallelAsync.Charts;

internal sealed record LineChart(Axis X, Axis Y, IReadOnlyList<Line> Lines) : ChartContent;
