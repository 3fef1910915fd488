using System.Buffers;

namespace ParallelAsync.Processes;

/// <summary>A frame that was read. Its payload lies in rented or in shared memory; whoever has read it gives that back.</summary>
internal readonly struct Frame
{
    private readonly byte[] rented;
    private readonly SharedRing? ring;
    private readonly long end;

    public Frame(FrameHeader header, byte[] rented) =>
        (Header, this.rented, Payload) = (header, rented, rented.AsMemory(0, header.Length));

    public Frame(FrameHeader header, SharedRing ring)
    {
        (Header, this.ring, rented) = (header, ring, []);
        (Payload, end) = ring.Take(header.Length);
    }

    public FrameHeader Header { get; }

    public ReadOnlyMemory<byte> Payload { get; }

    public void Return()
    {
        ring?.Release(end);
        if (rented.Length > 0)
            ArrayPool<byte>.Shared.Return(rented);
    }
}
