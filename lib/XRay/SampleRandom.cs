namespace ParallelAsync.XRay;

/// <summary>
/// Seeded numbers for the made sample, by SplitMix64 (Steele, Lea and Flood 2014): the same on every machine and in every version of .NET.
/// </summary>
/// <param name="seed">The seed of the sample.</param>
/// <param name="image">The number of the image: each has a sequence of its own, whatever images are made beside it.</param>
internal sealed class SampleRandom(int seed, int image)
{
    private ulong state = Mix((ulong)(uint)seed << 32 | (uint)image);

    /// <summary>64 random bits.</summary>
    public ulong NextBits() => Mix(state += 0x9E3779B97F4A7C15);

    /// <summary>At least 0 and below 1.</summary>
    public double Next() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Between two numbers, each value as likely.</summary>
    public float Between(double least, double most) => (float)(least + (most - least) * Next());

    /// <summary>From the normal distribution with mean 0 and deviation 1, as the sum of 12 uniform numbers has it: never beyond 6.</summary>
    public double NextNormal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += Next();
        return sum;
    }

    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
