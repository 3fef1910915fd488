using System.Numerics;
using System.Runtime.InteropServices;

namespace ParallelAsync.XRay;

/// <summary>
/// Noise as film and detector have it, a number for each pixel from a hash of its position: no state, so that the order of the pixels, and how many
/// the processor takes at once, make no difference.
/// </summary>
internal static class FilmGrain
{
    /// <summary>Adds grain to a row, more of it where the picture is lighter, and rounds to 8 bits.</summary>
    /// <param name="levels">Grey levels, 0 to 255; as many as a multiple of the vector size, the last ones of no use.</param>
    /// <param name="amplitude">The strongest grain on white, in grey levels.</param>
    /// <param name="seed">Which grain; different for each row.</param>
    /// <param name="row">Where the bytes go.</param>
    public static void Develop(ReadOnlySpan<float> levels, float amplitude, uint seed, Span<byte> row)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(levels);
        Span<int> rounded = stackalloc int[Vector<int>.Count];
        var position = Vector<uint>.Indices + new Vector<uint>(seed);
        for (var i = 0; i < vectors.Length; i++, position += new Vector<uint>((uint)Vector<uint>.Count))
        {
            var hash = Hash(position);
            // The two halves of the hash, each uniform: their sum has a peak, as grain does.
            var noise = Vector.ConvertToSingle(Vector.AsVectorInt32((hash & new Vector<uint>(0xFFFF)) + (hash >> 16))) * (1f / 65535) - Vector<float>.One;
            var strength = (vectors[i] * (1f / 255) + new Vector<float>(0.12f)) * amplitude;
            var level = Vector.Min(Vector.Max(vectors[i] + noise * strength, Vector<float>.Zero), new Vector<float>(255));
            Vector.ConvertToInt32(level + new Vector<float>(0.5f)).CopyTo(rounded);
            var start = i * Vector<int>.Count;
            for (var k = 0; k < rounded.Length && start + k < row.Length; k++)
                row[start + k] = (byte)rounded[k];
        }
    }

    /// <summary>Mixes 32 bits thoroughly (the finaliser "lowbias32", Wellons 2018).</summary>
    public static uint Hash(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7FEB352D;
        x = (x ^ (x >> 15)) * 0x846CA68B;
        return x ^ (x >> 16);
    }

    private static Vector<uint> Hash(Vector<uint> x)
    {
        x = (x ^ (x >> 16)) * 0x7FEB352D;
        x = (x ^ (x >> 15)) * 0x846CA68B;
        return x ^ (x >> 16);
    }
}
