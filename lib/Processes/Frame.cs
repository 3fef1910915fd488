using System.Buffers;

namespace ParallelAsync.Processes;

/// <summary>A frame that was read. Its payload is rented; whoever has read it returns it.</summary>
internal readonly record struct Frame(FrameHeader Header, byte[] Buffer)
{
    public ReadOnlyMemory<byte> Payload => Buffer.AsMemory(0, Header.Length);

    public void Return()
    {
        if (Buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(Buffer);
    }
}
