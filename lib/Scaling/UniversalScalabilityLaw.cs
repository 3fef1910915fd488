namespace ParallelAsync.Scaling;

/// <summary>
/// Throughput that rises, flattens and falls again: X(N) = g N / (1 + a (N - 1) + b N (N - 1))
/// (Gunther 1993, "A simple capacity model of massively parallel transaction systems"). With b = 0 it is Amdahl's law with the serial fraction a.
/// </summary>
public sealed record UniversalScalabilityLaw
{
    /// <summary>Makes the law of some system.</summary>
    /// <param name="contention">a: what waiting for one another costs, 0 to 1.</param>
    /// <param name="coherency">b: what every pair of workers costs to agree, 0 or more.</param>
    /// <param name="throughputOfOne">g: the throughput of one worker, above 0, in any unit; 1 makes the throughput a speedup.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public UniversalScalabilityLaw(double contention, double coherency, double throughputOfOne = 1)
    {
        Domain.DemandFraction(contention);
        Domain.DemandNotNegative(coherency);
        Domain.DemandPositive(throughputOfOne);
        (Contention, Coherency, ThroughputOfOne) = (contention, coherency, throughputOfOne);
    }

    /// <summary>a: what waiting for one another costs, 0 to 1.</summary>
    public double Contention { get; }

    /// <summary>b: what every pair of workers costs to agree, 0 or more.</summary>
    public double Coherency { get; }

    /// <summary>g: the throughput of one worker.</summary>
    public double ThroughputOfOne { get; }

    /// <summary>The number of workers beyond which more of them do less, sqrt((1 - a) / b), but 1 at least; infinite when nothing ever falls.</summary>
    public double PeakWorkers => Contention == 1 ? 1 : Math.Max(1, Math.Sqrt((1 - Contention) / Coherency));

    /// <summary>The highest throughput of any number of workers, in the unit of g; infinite when nothing costs anything.</summary>
    public double PeakThroughput => ThroughputOfOne * (double.IsInfinity(PeakWorkers) ? 1 / Contention : Speedup(PeakWorkers));

    /// <summary>How many times the throughput of one worker N workers have.</summary>
    /// <param name="workers">N, 1 or more and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workers"/> is out of its range.</exception>
    public double Speedup(double workers)
    {
        Domain.DemandWorkers(workers);
        Domain.DemandPositive(workers);
        return workers / (1 + Contention * (workers - 1) + Coherency * workers * (workers - 1));
    }

    /// <summary>The throughput of N workers, in the unit of g.</summary>
    /// <param name="workers">N, 1 or more and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workers"/> is out of its range.</exception>
    public double Throughput(double workers) => ThroughputOfOne * Speedup(workers);

    /// <summary>Finds the coefficients a and b whose curve is nearest to measured speedups: least squares of their relative errors.</summary>
    /// <param name="measured">The speedups, of at least two different numbers of workers above one.</param>
    /// <remarks>
    /// As in <see cref="AmdahlsLaw.Fit"/> a point counts by its error relative to the curve, which is linear in a and b. Neither may leave its range:
    /// when the best pair lies outside, the best one on the edge is taken.
    /// </remarks>
    /// <exception cref="ArgumentException">There are fewer than two numbers of workers above one.</exception>
    public static UniversalScalabilityFit Fit(IEnumerable<MeasuredSpeedup> measured)
    {
        MeasuredSpeedup[] points = [.. measured];
        var sizes = points.Select(point => point.Workers).Where(workers => workers > 1).Distinct().Count();
        if (sizes < 2)
            throw new ArgumentException($"Expected speedups of at least 2 different numbers of workers above one, got {sizes}: two coefficients need two points.", nameof(measured));

        var law = LeastSquares(points);
        return new UniversalScalabilityFit(law, RelativeError.Of(points, law.Speedup));
    }

    // measured / S - 1 = w (1 + a (N - 1) + b N (N - 1)) - 1 with w = measured / N: the normal equations of two unknowns.
    private static UniversalScalabilityLaw LeastSquares(MeasuredSpeedup[] points)
    {
        var (xx, xy, yy, xr, yr) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var point in points)
        {
            var weight = point.Speedup / point.Workers;
            var (x, y, rest) = (weight * (point.Workers - 1), weight * (point.Workers - 1) * point.Workers, 1 - weight);
            (xx, xy, yy, xr, yr) = (xx + x * x, xy + x * y, yy + y * y, xr + x * rest, yr + y * rest);
        }

        var determinant = xx * yy - xy * xy;
        var (a, b) = ((xr * yy - yr * xy) / determinant, (yr * xx - xr * xy) / determinant);
        if (a is >= 0 and <= 1 && b >= 0 && double.IsFinite(b))
            return new UniversalScalabilityLaw(a, b);

        // The sum of squares is convex: when its least value lies outside, the least one inside lies on an edge.
        return new UniversalScalabilityLaw[]
        {
            new(Math.Clamp(xr / xx, 0, 1), 0),
            new(0, Math.Max(0, yr / yy)),
            new(1, Math.Max(0, (yr - xy) / yy)),
        }.MinBy(law => RelativeError.Of(points, law.Speedup))!;
    }
}
