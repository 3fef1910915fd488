namespace ParallelAsync.XRay;

/// <summary>
/// A Huffman table of a JPEG (ITU-T T.81, 1992, annex C), laid out for stepping over coefficients as fast as their lengths can be read:
/// nothing here keeps a value.
/// </summary>
internal sealed class HuffmanTable
{
    /// <summary>No code is longer.</summary>
    public const int LongestCode = 16;

    /// <summary>The bits that <see cref="Strides"/> looks at.</summary>
    public const int StrideBits = 12;

    /// <summary>Added to a stride's coefficients where it reaches the end of the block.</summary>
    public const int EndOfBlock = 64;

    /// <summary>For the next 12 bits: length in bits (high byte; 0 where the code is longer) and symbol.</summary>
    private readonly ushort[] shortCodes = new ushort[1 << StrideBits];

    /// <summary>For each length, the first 16 bits that no code of this length or a shorter one begins with.</summary>
    private readonly int[] limits = new int[LongestCode + 1];

    /// <summary>For each length, what to add to a code to get the number of its symbol.</summary>
    private readonly int[] offsets = new int[LongestCode + 1];
    private readonly byte[] symbols;
    private ushort[]? strides;

    /// <summary>Builds the table from the body of a segment, after its class and number.</summary>
    /// <param name="definition">16 counts of codes, by length, and then the symbols, shortest code first.</param>
    /// <exception cref="InvalidDataException">More codes are claimed than bits can tell apart, or symbols are missing.</exception>
    public HuffmanTable(ReadOnlySpan<byte> definition)
    {
        symbols = definition[LongestCode..].ToArray();
        var (next, symbol) = (0, 0);
        for (var length = 1; length <= LongestCode; length++)
        {
            var covered = 1 << (LongestCode - length);
            offsets[length] = symbol - (next >> (LongestCode - length));
            for (var count = definition[length - 1]; count > 0; count--, next += covered, symbol++)
            {
                if (next + covered > 1 << LongestCode || symbol >= symbols.Length)
                    throw new InvalidDataException("damaged: a Huffman table claims more codes than there can be");
                if (length <= StrideBits)
                    shortCodes.AsSpan(next >> (LongestCode - StrideBits), covered >> (LongestCode - StrideBits)).Fill((ushort)(length << 8 | symbols[symbol]));
            }
            limits[length] = next;
        }
    }

    /// <summary>
    /// For each 12 bits that may come next: the bits (high byte; 0 where not even one symbol fits) and the coefficients (low byte) of as many
    /// whole symbols, with the value bits behind them, as fit into those 12.
    /// </summary>
    public ReadOnlySpan<ushort> Strides => strides ??= MakeStrides();

    /// <summary>Length (high byte) and symbol (low byte) of the code that the next 16 bits begin with; 0 where none does.</summary>
    public int Find(int next16)
    {
        int found = shortCodes[next16 >> (LongestCode - StrideBits)];
        for (var length = StrideBits + 1; found == 0 && length <= LongestCode; length++)
        {
            if (next16 < limits[length])
                found = length << 8 | symbols[(next16 >> (LongestCode - length)) + offsets[length]];
        }
        return found;
    }

    private ushort[] MakeStrides()
    {
        var made = new ushort[1 << StrideBits];
        for (var window = 0; window < made.Length; window++)
            made[window] = Stride(window);
        return made;
    }

    private ushort Stride(int window)
    {
        var (bits, coefficients) = (0, 0);
        while (coefficients < EndOfBlock)
        {
            var code = shortCodes[window << bits & (shortCodes.Length - 1)];
            var (length, run, size) = (code >> 8, code >> 4 & 15, code & 15);
            if (length == 0 || bits + length + size > StrideBits)
                break;
            var step = (run, size) switch { (15, 0) => 16, (_, 0) => EndOfBlock, _ => run + 1 };
            if (step < EndOfBlock && coefficients + step >= EndOfBlock)
                break;
            bits += length + size;
            coefficients += step;
        }
        return (ushort)(bits << 8 | coefficients);
    }
}
