namespace ParallelAsync.XRay;

/// <summary>One pass over one or more planes of a JPEG: which coefficients it sends, and with which tables (ITU-T T.81, 1992, B.2.3).</summary>
internal sealed class JpegScan
{
    private readonly JpegFrame frame;
    private readonly (JpegComponent Component, HuffmanTable? Mean, HuffmanTable? Others)[] planes;
    private readonly int first;
    private readonly int last;
    private readonly int high;
    private readonly int low;

    private JpegScan(ReadOnlySpan<byte> body, JpegFrame frame, HuffmanTable?[] means, HuffmanTable?[] others)
    {
        this.frame = frame;
        var count = body.Length > 0 ? body[0] : 0;
        if (count is < 1 or > 4 || count > frame.Components.Length || body.Length < 4 + 2 * count)
            throw Damaged("is shorter than what it describes");
        planes = new (JpegComponent, HuffmanTable?, HuffmanTable?)[count];
        for (var i = 0; i < count; i++)
        {
            var (id, tables) = (body[1 + 2 * i], body[2 + 2 * i]);
            var component = Array.Find(frame.Components, component => component.Id == id) ?? throw Damaged($"names plane {id}, which the frame has not");
            if ((tables >> 4) > 3 || (tables & 15) > 3)
                throw Damaged("names a Huffman table that there cannot be");
            planes[i] = (component, means[tables >> 4], others[tables & 15]);
        }
        var parameters = body[(1 + 2 * count)..];
        (first, last, high, low) = frame.IsProgressive ? (parameters[0], parameters[1], parameters[2] >> 4, parameters[2] & 15) : (0, 63, 0, 0);
        CheckParameters();
    }

    /// <summary>A fresh stepper over this scan's blocks.</summary>
    public ScanBlocks Blocks => new(first, last, isRefinement: high > 0, frame.IsProgressive);

    /// <summary>Units of the scan: blocks where it sends one plane, interleaved units where it sends several.</summary>
    public int Units => planes is [var (only, _, _)] ? only.BlocksAcross * only.BlocksDown : frame.UnitsAcross * frame.UnitsDown;

    /// <summary>Reads a scan header.</summary>
    /// <exception cref="InvalidDataException">It does not fit the frame, a table is missing, or it sends bits before those above them.</exception>
    public static JpegScan Parse(ReadOnlySpan<byte> body, JpegFrame frame, HuffmanTable?[] means, HuffmanTable?[] others) => new(body, frame, means, others);

    /// <summary>Steps over unit number <paramref name="unit"/>.</summary>
    public void SkipUnit(int unit, ref ScanBlocks blocks, ref EntropyBits bits)
    {
        if (planes is [var (only, mean, others)])
        {
            var (row, column) = Math.DivRem(unit, only.BlocksAcross);
            blocks.Skip(ref bits, mean, others, ref Known(only, row, column));
            return;
        }
        var (unitRow, unitColumn) = Math.DivRem(unit, frame.UnitsAcross);
        foreach (var plane in planes)
        {
            for (var y = 0; y < plane.Component.Down; y++)
            {
                for (var x = 0; x < plane.Component.Across; x++)
                    blocks.Skip(ref bits, plane.Mean, plane.Others, ref Known(plane.Component, unitRow * plane.Component.Down + y, unitColumn * plane.Component.Across + x));
            }
        }
    }

    /// <summary>Notes what has been sent.</summary>
    public void Finish()
    {
        foreach (var (component, _, _) in planes)
        {
            component.Begun |= Band;
            if (low == 0)
                component.Complete |= Band;
        }
    }

    private ulong Band => (last == 63 ? ulong.MaxValue : (1UL << last + 1) - 1) & ~((1UL << first) - 1);

    private ref ulong Known(JpegComponent component, int row, int column)
    {
        if (frame.IsProgressive)
            return ref component.Known[row * component.Stride + column];
        return ref unused;
    }

    private ulong unused;

    private void CheckParameters()
    {
        if (first > last || last > 63 || (frame.IsProgressive && (first == 0) != (last == 0)) || (first > 0 && planes.Length > 1))
            throw Damaged($"sends coefficients {first} to {last} of {planes.Length} planes");
        foreach (var (component, mean, others) in planes)
        {
            if ((mean is null && first == 0 && high == 0) || (others is null && last > 0))
                throw Damaged("uses a Huffman table that has not been sent");
            if ((high > 0) != ((component.Begun & Band) == Band) || (high == 0 && (component.Begun & Band) != 0))
                throw Damaged("is out of order");
        }
    }

    private static InvalidDataException Damaged(string what) => new($"damaged: a scan header {what}");
}
