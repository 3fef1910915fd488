namespace ParallelAsync.Scaling;

/// <summary>Work for a processor and nothing else: no memory, no input, no waiting, so that two cores do exactly twice as much of it.</summary>
public static class CpuWork
{
    /// <summary>Draws pseudo-random numbers, each from the one before (xorshift; Marsaglia 2003), about a nanosecond each.</summary>
    /// <param name="steps">How many are drawn, 0 or more.</param>
    /// <param name="seed">Where the sequence starts.</param>
    /// <returns>The last one, which depends on every step.</returns>
    public static ulong Run(long steps, ulong seed)
    {
        // Zero would stay zero.
        var state = seed * 2 + 1;
        for (var step = 0L; step < steps; step++)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
        }

        return state;
    }
}
