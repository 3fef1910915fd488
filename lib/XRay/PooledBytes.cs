using System.Buffers;

namespace ParallelAsync.XRay;

/// <summary>Bytes from the shared pool, so that a batch of images leaves no garbage behind. Not cleared.</summary>
/// <param name="length">How many bytes are needed.</param>
internal sealed class PooledBytes(int length) : IDisposable
{
    private byte[]? rented = ArrayPool<byte>.Shared.Rent(length);

    /// <summary>The bytes; the array behind them may be longer.</summary>
    public Span<byte> Span => Array.AsSpan(0, length);

    public int Length => length;

    public byte[] Array => rented ?? throw new ObjectDisposedException(nameof(PooledBytes));

    public void Dispose()
    {
        if (Interlocked.Exchange(ref rented, null) is { } array)
            ArrayPool<byte>.Shared.Return(array);
    }
}
