using ParallelAsync.XRay;

namespace ParallelAsync.Benchmarks.Contestants;

/// <summary>What worker processes are asked to do. Public and static, so that they find it.</summary>
public static class PoolWork
{
    private const int Side = 64;
    private const int Range = 2_000;

    private static readonly XRayResizer Resizer = new(XRayCodec.Skia, Side);

    /// <summary>Does nothing: what is left is the cost of the call.</summary>
    /// <param name="item">Any number.</param>
    /// <returns>The same number.</returns>
    public static int Nothing(int item) => item;

    /// <summary>Sends bytes back.</summary>
    /// <param name="data">Any bytes.</param>
    /// <returns>The same bytes.</returns>
    public static byte[] Echo(byte[] data) => data;

    /// <summary>The id of the process that was asked.</summary>
    /// <param name="item">Any number.</param>
    /// <returns>The id.</returns>
    public static int ProcessId(int item) => Environment.ProcessId;

    /// <summary>Resizes an X-ray to 64 x 64 grey pixels.</summary>
    /// <param name="file">The path of the file.</param>
    /// <returns>The pixels, row after row.</returns>
    /// <exception cref="InvalidDataException">The file is no X-ray that can be trusted.</exception>
    public static byte[] Thumbnail(string file)
    {
        var pixels = new byte[Side * Side];
        return Resizer.Resize(file, pixels) is { } reason ? throw new InvalidDataException($"{Path.GetFileName(file)}: {reason}") : pixels;
    }

    /// <summary>Counts the primes among 2,000 numbers, by division: work for a processor and nothing else.</summary>
    /// <param name="start">The first number, 2 or more.</param>
    /// <returns>How many there are.</returns>
    public static int PrimesFrom(int start)
    {
        var count = 0;
        for (var number = start; number < start + Range; number++)
        {
            if (IsPrime(number))
                count++;
        }

        return count;
    }

    private static bool IsPrime(int number)
    {
        for (var divisor = 2; divisor * divisor <= number; divisor++)
        {
            if (number % divisor == 0)
                return false;
        }

        return true;
    }
}
