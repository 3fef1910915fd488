using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ParallelAsync.XRay;

/// <summary>
/// Antialiased bicubic resizing of 8-bit grey: rows first, then columns, rounded to 8 bits in between, as Pillow's <c>BICUBIC</c> does it and
/// with the same fixed-point weights. From the same pixels both make the same bytes.
/// </summary>
public static class Bicubic
{
    private const int Half = 1 << (ResampleWeights.FractionBits - 1);

    /// <summary>Resizes a picture.</summary>
    /// <param name="image">The source.</param>
    /// <param name="width">Pixels in a row of the result, at least 1.</param>
    /// <param name="height">Rows of the result, at least 1.</param>
    /// <param name="result">Where the result goes: width x height bytes, row after row.</param>
    /// <exception cref="ArgumentException"><paramref name="result"/> has not exactly width x height bytes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A side is less than 1.</exception>
    public static void Resize(GreyImage image, int width, int height, Span<byte> result)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (result.Length != (long)width * height)
            throw new ArgumentException($"Expected {width} x {height} bytes for the result, got {result.Length}.", nameof(result));
        using var narrow = new PooledBytes(checked(width * image.Height));
        Rows(image, narrow.Span, width);
        Columns(narrow.Span, width, image, result, height);
    }

    private static void Rows(GreyImage image, Span<byte> target, int to)
    {
        using var weights = new ResampleWeights(image.Width, image.CoveredWidth, to, WeightedSum.Group);
        using var sums = new WeightedSum(weights);
        ReadOnlySpan<byte> source = image.Bytes.Span;
        for (; target.Length >= 4 * to; source = source[(4 * image.Width)..], target = target[(4 * to)..])
        {
            for (var x = 0; x < to; x++)
            {
                var sum = sums.OfFour(source, image.Width, x) + Vector128.Create(Half);
                for (var row = 0; row < 4; row++)
                    target[row * to + x] = ToByte(sum[row]);
            }
        }
        for (; !target.IsEmpty; source = source[image.Width..], target = target[to..])
        {
            for (var x = 0; x < to; x++)
                target[x] = ToByte(Half + sums.Of(source, x));
        }
    }

    private static void Columns(ReadOnlySpan<byte> source, int width, GreyImage image, Span<byte> target, int to)
    {
        using var weights = new ResampleWeights(image.Height, image.CoveredHeight, to, group: 1);
        Span<int> sums = width <= 512 ? stackalloc int[width] : new int[width];
        for (var y = 0; y < to; y++)
        {
            sums.Fill(Half);
            var row = weights.Of(y);
            for (var k = 0; k < row.Length; k++)
                AddRow(source.Slice((weights.Start(y) + k) * width, width), row[k], sums);
            for (var x = 0; x < width; x++)
                target[y * width + x] = ToByte(sums[x]);
        }
    }

    private static void AddRow(ReadOnlySpan<byte> pixels, int weight, Span<int> sums)
    {
        for (; pixels.Length >= Vector<byte>.Count; pixels = pixels[Vector<byte>.Count..], sums = sums[Vector<byte>.Count..])
        {
            Vector.Widen(new Vector<byte>(pixels), out var lower, out var upper);
            Vector.Widen(lower, out var first, out var second);
            Vector.Widen(upper, out var third, out var fourth);
            var to = MemoryMarshal.Cast<int, Vector<int>>(sums);
            to[0] += Vector.AsVectorInt32(first) * weight;
            to[1] += Vector.AsVectorInt32(second) * weight;
            to[2] += Vector.AsVectorInt32(third) * weight;
            to[3] += Vector.AsVectorInt32(fourth) * weight;
        }
        for (var x = 0; x < pixels.Length; x++)
            sums[x] += pixels[x] * weight;
    }

    private static byte ToByte(int sum) => (byte)Math.Clamp(sum >> ResampleWeights.FractionBits, 0, 255);
}
