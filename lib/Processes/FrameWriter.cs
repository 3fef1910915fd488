namespace ParallelAsync.Processes;

/// <summary>Writes frames to a pipe; small ones gather until they are flushed, large ones are not copied. Not for two threads at once.</summary>
internal sealed class FrameWriter(Stream stream)
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private int filled;

    /// <summary>Where large payloads go while there is room, once both sides have it.</summary>
    public SharedRing? Ring { get; set; }

    public void Write(FrameHeader header, ReadOnlySpan<byte> payload)
    {
        if (payload.Length >= SharedRing.LeastPayload && Ring?.TryWrite(payload) == true)
        {
            header = header with { InRing = true };
            payload = [];
        }

        if (filled + FrameHeader.Size + payload.Length > buffer.Length)
            Flush();
        header.Write(buffer.AsSpan(filled));
        filled += FrameHeader.Size;
        if (filled + payload.Length <= buffer.Length)
        {
            payload.CopyTo(buffer.AsSpan(filled));
            filled += payload.Length;
            return;
        }

        Flush();
        stream.Write(payload);
    }

    public void Flush()
    {
        if (filled == 0)
            return;
        stream.Write(buffer, 0, filled);
        stream.Flush();
        filled = 0;
    }
}
