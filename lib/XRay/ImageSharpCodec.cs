#if IMAGESHARP
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;

namespace ParallelAsync.XRay;

/// <summary>JPEG to grey with SixLabors.ImageSharp, all of it managed code. Built in with <c>-p:ImageSharp=true</c> only.</summary>
internal static class ImageSharpCodec
{
    // One thread for one image: otherwise "sequential" would not be. Only JPEG: what else a file may be has been refused before.
    private static readonly Configuration OneThread = new(new JpegConfigurationModule()) { MaxDegreeOfParallelism = 1 };

    public static GreyImage Decode(PooledBytes file, JpegHeader header, int leastSide)
    {
        var options = new DecoderOptions { Configuration = OneThread, TargetSize = Scaled(header, leastSide), MaxFrames = 1, SkipMetadata = true };
        try
        {
            if (header.Components == 1)
            {
                using var grey = Image.Load<L8>(options, file.Span);
                return Copy(grey);
            }
            using var colour = Image.Load<Rgb24>(options, file.Span);
            return Convert(colour);
        }
        catch (ImageFormatException error)
        {
            throw new InvalidDataException($"damaged: ImageSharp could not decode it ({error.Message})", error);
        }
    }
}
#endif
