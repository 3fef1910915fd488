using System.Buffers.Binary;

namespace ParallelAsync.Processes;

/// <summary>The 32 bytes before the payload of a frame, little endian.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Length">The bytes of the payload.</param>
/// <param name="Method">The number of the method; of a result too.</param>
/// <param name="Count">Items of a chunk; of a result: those that succeeded, whose values come first in the payload.</param>
/// <param name="Unit">The number of the chunk.</param>
/// <param name="Ticks">Of a chunk: 1 when the times of its items are asked for. Of a result: the stopwatch ticks that it took.</param>
/// <param name="InRing">Whether the payload is in the shared memory instead of following here.</param>
internal readonly record struct FrameHeader(FrameKind Kind, int Length, int Method = 0, int Count = 0, long Unit = 0, long Ticks = 0, bool InRing = false)
{
    private const int RingFlag = 0x100;

    public const int Size = 32;

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], (int)Kind | (InRing ? RingFlag : 0));
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], Method);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[12..], Count);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Unit);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], Ticks);
    }

    /// <exception cref="InvalidDataException">These are no frame's bytes.</exception>
    public static FrameHeader Read(ReadOnlySpan<byte> bytes)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var flagged = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        var kind = flagged & ~RingFlag;
        if (length < 0 || kind is < (int)FrameKind.Method or > (int)FrameKind.Rings)
            throw new InvalidDataException($"Expected a frame on the worker pipe, got one of kind {kind} with {length} bytes: something else wrote to it.");
        return new(
            (FrameKind)kind,
            length,
            BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
            flagged != kind);
    }
}
