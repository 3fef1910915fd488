using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ParallelAsync.XRay;

/// <summary>
/// The sum of pixels times fixed-point weights, exactly, many pixels at a time. Multiplying 32-bit numbers is slow and 16-bit ones fast: where AVX2 is
/// there, a weight is cut into its upper bits and its lower <see cref="LowBits"/>, and the two sums put together at the end.
/// </summary>
internal sealed class WeightedSum : IDisposable
{
    /// <summary>Weights are summed in groups of this many; zeros fill up the last group, and as many bytes must be readable behind the pixels.</summary>
    public static readonly int Group = Vector<byte>.Count;

    private const int LowBits = 11;

    private readonly ResampleWeights weights;
    private readonly short[] high;
    private readonly short[] low;

    public WeightedSum(ResampleWeights weights)
    {
        this.weights = weights;
        var all = weights.All;
        high = ArrayPool<short>.Shared.Rent(all.Length);
        low = ArrayPool<short>.Shared.Rent(all.Length);
        for (var i = 0; i < all.Length; i++)
            (high[i], low[i]) = ((short)(all[i] >> LowBits), (short)(all[i] & ((1 << LowBits) - 1)));
    }

    /// <summary>The sum for one position of the result.</summary>
    /// <param name="row">The source row and at least <see cref="Group"/> bytes behind it, whatever they are.</param>
    /// <param name="result">The position.</param>
    public int Of(ReadOnlySpan<byte> row, int result)
    {
        var start = weights.Start(result);
        return Avx2.IsSupported
            ? Halves(row[start..], high.AsSpan(result * weights.Taps, weights.Count(result)), low.AsSpan(result * weights.Taps))
            : Portable(row[start..], weights.Of(result));
    }

    /// <summary>Gives the memory back; the weights are the caller's.</summary>
    public void Dispose()
    {
        ArrayPool<short>.Shared.Return(high);
        ArrayPool<short>.Shared.Return(low);
    }

    internal static int Portable(ReadOnlySpan<byte> pixels, ReadOnlySpan<int> weights)
    {
        var sum = Vector<int>.Zero;
        for (; !weights.IsEmpty; weights = weights[Group..], pixels = pixels[Group..])
        {
            Vector.Widen(new Vector<byte>(pixels), out var lower, out var upper);
            Vector.Widen(lower, out var first, out var second);
            Vector.Widen(upper, out var third, out var fourth);
            var by = MemoryMarshal.Cast<int, Vector<int>>(weights);
            sum += Vector.AsVectorInt32(first) * by[0] + Vector.AsVectorInt32(second) * by[1]
                + Vector.AsVectorInt32(third) * by[2] + Vector.AsVectorInt32(fourth) * by[3];
        }
        return Vector.Sum(sum);
    }

    private static int Halves(ReadOnlySpan<byte> pixels, ReadOnlySpan<short> high, ReadOnlySpan<short> low)
    {
        var (highSum, lowSum) = (Vector256<int>.Zero, Vector256<int>.Zero);
        ref var pixel = ref MemoryMarshal.GetReference(pixels[..high.Length]);
        ref var upper = ref MemoryMarshal.GetReference(high);
        ref var lower = ref MemoryMarshal.GetReference(low[..high.Length]);
        for (nuint i = 0; i < (nuint)high.Length; i += (nuint)Vector256<short>.Count)
        {
            var wide = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref pixel, i));
            highSum += Avx2.MultiplyAddAdjacent(wide, Vector256.LoadUnsafe(ref upper, i));
            lowSum += Avx2.MultiplyAddAdjacent(wide, Vector256.LoadUnsafe(ref lower, i));
        }
        return Vector256.Sum((highSum << LowBits) + lowSum);
    }
}
