using ParallelAsync.Loops;

namespace ParallelAsync.Scaling;

/// <summary>
/// The running sum that can be split: add up each block, carry the totals along, then scan each block from where it starts
/// (Blelloch 1990, "Prefix sums and their applications"). It reads nearly every value twice: that is the price. The twin of <see cref="RunningSum"/>.
/// </summary>
public static class ParallelScan
{
    /// <summary>The source of <see cref="Run"/>, as it was compiled.</summary>
    public static SourceCode Source => SourceCode.OfMethod("ParallelScan.cs", nameof(Run));

    /// <summary>The sums of the first 1, 2, 3, ... values, the same as <see cref="RunningSum.Run"/>.</summary>
    /// <param name="values">The values; a sum beyond 64 bits wraps around.</param>
    /// <param name="workers">How many blocks there are and how many are worked on at once, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workers"/> is below 1.</exception>
    public static long[] Run(long[] values, int workers)
    {
        Domain.DemandWorkers(workers);
        var sums = new long[values.Length];
        var before = new long[workers];
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers };

        // Nobody needs the total of the last block.
        Parallel.For(0, workers - 1, options, block =>
            before[block + 1] = Total(Block(values, block, workers)));
        for (var block = 1; block < workers; block++)
            before[block] += before[block - 1];
        Parallel.For(0, workers, options, block =>
            Scan(Block(values, block, workers), before[block], Block(sums, block, workers)));
        return sums;
    }

    private static long Total(ReadOnlySpan<long> values)
    {
        var total = 0L;
        foreach (var value in values)
            total += value;
        return total;
    }

    private static void Scan(ReadOnlySpan<long> values, long sum, Span<long> sums)
    {
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[i];
            sums[i] = sum;
        }
    }

    private static Span<long> Block(long[] values, int block, int blocks)
    {
        var start = (int)((long)values.Length * block / blocks);
        return values.AsSpan(start..(int)((long)values.Length * (block + 1) / blocks));
    }
}
