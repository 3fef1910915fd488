namespace ParallelAsync.Charts;

internal sealed record ScatterChart(Axis X, Axis Y, IReadOnlyList<Points> Series) : ChartContent;
