namespace ParallelAsync.XRay;

/// <summary>One plane of a JPEG: grey, or luma, or one of the colour differences.</summary>
/// <param name="id">How scans name it.</param>
/// <param name="across">Blocks of it in a row of one interleaved unit (MCU), 1 to 4.</param>
/// <param name="down">Rows of blocks of it in one such unit, 1 to 4.</param>
internal sealed class JpegComponent(byte id, int across, int down)
{
    public byte Id => id;

    public int Across => across;

    public int Down => down;

    /// <summary>Blocks in a row when the plane is sent by itself.</summary>
    public int BlocksAcross { get; init; }

    /// <summary>Rows of blocks when the plane is sent by itself.</summary>
    public int BlocksDown { get; init; }

    /// <summary>Blocks in a row, those that fill up the last interleaved unit included.</summary>
    public int Stride { get; init; }

    /// <summary>The coefficients, a bit each, of which the lowest bit has been sent: all of them when the plane is complete.</summary>
    public ulong Complete { get; set; }

    /// <summary>The coefficients, a bit each, of which at least the highest bits have been sent.</summary>
    public ulong Begun { get; set; }

    /// <summary>For progressive frames, the coefficients of each block known not to be zero, a bit each.</summary>
    public ulong[] Known { get; set; } = [];
}
