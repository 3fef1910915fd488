namespace ParallelAsync.Scaling;

/// <summary>How far measured speedups are from a law.</summary>
internal static class RelativeError
{
    /// <summary>The root of the mean of the squared relative errors, 0.05 for 5 %.</summary>
    public static double Of(IReadOnlyCollection<MeasuredSpeedup> points, Func<double, double> law) =>
        Math.Sqrt(points.Average(point => Math.Pow(point.Speedup / law(point.Workers) - 1, 2)));
}
