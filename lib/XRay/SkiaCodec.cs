using SkiaSharp;

namespace ParallelAsync.XRay;

/// <summary>JPEG to grey with SkiaSharp, which decodes with libjpeg-turbo. Only decodes: what it calls sampling aliases.</summary>
internal static class SkiaCodec
{
    public static GreyImage Decode(PooledBytes file, JpegHeader header, int leastSide)
    {
        using var pinned = new PinnedArray(file.Array);
        using var data = SKData.Create(pinned.Address, file.Length);
        using var codec = SKCodec.Create(data)
            ?? throw new InvalidDataException("damaged: SkiaSharp finds no picture in it");
        var size = Scaled(codec, header, leastSide);
        return header.Components == 1 ? DecodeGrey(codec, size) : DecodeColour(codec, size);
    }

    /// <summary>The smallest size in eighths of the full one, as the DCT allows, with neither side below <paramref name="leastSide"/>.</summary>
    private static SKSizeI Scaled(SKCodec codec, JpegHeader header, int leastSide)
    {
        var full = codec.Info.Size;
        if (full.Width != header.Width || full.Height != header.Height)
            throw new InvalidDataException($"damaged: the header says {header.Width} x {header.Height} pixels, the decoder {full.Width} x {full.Height}");
        for (var eighths = 1; leastSide > 0 && eighths < 8; eighths++)
        {
            var size = codec.GetScaledDimensions(eighths / 8f);
            if (size.Width >= leastSide && size.Height >= leastSide)
                return size;
        }
        return full;
    }

    private static GreyImage DecodeGrey(SKCodec codec, SKSizeI size)
    {
        var image = new GreyImage(size.Width, size.Height);
        try
        {
            // No colour space: a grey ICC profile is not applied, as Pillow does not apply it.
            Decode(codec, new SKImageInfo(size.Width, size.Height, SKColorType.Gray8, SKAlphaType.Opaque), image.Bytes);
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    private static GreyImage DecodeColour(SKCodec codec, SKSizeI size)
    {
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var colour = new PooledBytes(checked(info.RowBytes * info.Height));
        Decode(codec, info, colour);
        var image = new GreyImage(size.Width, size.Height);
        Luma.FromRgb(colour.Span, info.BytesPerPixel, image.Pixels);
        return image;
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
