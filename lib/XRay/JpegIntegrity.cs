using System.Buffers.Binary;

namespace ParallelAsync.XRay;

/// <summary>
/// Finds JPEGs whose picture data are not whole. libjpeg, and with it nearly every decoder, only warns of that, within itself: it fills up what is missing
/// and returns a picture. Here every Huffman code is stepped over, and the blocks counted, without decoding any.
/// </summary>
/// <remarks>
/// Detected: picture data that end early (whatever marker has been put after them), a scan that is missing, codes that are in no table, blocks with too
/// many coefficients, data left over when all blocks have come, restart markers missing or out of order. Bytes changed inside the data mostly shift the
/// codes after them, so that one of these follows; where the codes fall back into step with the right count, the change is not detected, and neither are changed
/// headers and tables that still fit.
/// </remarks>
internal sealed class JpegIntegrity
{
    private readonly HuffmanTable?[] means = new HuffmanTable?[4];
    private readonly HuffmanTable?[] others = new HuffmanTable?[4];
    private JpegFrame? frame;
    private int restartInterval;

    private JpegIntegrity()
    {
    }

    /// <summary>Checks a whole file.</summary>
    /// <exception cref="InvalidDataException">The picture data are not whole; the message says what is wrong.</exception>
    public static void Check(ReadOnlySpan<byte> file) => new JpegIntegrity().Walk(file);

    private void Walk(ReadOnlySpan<byte> file)
    {
        using var unstuffed = new PooledBytes(file.Length + EntropyBits.Slack);
        var segments = new JpegSegments(file, 2);
        while (frame is not { IsComplete: true } && segments.MoveNext() && segments.Marker != JpegMarker.EndOfImage)
        {
            if (JpegMarker.IsStartOfFrame(segments.Marker))
                frame = new JpegFrame(segments.Marker, segments.Body);
            else if (segments.Marker == JpegMarker.HuffmanTables)
                ReadTables(segments.Body);
            else if (segments.Marker == JpegMarker.RestartInterval && segments.Body.Length >= 2)
                restartInterval = BinaryPrimitives.ReadUInt16BigEndian(segments.Body);
            else if (segments.Marker == JpegMarker.StartOfScan)
                segments = new JpegSegments(file, WalkScan(segments.Body, new EntropyData(file, segments.Position, unstuffed)));
        }
        if (frame is not { IsComplete: true })
            throw new InvalidDataException("truncated: the file ends before all of the picture's scans have come");
    }

    private void ReadTables(ReadOnlySpan<byte> body)
    {
        while (body.Length > HuffmanTable.LongestCode)
        {
            var (kind, number) = (body[0] >> 4, body[0] & 15);
            var symbols = 0;
            foreach (var count in body.Slice(1, HuffmanTable.LongestCode))
                symbols += count;
            if (kind > 1 || number > 3 || body.Length < 1 + HuffmanTable.LongestCode + symbols)
                throw new InvalidDataException("damaged: a Huffman table is shorter than what it describes");
            (kind == 0 ? means : others)[number] = new HuffmanTable(body.Slice(1, HuffmanTable.LongestCode + symbols));
            body = body[(1 + HuffmanTable.LongestCode + symbols)..];
        }
    }

    /// <summary>Steps over one scan.</summary>
    /// <returns>Where in the file the marker after it stands.</returns>
    private int WalkScan(ReadOnlySpan<byte> body, EntropyData data)
    {
        if (frame is null)
            throw new InvalidDataException("damaged: picture data before the frame header");
        var scan = JpegScan.Parse(body, frame, means, others);
        var blocks = scan.Blocks;
        for (var done = 0; done < scan.Units;)
        {
            var bits = data.Next();
            var end = restartInterval == 0 ? scan.Units : Math.Min(done + restartInterval, scan.Units);
            for (; done < end; done++)
            {
                scan.SkipUnit(done, ref blocks, ref bits);
                if (bits.IsExhausted)
                    throw new InvalidDataException($"truncated or damaged: the picture data end after {100.0 * done / scan.Units:F1} % of {(frame.IsProgressive ? "a scan" : "the picture")}");
            }
            if (bits.Left > 0 && !bits.IsPadding)
                throw new InvalidDataException($"damaged: {bits.Left:N0} bytes of picture data are left over");
            blocks.Restart();
            if (done < scan.Units)
                data.PassRestart();
        }
        scan.Finish();
        return data.Position;
    }
}
