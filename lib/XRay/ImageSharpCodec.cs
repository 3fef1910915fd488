#if IMAGESHARP
using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;

namespace ParallelAsync.XRay;

/// <summary>JPEG to grey with SixLabors.ImageSharp. Built in with <c>-p:ImageSharp=true</c> only.</summary>
internal static class ImageSharpCodec
{
    // One thread for one image: otherwise "sequential" would not be.
    private static readonly Configuration OneThread = new(new JpegConfigurationModule()) { MaxDegreeOfParallelism = 1 };

    private static readonly int[] ImageSharpEighths = [1, 2, 4];

    public static GreyImage Decode(PooledBytes file, JpegHeader header, int leastSide)
    {
        var image = header.NewImage(header.EighthsFor(leastSide, ImageSharpEighths));
        try
        {
            if (header.Components == 1)
            {
                using var grey = Load<L8>(file, image);
                CopyRows(grey, image, (pixels, row) => MemoryMarshal.AsBytes(pixels).CopyTo(row));
            }
            else
            {
                using var colour = Load<Rgb24>(file, image);
                CopyRows(colour, image, (pixels, row) => Luma.FromRgb(MemoryMarshal.AsBytes(pixels), 3, row));
            }
            return image;
        }
        catch (Exception error)
        {
            image.Dispose();
            throw error is ImageFormatException ? new InvalidDataException($"damaged: ImageSharp could not decode it ({error.Message})", error) : error;
        }
    }

    private static Image<TPixel> Load<TPixel>(PooledBytes file, GreyImage target)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var options = new JpegDecoderOptions
        {
            // In the DCT only: its own sampler would do the rest otherwise.
            ResizeMode = JpegDecoderResizeMode.IdctOnly,
            GeneralOptions = new DecoderOptions
            {
                Configuration = OneThread,
                MaxFrames = 1,
                SkipMetadata = true,
                TargetSize = new Size(target.Width, target.Height),
            },
        };
        using var stream = new MemoryStream(file.Array, 0, file.Length, writable: false);
        return JpegDecoder.Instance.Decode<TPixel>(options, stream);
    }

    private static void CopyRows<TPixel>(Image<TPixel> from, GreyImage to, Action<Span<TPixel>, Span<byte>> convert)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        if (from.Width != to.Width || from.Height != to.Height)
            throw new InvalidDataException($"damaged: the header promises {to.Width} x {to.Height} pixels, the decoder gave {from.Width} x {from.Height}");
        from.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
                convert(rows.GetRowSpan(y), to.Pixels.Slice(y * to.Width, to.Width));
        });
    }
}
#endif
