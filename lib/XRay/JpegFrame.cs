namespace ParallelAsync.XRay;

/// <summary>The planes of a JPEG and how they are cut into blocks of 8 x 8 (ITU-T T.81, 1992, A.1 and A.2).</summary>
internal sealed class JpegFrame
{
    /// <summary>Reads a frame header.</summary>
    /// <exception cref="InvalidDataException">It is not one that <see cref="JpegHeader"/> accepts, or its sampling factors are out of range.</exception>
    public JpegFrame(byte marker, ReadOnlySpan<byte> body)
    {
        var header = JpegHeader.ParseFrame(marker, body);
        IsProgressive = header.IsProgressive;
        var (mostAcross, mostDown) = (1, 1);
        for (var i = 0; i < header.Components; i++)
        {
            var (across, down) = Sampling(body, i);
            (mostAcross, mostDown) = (Math.Max(mostAcross, across), Math.Max(mostDown, down));
        }
        UnitsAcross = Parts(header.Width, 8 * mostAcross);
        UnitsDown = Parts(header.Height, 8 * mostDown);
        Components = new JpegComponent[header.Components];
        for (var i = 0; i < header.Components; i++)
        {
            var (across, down) = Sampling(body, i);
            Components[i] = new JpegComponent(body[6 + 3 * i], across, down)
            {
                BlocksAcross = Parts(Parts(header.Width * across, mostAcross), 8),
                BlocksDown = Parts(Parts(header.Height * down, mostDown), 8),
                Stride = UnitsAcross * across,
                Known = IsProgressive ? new ulong[checked(UnitsAcross * across * UnitsDown * down)] : [],
            };
        }
    }

    public bool IsProgressive { get; }

    /// <summary>Interleaved units (MCUs) in a row.</summary>
    public int UnitsAcross { get; }

    /// <summary>Rows of interleaved units.</summary>
    public int UnitsDown { get; }

    public JpegComponent[] Components { get; }

    /// <summary>Whether every bit of every coefficient of every plane has been sent.</summary>
    public bool IsComplete => Array.TrueForAll(Components, component => component.Complete == ulong.MaxValue);

    private static (int Across, int Down) Sampling(ReadOnlySpan<byte> body, int component)
    {
        var (across, down) = (body[7 + 3 * component] >> 4, body[7 + 3 * component] & 15);
        return across is >= 1 and <= 4 && down is >= 1 and <= 4
            ? (across, down)
            : throw new InvalidDataException($"damaged: sampling factors {across} x {down}, expected 1 to 4");
    }

    private static int Parts(int length, int part) => (length + part - 1) / part;
}
