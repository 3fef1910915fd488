using System.Buffers;
using SkiaSharp;

namespace ParallelAsync.XRay;

/// <summary>One made X-ray: a <see cref="ChestPhantom"/> under <see cref="FilmGrain"/>, as a grey JPEG.</summary>
internal static class SampleImage
{
    /// <summary>The anatomy is soft: it is drawn on a grid of this many columns and stretched to the picture.</summary>
    private const int GridColumns = 360;

    private const int Quality = 95;

    /// <summary>Makes an image.</summary>
    /// <param name="seed">The seed of the sample.</param>
    /// <param name="image">The number of the image. What it looks like depends on nothing else.</param>
    /// <returns>The bytes of the file.</returns>
    public static SKData Make(int seed, int image)
    {
        var random = new SampleRandom(seed, image);
        var size = SampleSize.Draw(random);
        return Make(random, size.Width, size.Height, Amplitude(size.BytesPerPixel));
    }

    /// <summary>Makes an image of a given size.</summary>
    /// <param name="random">The source of its differences from others.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="amplitude">The strongest grain, in grey levels.</param>
    public static SKData Make(SampleRandom random, int width, int height, float amplitude)
    {
        using var image = Draw(random, width, height, amplitude);
        return Encode(image);
    }

    /// <summary>The same image tinted, in a JPEG with three components.</summary>
    public static SKData MakeColour(SampleRandom random, int width, int height, float amplitude)
    {
        using var image = Draw(random, width, height, amplitude);
        var colour = new byte[4 * width * height];
        for (var i = 0; i < width * height; i++)
        {
            var level = image.Pixels[i];
            (colour[4 * i], colour[4 * i + 1], colour[4 * i + 2], colour[4 * i + 3]) = (level, (byte)(level * 9 / 10), (byte)(level * 7 / 10), 255);
        }
        return Encode(colour, SKColorType.Rgba8888, width, height);
    }

    /// <summary>A grey picture as a JPEG with one component.</summary>
    public static SKData Encode(GreyImage image) => Encode(image.Bytes.Array, SKColorType.Gray8, image.Width, image.Height);

    private static SKData Encode(byte[] bytes, SKColorType type, int width, int height)
    {
        using var pinned = new PinnedArray(bytes);
        var info = new SKImageInfo(width, height, type, SKAlphaType.Opaque);
        using var pixels = new SKPixmap(info, pinned.Address, info.RowBytes);
        return pixels.Encode(new SKJpegEncoderOptions(Quality)) ?? throw new InvalidOperationException("SkiaSharp could not encode a JPEG.");
    }

    /// <summary>The grain that makes files of the size wanted: a parabola through measured sizes, within 3 % of them. Whole 32nds, the same on every machine.</summary>
    private static float Amplitude(double bytesPerPixel) => (float)Math.Round(32 * ((156.9 * bytesPerPixel + 5.79) * bytesPerPixel + 0.76)) / 32;

    private static GreyImage Draw(SampleRandom random, int width, int height, float amplitude)
    {
        var image = new GreyImage(width, height);
        Draw(new ChestPhantom(random), image, amplitude, (uint)random.NextBits());
        return image;
    }

    private static void Draw(ChestPhantom phantom, GreyImage image, float amplitude, uint grain)
    {
        var rows = Math.Max(2, GridColumns * image.Height / image.Width);
        var grid = ArrayPool<float>.Shared.Rent(rows * GridColumns);
        for (var i = 0; i < rows * GridColumns; i++)
            grid[i] = phantom.Level(i % GridColumns / (GridColumns - 1f), i / GridColumns / (rows - 1f));

        var between = new float[GridColumns];
        var levels = new float[image.Width + 64];
        for (var y = 0; y < image.Height; y++)
        {
            Blend(grid, y * (rows - 1f) / image.Height, between);
            Stretch(between, levels.AsSpan(0, image.Width));
            FilmGrain.Develop(levels.AsSpan(0, (image.Width + 63) / 64 * 64), amplitude, FilmGrain.Hash(grain + (uint)y), image.Pixels.Slice(y * image.Width, image.Width));
        }
        ArrayPool<float>.Shared.Return(grid);
    }

    private static void Blend(float[] grid, float position, Span<float> row)
    {
        var above = (int)position;
        var weight = position - above;
        var upper = grid.AsSpan(above * GridColumns, GridColumns);
        var lower = grid.AsSpan((above + 1) * GridColumns, GridColumns);
        for (var x = 0; x < row.Length; x++)
            row[x] = upper[x] + (lower[x] - upper[x]) * weight;
    }

    private static void Stretch(ReadOnlySpan<float> from, Span<float> to)
    {
        var step = (from.Length - 1f) / to.Length;
        for (var x = 0; x < to.Length; x++)
        {
            var position = x * step;
            var left = (int)position;
            to[x] = from[left] + (from[left + 1] - from[left]) * (position - left);
        }
    }
}
