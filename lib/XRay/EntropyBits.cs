using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace ParallelAsync.XRay;

/// <summary>Reads bits, highest first, from picture data without stuffing. Past the end it reads zeros: ask <see cref="IsExhausted"/>.</summary>
internal ref struct EntropyBits
{
    /// <summary>Readable bytes that must follow the data: more than any block has (64 codes of 16 bits with 16 bits behind each).</summary>
    public const int Slack = 512;

    private readonly ReadOnlySpan<byte> bytes;
    private readonly int length;
    private ulong buffer;
    private int available;
    private int next;

    /// <param name="bytes">The data and <see cref="Slack"/> zeros behind them.</param>
    public EntropyBits(ReadOnlySpan<byte> bytes)
    {
        this.bytes = bytes;
        length = bytes.Length - Slack;
    }

    /// <summary>Whether more bits have been read than there are.</summary>
    public readonly bool IsExhausted => 8L * next - available > 8L * length;

    /// <summary>Whole bytes that have not been read.</summary>
    public readonly int Left => length - (8 * next - available + 7) / 8;

    /// <summary>Whether all of those are zeros, which some encoders put there.</summary>
    public readonly bool IsPadding => !bytes[(length - Left)..].ContainsAnyExcept((byte)0);

    /// <summary>Makes at least 56 bits ready to be peeked at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fill()
    {
        buffer |= BinaryPrimitives.ReadUInt64BigEndian(bytes[next..]) >> available;
        next += (63 - available) >> 3;
        available |= 56;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Peek(int count) => (int)(buffer >> (64 - count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int count)
    {
        buffer <<= count;
        available -= count;
    }

    /// <summary>The next bits as a number; at most 16.</summary>
    public int Take(int count)
    {
        if (count == 0)
            return 0;
        Fill();
        var bits = Peek(count);
        Skip(count);
        return bits;
    }

    /// <summary>The next Huffman code's symbol.</summary>
    /// <exception cref="InvalidDataException">No code begins with the next bits.</exception>
    public int Symbol(HuffmanTable table)
    {
        Fill();
        var code = table.Find(Peek(HuffmanTable.LongestCode));
        if (code == 0)
            throw new InvalidDataException("damaged: the picture data hold a code that is in no Huffman table");
        Skip(code >> 8);
        return code & 0xFF;
    }
}
