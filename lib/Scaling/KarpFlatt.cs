namespace ParallelAsync.Scaling;

/// <summary>
/// The serial fraction that a measured speedup betrays: e = (1/S - 1/N) / (1 - 1/N)
/// (Karp and Flatt 1990, "Measuring parallel processor performance").
/// </summary>
public static class KarpFlatt
{
    /// <summary>
    /// The serial fraction that explains a speedup by Amdahl's law. Where it grows with the workers it is overhead that grows, not serial work.
    /// </summary>
    /// <param name="speedup">S, above 0.</param>
    /// <param name="workers">N, 2 or more.</param>
    /// <returns>0 for a speedup of N, 1 for none; below 0 when the speedup exceeds N, above 1 when it is a slowdown.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double SerialFraction(double speedup, int workers)
    {
        Domain.DemandPositive(speedup);
        if (workers < 2)
            throw new ArgumentOutOfRangeException(nameof(workers), workers, $"Expected 2 workers or more, got {workers}: one worker says nothing of a serial fraction.");
        return (1 / speedup - 1.0 / workers) / (1 - 1.0 / workers);
    }

    /// <summary>The serial fraction that explains a measured speedup.</summary>
    /// <param name="measured">The speedup, with 2 workers or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is one worker only.</exception>
    public static double SerialFraction(MeasuredSpeedup measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        return SerialFraction(measured.Speedup, measured.Workers);
    }
}
