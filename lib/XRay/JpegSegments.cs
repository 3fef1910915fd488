using System.Buffers.Binary;

namespace ParallelAsync.XRay;

/// <summary>Steps from marker to marker through the part of a JPEG that is not picture data.</summary>
/// <param name="bytes">The file, or its beginning.</param>
/// <param name="position">Where the first marker is expected.</param>
internal ref struct JpegSegments(ReadOnlySpan<byte> bytes, int position)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>The byte after the segment: where the next marker, or the picture data of a scan, begins.</summary>
    public int Position { get; private set; } = position;

    /// <summary>The second byte of the marker.</summary>
    public byte Marker { get; private set; }

    /// <summary>What follows marker and length; empty for markers that stand alone.</summary>
    public ReadOnlySpan<byte> Body { get; private set; }

    /// <summary>Moves to the next marker whose segment is there as a whole.</summary>
    /// <returns>False where the bytes end first.</returns>
    /// <exception cref="InvalidDataException">A segment claims to be shorter than its own length field.</exception>
    public bool MoveNext()
    {
        // Decoders skip stray bytes before a marker, and any number of FF may stand before its second byte.
        while (Position + 1 < bytes.Length && (bytes[Position] != 0xFF || bytes[Position + 1] is 0x00 or 0xFF))
            Position++;
        if (Position + 1 >= bytes.Length)
            return false;
        Marker = bytes[Position + 1];
        if (JpegMarker.StandsAlone(Marker))
        {
            Body = [];
            Position += 2;
            return true;
        }
        if (Position + 4 > bytes.Length)
            return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(Position + 2)..]);
        if (length < 2)
            throw new InvalidDataException($"damaged: the segment FF{Marker:X2} says that it is {length} bytes long, at least 2 were expected");
        if (Position + 2 + length > bytes.Length)
            return false;
        Body = bytes.Slice(Position + 4, length - 2);
        Position += 2 + length;
        return true;
    }
}
