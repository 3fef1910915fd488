namespace ParallelAsync.XRay;

/// <summary>Picture data of one scan, from restart marker to restart marker, without the zeros that are stuffed behind each FF.</summary>
/// <param name="file">The file.</param>
/// <param name="position">Where the data begin.</param>
/// <param name="unstuffed">Room for them and for <see cref="EntropyBits.Slack"/>.</param>
internal ref struct EntropyData(ReadOnlySpan<byte> file, int position, PooledBytes unstuffed)
{
    private readonly ReadOnlySpan<byte> file = file;
    private int restarts;

    /// <summary>Where in the file the next marker stands, after <see cref="Next"/>.</summary>
    public int Position { get; private set; } = position;

    /// <summary>The data up to the next marker, or to the end of the file.</summary>
    public EntropyBits Next()
    {
        var target = unstuffed.Span;
        var length = 0;
        while (Position < file.Length)
        {
            var rest = file[Position..];
            var run = rest.IndexOf((byte)0xFF);
            if (run < 0)
                run = rest.Length;
            rest[..run].CopyTo(target[length..]);
            length += run;
            Position += run;
            if (run + 1 >= rest.Length || rest[run + 1] != 0)
                break;
            target[length++] = 0xFF;
            Position += 2;
        }
        target.Slice(length, EntropyBits.Slack).Clear();
        return new EntropyBits(target[..(length + EntropyBits.Slack)]);
    }

    /// <summary>Moves past the restart marker that is due.</summary>
    /// <exception cref="InvalidDataException">Something else stands there.</exception>
    public void PassRestart()
    {
        // Any number of FF may stand before a marker's second byte.
        while (Position + 1 < file.Length && file[Position + 1] == 0xFF)
            Position++;
        var expected = JpegMarker.FirstRestart + restarts++ % 8;
        if (Position + 1 >= file.Length || file[Position + 1] != expected)
            throw new InvalidDataException("truncated or damaged: a restart marker is missing or out of order");
        Position += 2;
    }
}
