using SkiaSharp;

namespace ParallelAsync.XRay;

/// <summary>JPEG to grey with SkiaSharp, which decodes with libjpeg-turbo. Only decodes: what it calls sampling aliases.</summary>
internal static class SkiaCodec
{
    private const byte MidGrey = 128;

    private static readonly int[] SkiaEighths = [1, 2, 3, 4, 5, 6, 7];

    public static GreyImage Decode(PooledBytes file, JpegHeader header, int leastSide)
    {
        using var pinned = new PinnedArray(file.Array);
        using var data = SKData.Create(pinned.Address, file.Length);
        using var codec = SKCodec.Create(data)
            ?? throw new InvalidDataException("damaged: SkiaSharp finds no picture in it");
        var eighths = header.EighthsFor(leastSide, SkiaEighths);
        if (codec.Info.Width != header.Width || codec.Info.Height != header.Height)
            throw new InvalidDataException($"damaged: the header says {header.Width} x {header.Height} pixels, the decoder {codec.Info.Width} x {codec.Info.Height}");
        var image = header.NewImage(eighths);
        try
        {
            Decode(codec, header, image);
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Whether the last pixels are what libjpeg puts in place of missing data without telling: mid-grey, exactly. At an eighth of the size a block is one pixel.
    /// </summary>
    public static bool EndsInFilling(GreyImage image) => image.Pixels[^1] == MidGrey;

    private static void Decode(SKCodec codec, JpegHeader header, GreyImage image)
    {
        if (header.Components == 1)
        {
            // No colour space: a grey ICC profile is not applied, as Pillow does not apply it.
            Decode(codec, new SKImageInfo(image.Width, image.Height, SKColorType.Gray8, SKAlphaType.Opaque), image.Bytes);
            return;
        }
        var info = new SKImageInfo(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var colour = new PooledBytes(checked(info.RowBytes * info.Height));
        Decode(codec, info, colour);
        Luma.FromRgb(colour.Span, info.BytesPerPixel, image.Pixels);
    }

    private static void Decode(SKCodec codec, SKImageInfo info, PooledBytes pixels)
    {
        using var pinned = new PinnedArray(pixels.Array);
        var result = codec.GetPixels(info, pinned.Address, info.RowBytes, SKCodecOptions.Default);
        if (result != SKCodecResult.Success)
            throw new InvalidDataException(Reason(result));
    }

    private static string Reason(SKCodecResult result) => result switch
    {
        SKCodecResult.IncompleteInput => "truncated: the file ends before the picture does",
        SKCodecResult.ErrorInInput => "damaged: the picture data cannot be decoded",
        SKCodecResult.InvalidConversion or SKCodecResult.Unimplemented => $"a kind of JPEG that SkiaSharp does not decode to pixels ({result})",
        _ => $"SkiaSharp could not decode it ({result})",
    };
}
