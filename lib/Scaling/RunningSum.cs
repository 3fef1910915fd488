using ParallelAsync.Loops;

namespace ParallelAsync.Scaling;

/// <summary>The running sum as one writes it: each sum needs the one before, so it cannot be split as it stands. The twin of <see cref="ParallelScan"/>.</summary>
public static class RunningSum
{
    /// <summary>The source of <see cref="Run"/>, as it was compiled.</summary>
    public static SourceCode Source => SourceCode.OfMethod("RunningSum.cs", nameof(Run));

    /// <summary>The sums of the first 1, 2, 3, ... values.</summary>
    /// <param name="values">The values; a sum beyond 64 bits wraps around.</param>
    public static long[] Run(long[] values)
    {
        var sums = new long[values.Length];
        var sum = 0L;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[i];
            sums[i] = sum;
        }

        return sums;
    }
}
