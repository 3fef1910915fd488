namespace ParallelAsync.Scaling;

/// <summary>Work whose serial fraction is known, because it is set: so many steps by one worker alone, then the others shared among all.</summary>
public sealed class SerialFractionWorkload
{
    // Many more pieces than workers, so that nobody waits long for the last one.
    private const int Pieces = 960;

    private readonly long serialSteps;
    private readonly long stepsPerPiece;

    /// <summary>Sets up the work.</summary>
    /// <param name="parallelFraction">p, the fraction of the steps that can be shared, 0 to 1.</param>
    /// <param name="steps">The steps of <see cref="CpuWork"/> in all, at least 1,000,000 so that sharing them costs nothing beside them; each takes about a nanosecond.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public SerialFractionWorkload(double parallelFraction, long steps = 20_000_000)
    {
        Domain.DemandFraction(parallelFraction);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1_000_000);
        ParallelFraction = parallelFraction;
        stepsPerPiece = (long)Math.Round(steps * parallelFraction / Pieces);
        serialSteps = steps - stepsPerPiece * Pieces;
    }

    /// <summary>p, the fraction of the steps that can be shared, 0 to 1.</summary>
    public double ParallelFraction { get; }

    /// <summary>Does all of the work.</summary>
    /// <param name="workers">How many workers share what can be shared, 1 or more.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A checksum of every step: the same whatever the number of workers.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workers"/> is below 1.</exception>
    public ulong Run(int workers, CancellationToken cancellationToken = default)
    {
        Domain.DemandWorkers(workers);
        var results = new ulong[Pieces + 1];
        results[Pieces] = CpuWork.Run(serialSteps, Pieces);
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        Parallel.For(0, Pieces, options, piece => results[piece] = CpuWork.Run(stepsPerPiece, (ulong)piece));
        return results.Aggregate((checksum, result) => checksum * 31 + result);
    }
}
