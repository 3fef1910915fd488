namespace ParallelAsync.Scaling;

/// <summary>
/// The speedup of work of a fixed size, of which a fraction p can be shared among N workers: S = 1 / ((1 - p) + p / N)
/// (Amdahl 1967, "Validity of the single processor approach to achieving large scale computing capabilities").
/// </summary>
public static class AmdahlsLaw
{
    /// <summary>How many times as fast the work is with N workers as with one.</summary>
    /// <param name="parallelFraction">p, the fraction of the time on one worker that can be shared, 0 to 1.</param>
    /// <param name="workers">N, 1 or more.</param>
    /// <returns>1 when nothing can be shared or there is one worker, N when everything can.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double Speedup(double parallelFraction, double workers)
    {
        Domain.DemandFraction(parallelFraction);
        Domain.DemandWorkers(workers);
        return 1 / (1 - parallelFraction + parallelFraction / workers);
    }

    /// <summary>What no number of workers exceeds: 1 / (1 - p).</summary>
    /// <param name="parallelFraction">p, 0 to 1.</param>
    /// <returns>The limit; infinite when everything can be shared.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parallelFraction"/> is not between 0 and 1.</exception>
    public static double Limit(double parallelFraction)
    {
        Domain.DemandFraction(parallelFraction);
        return 1 / (1 - parallelFraction);
    }

    /// <summary>Finds the fraction p whose curve is nearest to measured speedups: least squares of their relative errors.</summary>
    /// <param name="measured">The speedups, at least one of them with more than one worker.</param>
    /// <remarks>
    /// A timing is off by so much per cent, whatever it is, so every point counts by its error relative to the curve. That error,
    /// measured / S - 1 = measured (1 - p x) - 1 with x = 1 - 1/N, is linear in p, so that the best p has a closed form.
    /// </remarks>
    /// <exception cref="ArgumentException">No speedup has more than one worker.</exception>
    public static AmdahlFit Fit(IEnumerable<MeasuredSpeedup> measured)
    {
        MeasuredSpeedup[] points = [.. measured];
        if (!points.Any(point => point.Workers > 1))
            throw new ArgumentException("Expected a speedup with more than one worker, got none: one worker says nothing of p.", nameof(measured));

        var (numerator, denominator) = (0.0, 0.0);
        foreach (var point in points)
        {
            var shared = point.Speedup * (1 - 1.0 / point.Workers);
            numerator += shared * (point.Speedup - 1);
            denominator += shared * shared;
        }

        var fraction = Math.Clamp(numerator / denominator, 0, 1);
        return new AmdahlFit(fraction, RelativeError.Of(points, workers => Speedup(fraction, workers)));
    }
}
