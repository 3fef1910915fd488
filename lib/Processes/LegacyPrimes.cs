namespace ParallelAsync.Processes;

/// <summary>
/// <see cref="Primes"/> as an old library might have it: right for one caller at a time, and wrong for two, because it keeps its place in static
/// fields. Much native code is like that. Every process has static fields of its own.
/// </summary>
public static class LegacyPrimes
{
    private static int candidate;
    private static int found;

    /// <summary>Counts the primes below a limit, if nobody else does at the same time in this process.</summary>
    /// <param name="limit">The limit, any number.</param>
    /// <returns>How many there are; when called by several threads at once, some number.</returns>
    public static int CountBelow(int limit)
    {
        (candidate, found) = (3, limit > 2 ? 1 : 0);
        while (candidate < limit)
        {
            // Volatile, so that the compiler keeps the fields in memory, where native code has them.
            if (Primes.IsOddPrime(Volatile.Read(ref candidate)))
                Volatile.Write(ref found, Volatile.Read(ref found) + 1);
            Volatile.Write(ref candidate, Volatile.Read(ref candidate) + 2);
        }

        return found;
    }
}
