using ParallelAsync.Measurement;

namespace ParallelAsync.Scaling;

/// <summary>How many times as fast some work was with several workers as with one.</summary>
public sealed record MeasuredSpeedup
{
    /// <summary>Makes a measured speedup.</summary>
    /// <param name="workers">The workers, 1 or more.</param>
    /// <param name="speedup">The time of one worker divided by theirs, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no workers, or the speedup is not above 0.</exception>
    public MeasuredSpeedup(int workers, double speedup)
    {
        Domain.DemandWorkers(workers);
        Domain.DemandPositive(speedup);
        (Workers, Speedup) = (workers, speedup);
    }

    /// <summary>The workers, 1 or more.</summary>
    public int Workers { get; }

    /// <summary>The time of one worker divided by theirs.</summary>
    public double Speedup { get; }

    /// <summary>Takes the speedups out of timings of one approach with different numbers of workers.</summary>
    /// <param name="timings">The timings of one label and size; one of them has one worker.</param>
    /// <returns>One speedup a timing, the fewest workers first.</returns>
    /// <exception cref="ArgumentException">No timing has one worker.</exception>
    public static IReadOnlyList<MeasuredSpeedup> Of(IEnumerable<Timing> timings)
    {
        var ordered = timings.OrderBy(timing => timing.Workers).ToList();
        return ordered is [{ Workers: 1 } alone, ..]
            ? ordered.ConvertAll(timing => new MeasuredSpeedup(timing.Workers, timing.SpeedupOver(alone)))
            : throw new ArgumentException("Expected a timing with one worker, which a speedup is measured against, got none.", nameof(timings));
    }
}
