namespace ParallelAsync.Charts;

internal sealed record HeatMapChart(Axis X, Axis Y, Axis Value, double[,] Values) : ChartContent;
