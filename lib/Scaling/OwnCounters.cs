using ParallelAsync.Loops;

namespace ParallelAsync.Scaling;

/// <summary>Counting with a counter for each worker, added up once at the end. The twin of <see cref="SharedCounter"/>, with the same kind of step.</summary>
public static class OwnCounters
{
    /// <summary>The source of <see cref="Run"/>, as it was compiled.</summary>
    public static SourceCode Source => SourceCode.OfMethod("OwnCounters.cs", nameof(Run));

    /// <summary>Counts in steps of one.</summary>
    /// <param name="steps">How far each worker counts, 0 or more.</param>
    /// <param name="workers">How many count at once, 1 or more.</param>
    /// <returns>The steps of all workers.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static long Run(long steps, int workers)
    {
        Domain.DemandNotNegative(steps);
        Domain.DemandWorkers(workers);
        var count = 0L;
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers };
        Parallel.For(0, workers, options, worker =>
        {
            var own = 0L;
            for (var step = 0L; step < steps; step++)
                Interlocked.Increment(ref own);
            Interlocked.Add(ref count, own);
        });
        return count;
    }
}
