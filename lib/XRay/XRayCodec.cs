namespace ParallelAsync.XRay;

/// <summary>A way to decode a JPEG to grey pixels. The resizer takes one; nothing else knows which it is.</summary>
/// <remarks>
/// Each decodes on the calling thread alone, gives colour as luma (BT.601, as Pillow's <c>convert("L")</c> does), ignores ICC profiles and the
/// EXIF orientation, as the talk's code did, and may be used by any number of threads at once.
/// </remarks>
public sealed class XRayCodec
{
    private readonly Decoder decode;
    private readonly Func<GreyImage, bool> mayBeCutOff;

    /// <param name="name">The name by which it is chosen.</param>
    /// <param name="decode">Decodes, or throws <see cref="InvalidDataException"/>.</param>
    /// <param name="mayBeCutOff">Whether a picture ends as this decoder ends one whose data ended early. False only where it is certain that they did not.</param>
    private XRayCodec(string name, Decoder decode, Func<GreyImage, bool> mayBeCutOff) => (Name, this.decode, this.mayBeCutOff) = (name, decode, mayBeCutOff);

    /// <summary>Decodes a file whose header has been read.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="header">Its header.</param>
    /// <param name="leastSide">0 for the full size; else the picture may be decoded at eighths of it, as long as both its sides keep this many pixels.</param>
    internal delegate GreyImage Decoder(PooledBytes file, JpegHeader header, int leastSide);

    /// <summary>SkiaSharp, with libjpeg-turbo behind it.</summary>
    public static XRayCodec Skia { get; } = new("skia", SkiaCodec.Decode, SkiaCodec.EndsInFilling);

#if IMAGESHARP
    /// <summary>SixLabors.ImageSharp, managed code throughout.</summary>
    // What it makes of missing data has no look of its own: every file has to be checked.
    public static XRayCodec ImageSharp { get; } = new("imagesharp", ImageSharpCodec.Decode, _ => true);

    /// <summary>The codecs that are built in.</summary>
    public static IReadOnlyList<XRayCodec> Available { get; } = [Skia, ImageSharp];
#else
    /// <summary>The codecs that are built in.</summary>
    public static IReadOnlyList<XRayCodec> Available { get; } = [Skia];
#endif

    /// <summary>The name by which it is chosen.</summary>
    public string Name { get; }

    /// <summary>Finds a codec.</summary>
    /// <param name="name"><c>"skia"</c> or <c>"imagesharp"</c>, in any case.</param>
    /// <exception cref="ArgumentException">There is no such codec, or it is not built in; the message says how to build it in.</exception>
    public static XRayCodec Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var codec in Available)
        {
            if (string.Equals(codec.Name, name, StringComparison.OrdinalIgnoreCase))
                return codec;
        }
        throw new ArgumentException(
            string.Equals(name, "imagesharp", StringComparison.OrdinalIgnoreCase)
                ? "The codec \"imagesharp\" is not built in. Build the library with -p:ImageSharp=true, which restores the package SixLabors.ImageSharp, or choose \"skia\"."
                : $"There is no codec \"{name}\": expected {string.Join(" or ", Available.Select(codec => $"\"{codec.Name}\""))}.",
            nameof(name));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal GreyImage Decode(PooledBytes file, JpegHeader header, int leastSide) => decode(file, header, leastSide);

    internal bool MayBeCutOff(GreyImage image) => mayBeCutOff(image);
}
