namespace ParallelAsync.Scaling;

/// <summary>
/// The speedup of work that grows with the workers, so that its time stays the same: S = (1 - p) + p N
/// (Gustafson 1988, "Reevaluating Amdahl's law").
/// </summary>
public static class GustafsonsLaw
{
    /// <summary>How many times as long one worker would take for what N workers do.</summary>
    /// <param name="parallelFraction">p, the fraction of the time on N workers that is shared, 0 to 1. Amdahl's p is of the time on one worker.</param>
    /// <param name="workers">N, 1 or more and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double Speedup(double parallelFraction, double workers)
    {
        Domain.DemandFraction(parallelFraction);
        Domain.DemandWorkers(workers);
        Domain.DemandPositive(workers);
        return 1 - parallelFraction + parallelFraction * workers;
    }
}
