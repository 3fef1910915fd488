using System.Buffers;

namespace ParallelAsync.Processes;

/// <summary>Rented bytes that grow while a payload is written. Whoever takes them returns them.</summary>
internal sealed class PayloadBuffer : IBufferWriter<byte>
{
    /// <summary>The most bytes of one chunk, or of its results.</summary>
    public const int MostBytes = 1 << 30;

    private byte[] bytes = [];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Forgets what was written after a moment at which so many bytes had been.</summary>
    public void Truncate(int length) => Length = length;

    /// <summary>Hands the rented array over, and begins anew.</summary>
    public byte[] Take()
    {
        var taken = bytes;
        (bytes, Length) = ([], 0);
        return taken;
    }

    /// <summary>Keeps small arrays for the next payload, and gives large ones back.</summary>
    public void Reset()
    {
        Length = 0;
        if (bytes.Length > 1 << 20)
            ArrayPool<byte>.Shared.Return(Take());
    }

    private void EnsureRoom(int sizeHint)
    {
        var needed = (long)Length + Math.Max(sizeHint, 256);
        if (needed <= bytes.Length)
            return;
        if (needed > MostBytes)
            throw new InvalidOperationException($"Expected at most {MostBytes:N0} bytes in one chunk, got more. Take smaller chunks, or pass the name of a file instead of its content.");
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(MostBytes, Math.Max(needed, 2L * bytes.Length)));
        Written.CopyTo(larger);
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
