using ParallelAsync.Charts;

namespace ParallelAsync.Scaling;

/// <summary>Draws laws of scaling.</summary>
public static class LawCurve
{
    private const int PointsPerDoubling = 4;

    /// <summary>A law as a line from one worker on, smooth on a linear axis and on a logarithmic one.</summary>
    /// <param name="label">The line's name.</param>
    /// <param name="maxWorkers">The most workers, above 1.</param>
    /// <param name="law">Speedup or throughput of a number of workers.</param>
    /// <param name="predicted">Whether it stands beside measurements and must not be taken for one.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxWorkers"/> is not above 1, or not finite.</exception>
    public static Line Of(string label, double maxWorkers, Func<double, double> law, bool predicted = false)
    {
        Domain.DemandPositive(maxWorkers - 1, nameof(maxWorkers));
        var steps = Math.Max(1, (int)Math.Ceiling(PointsPerDoubling * Math.Log2(maxWorkers)));
        double[] workers = [.. Enumerable.Range(0, steps).Select(step => Math.Pow(maxWorkers, step / (double)steps)), maxWorkers];
        return new Line(label, workers, [.. workers.Select(law)]) { Predicted = predicted };
    }
}
