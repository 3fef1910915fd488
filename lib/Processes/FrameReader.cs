using System.Buffers;

namespace ParallelAsync.Processes;

/// <summary>Reads frames from a pipe, many small ones at a time. One thread reads; it waits in the read itself, because waking another costs more than
/// a small frame.</summary>
internal sealed class FrameReader(Stream stream)
{
    private readonly byte[] buffer = new byte[128 * 1024];
    private int start;
    private int end;

    /// <summary>Where large payloads come from, once both sides have it.</summary>
    public SharedRing? Ring { get; set; }

    /// <summary>The next frame; null at the pipe's end.</summary>
    /// <exception cref="InvalidDataException">What came is no frame.</exception>
    public Frame? Read()
    {
        if (!Fill(FrameHeader.Size))
            return null;
        var header = FrameHeader.Read(buffer.AsSpan(start, FrameHeader.Size));
        start += FrameHeader.Size;
        if (header.InRing)
            return new Frame(header, Ring ?? throw new InvalidDataException("Expected a payload on the worker pipe, got one in shared memory that was never agreed on."));
        var payload = header.Length == 0 ? [] : ArrayPool<byte>.Shared.Rent(header.Length);
        var buffered = Math.Min(end - start, header.Length);
        buffer.AsSpan(start, buffered).CopyTo(payload);
        start += buffered;
        // The rest of a large payload goes straight to its place.
        return stream.ReadAtLeast(payload.AsSpan(buffered, header.Length - buffered), header.Length - buffered, throwOnEndOfStream: false) == header.Length - buffered
            ? new Frame(header, payload)
            : null;
    }

    private bool Fill(int bytes)
    {
        if (end - start >= bytes)
            return true;
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        while (end < bytes)
        {
            var read = stream.Read(buffer, end, buffer.Length - end);
            if (read == 0)
                return false;
            end += read;
        }

        return true;
    }
}
