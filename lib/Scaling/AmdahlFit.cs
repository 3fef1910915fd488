namespace ParallelAsync.Scaling;

/// <summary>Amdahl's law, fitted to measured speedups.</summary>
/// <param name="ParallelFraction">p, 0 to 1.</param>
/// <param name="Error">How far the speedups are from the curve: the root mean square of their relative errors, 0.05 for 5 %.</param>
public sealed record AmdahlFit(double ParallelFraction, double Error)
{
    /// <summary>The speedup that no number of workers exceeds.</summary>
    public double Limit => AmdahlsLaw.Limit(ParallelFraction);

    /// <summary>The speedup that the law gives N workers.</summary>
    /// <param name="workers">N, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workers"/> is below 1.</exception>
    public double Speedup(double workers) => AmdahlsLaw.Speedup(ParallelFraction, workers);
}
