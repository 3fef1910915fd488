using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
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
    public const int Group = 16;

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
        var pixels = row[weights.Start(result)..];
        var by = weights.Of(result);
        var sum = Vector<int>.Zero;
        for (; by.Length >= Vector<byte>.Count; by = by[Vector<byte>.Count..], pixels = pixels[Vector<byte>.Count..])
        {
            Vector.Widen(new Vector<byte>(pixels), out var lower, out var upper);
            Vector.Widen(lower, out var first, out var second);
            Vector.Widen(upper, out var third, out var fourth);
            var vectors = MemoryMarshal.Cast<int, Vector<int>>(by);
            sum += Vector.AsVectorInt32(first) * vectors[0] + Vector.AsVectorInt32(second) * vectors[1]
                + Vector.AsVectorInt32(third) * vectors[2] + Vector.AsVectorInt32(fourth) * vectors[3];
        }
        var total = Vector.Sum(sum);
        for (var k = 0; k < by.Length; k++)
            total += pixels[k] * by[k];
        return total;
    }

    /// <summary>The sums for one position of the result, in four rows at once: each weight is fetched once for all of them.</summary>
    /// <param name="rows">Four source rows and at least <see cref="Group"/> bytes behind them, whatever they are.</param>
    /// <param name="width">From one row to the next.</param>
    /// <param name="result">The position.</param>
    public Vector128<int> OfFour(ReadOnlySpan<byte> rows, int width, int result) => Avx2.IsSupported
        ? FourHalves(rows[weights.Start(result)..], width, high.AsSpan(result * weights.Taps, weights.Count(result)), low.AsSpan(result * weights.Taps))
        : Vector128.Create(Of(rows, result), Of(rows[width..], result), Of(rows[(2 * width)..], result), Of(rows[(3 * width)..], result));

    /// <summary>Gives the memory back; the weights are the caller's.</summary>
    public void Dispose()
    {
        ArrayPool<short>.Shared.Return(high);
        ArrayPool<short>.Shared.Return(low);
    }

    private static Vector128<int> FourHalves(ReadOnlySpan<byte> pixels, int width, ReadOnlySpan<short> high, ReadOnlySpan<short> low)
    {
        var (high0, high1, high2, high3) = (Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero);
        var (low0, low1, low2, low3) = (Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero);
        ref var row0 = ref MemoryMarshal.GetReference(pixels[..(3 * width + high.Length)]);
        ref var row1 = ref Unsafe.Add(ref row0, width);
        ref var row2 = ref Unsafe.Add(ref row1, width);
        ref var row3 = ref Unsafe.Add(ref row2, width);
        ref var upper = ref MemoryMarshal.GetReference(high);
        ref var lower = ref MemoryMarshal.GetReference(low[..high.Length]);
        for (nuint i = 0; i < (nuint)high.Length; i += (nuint)Vector256<short>.Count)
        {
            var (highWeights, lowWeights) = (Vector256.LoadUnsafe(ref upper, i), Vector256.LoadUnsafe(ref lower, i));
            var wide = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref row0, i));
            (high0, low0) = (high0 + Avx2.MultiplyAddAdjacent(wide, highWeights), low0 + Avx2.MultiplyAddAdjacent(wide, lowWeights));
            wide = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref row1, i));
            (high1, low1) = (high1 + Avx2.MultiplyAddAdjacent(wide, highWeights), low1 + Avx2.MultiplyAddAdjacent(wide, lowWeights));
            wide = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref row2, i));
            (high2, low2) = (high2 + Avx2.MultiplyAddAdjacent(wide, highWeights), low2 + Avx2.MultiplyAddAdjacent(wide, lowWeights));
            wide = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref row3, i));
            (high3, low3) = (high3 + Avx2.MultiplyAddAdjacent(wide, highWeights), low3 + Avx2.MultiplyAddAdjacent(wide, lowWeights));
        }
        // Adding neighbours twice leaves the four sums beside each other, in both halves of the vector.
        var sums = Avx2.HorizontalAdd(
            Avx2.HorizontalAdd((high0 << LowBits) + low0, (high1 << LowBits) + low1),
            Avx2.HorizontalAdd((high2 << LowBits) + low2, (high3 << LowBits) + low3));
        return sums.GetLower() + sums.GetUpper();
    }
}
