using System.Runtime.CompilerServices;
using System.Text;

namespace ParallelAsync.Weather;

/// <summary>
/// Random draws that depend on nothing but what they are for: the seed, a name and some numbers. Whoever draws first, on whatever
/// thread, gets the same, which makes a concurrent run repeatable. SplitMix64 (Steele, Lea, Flood 2014); names enter by FNV-1a.
/// </summary>
internal struct SeededRandom
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong state;

    public SeededRandom(long seed, string name, params ReadOnlySpan<long> numbers)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var letter in Encoding.UTF8.GetBytes(name))
            hash = (hash ^ letter) * 0x100000001B3;
        state = Mix((ulong)seed + Gamma) ^ hash;
        foreach (var number in numbers)
            state = Mix(state + Gamma + (ulong)number);
    }

    /// <summary>A draw from 0 (included) to 1 (excluded), evenly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextUniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A draw from the standard normal distribution (Box, Muller 1958).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - NextUniform())) * Math.Cos(2 * Math.PI * NextUniform());

    /// <summary>A draw from the exponential distribution with mean 1.</summary>
    public double NextExponential() => -Math.Log(1 - NextUniform());

    /// <summary>A whole number from 0 to <paramref name="bound"/> - 1, evenly.</summary>
    public int NextIndex(int bound) => (int)(NextUniform() * bound);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Next() => Mix(state += Gamma);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
