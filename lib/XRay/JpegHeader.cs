using System.Buffers.Binary;

namespace ParallelAsync.XRay;

/// <summary>What the frame header of a JPEG says about the picture, read without decoding any of it (ITU-T T.81, 1992, B.2.2).</summary>
/// <param name="Width">Pixels in a row, 1 to 65,535.</param>
/// <param name="Height">Rows, 1 to 65,535.</param>
/// <param name="Components">1 for grey, 3 for colour, 4 for CMYK.</param>
/// <param name="IsProgressive">Whether the picture is sent in several scans, from coarse to fine.</param>
public readonly record struct JpegHeader(int Width, int Height, int Components, bool IsProgressive)
{
    private const int FirstRead = 16 * 1024;

    /// <summary>Pixels of the picture. At most 65,535 x 65,535, which does not fit an <see cref="int"/>.</summary>
    public long Pixels => (long)Width * Height;

    /// <summary>Reads the header of a file: 16 kB of it, and more only where profiles or notes stand before the frame header.</summary>
    /// <param name="file">The path of the file.</param>
    /// <exception cref="InvalidDataException">The file is not a JPEG that can be decoded; the message says what it is instead.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static JpegHeader Read(string file)
    {
        using var source = ImageFile.Open(file);
        return Read(source);
    }

    /// <summary>The smallest of some sizes, in eighths of the full one, at which neither side is below <paramref name="leastSide"/> pixels.</summary>
    /// <param name="leastSide">Pixels; 0 for the full size.</param>
    /// <param name="eighths">The sizes that the decoder can give, from the smallest to the largest below the full one.</param>
    /// <returns>One of those, or 8.</returns>
    internal int EighthsFor(int leastSide, ReadOnlySpan<int> eighths)
    {
        foreach (var size in eighths)
        {
            if (leastSide > 0 && Scaled(Width, size) >= leastSide && Scaled(Height, size) >= leastSide)
                return size;
        }
        return 8;
    }

    /// <summary>Room for the picture at a size in eighths of the full one.</summary>
    internal GreyImage NewImage(int eighths) => new(Scaled(Width, eighths), Scaled(Height, eighths))
    {
        CoveredWidth = Width * eighths / 8.0,
        CoveredHeight = Height * eighths / 8.0,
    };

    /// <summary>A part of a block that is not whole takes a whole pixel.</summary>
    private static int Scaled(int side, int eighths) => (side * eighths + 7) / 8;

    internal static JpegHeader Read(ImageFile source)
    {
        for (var length = (int)Math.Min(source.Length, FirstRead); ; length = (int)Math.Min(source.Length, length * 4L))
        {
            using var start = source.Read(length);
            if (TryParse(start.Span, out var header))
                return header;
            if (length == source.Length)
                throw new InvalidDataException($"truncated: the file ends after {length:N0} bytes, before the frame header that gives the size of the picture");
        }
    }

    /// <summary>Finds the frame header among the first bytes of a file.</summary>
    /// <returns>False where more bytes are needed.</returns>
    /// <exception cref="InvalidDataException">The bytes are not the start of a JPEG that can be decoded.</exception>
    internal static bool TryParse(ReadOnlySpan<byte> bytes, out JpegHeader header)
    {
        header = default;
        if (bytes.Length >= 2 && (bytes[0] != 0xFF || bytes[1] != JpegMarker.StartOfImage))
            throw new InvalidDataException($"not a JPEG: {FileSignature.Describe(bytes)}");
        var segments = new JpegSegments(bytes, 2);
        while (segments.MoveNext())
        {
            if (JpegMarker.IsStartOfFrame(segments.Marker))
            {
                header = ParseFrame(segments.Marker, segments.Body);
                return true;
            }
            if (segments.Marker is JpegMarker.StartOfScan or JpegMarker.EndOfImage)
                throw new InvalidDataException("damaged: the picture data begin, or the file ends, before a frame header has given the size of the picture");
        }
        return false;
    }

    internal static JpegHeader ParseFrame(byte marker, ReadOnlySpan<byte> body)
    {
        if (!JpegMarker.IsHuffmanFrame(marker))
            throw new InvalidDataException($"a kind of JPEG that is not supported (frame marker FF{marker:X2}): expected baseline, extended or progressive, Huffman-coded");
        if (body.Length < 6)
            throw new InvalidDataException("damaged: the frame header is too short to give the size of the picture");
        if (body[0] != 8)
            throw new InvalidDataException($"{body[0]} bits a sample: expected 8");
        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(body[1..]), BinaryPrimitives.ReadUInt16BigEndian(body[3..]));
        if (width == 0 || height == 0)
            throw new InvalidDataException($"damaged: the header says {width} x {height} pixels");
        if (body[5] is not (1 or 3 or 4))
            throw new InvalidDataException($"{body[5]} components: expected 1 (grey), 3 (colour) or 4 (CMYK)");
        if (body.Length < 6 + 3 * body[5])
            throw new InvalidDataException("damaged: the frame header is shorter than what it describes");
        return new JpegHeader(width, height, body[5], marker == JpegMarker.ProgressiveFrame);
    }
}
