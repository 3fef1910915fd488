namespace ParallelAsync.XRay;

/// <summary>Steps over the coefficients of one block, in each of the five ways in which a scan can send them (ITU-T T.81, 1992, F.2 and G.2).</summary>
/// <param name="first">The first coefficient that the scan sends, 0 for the mean of the block.</param>
/// <param name="last">The last coefficient that it sends, at most 63.</param>
/// <param name="isRefinement">Whether it sends one more bit of coefficients that an earlier scan began.</param>
/// <param name="isProgressive">Whether the frame is progressive.</param>
internal ref struct ScanBlocks(int first, int last, bool isRefinement, bool isProgressive)
{
    /// <summary>Blocks still to come in which this scan sends nothing more.</summary>
    private int endOfBand;

    /// <summary>Forgets what a restart marker makes void.</summary>
    public void Restart() => endOfBand = 0;

    /// <summary>Steps over one block.</summary>
    /// <param name="bits">Where it begins; afterwards, where the next one does.</param>
    /// <param name="mean">The table of the mean, where that is sent.</param>
    /// <param name="others">The table of the other coefficients, where those are sent.</param>
    /// <param name="known">The coefficients known not to be zero, a bit each; kept for progressive frames only.</param>
    public void Skip(ref EntropyBits bits, HuffmanTable? mean, HuffmanTable? others, ref ulong known)
    {
        if (!isProgressive)
        {
            SkipMean(ref bits, mean!);
            SkipSequential(ref bits, others!);
        }
        else if (first == 0 && isRefinement)
            bits.Take(1);
        else if (first == 0)
            SkipMean(ref bits, mean!);
        else if (isRefinement)
            Refine(ref bits, others!, ref known);
        else
            SkipBand(ref bits, others!, ref known);
    }

    private static void SkipMean(ref EntropyBits bits, HuffmanTable table)
    {
        var size = bits.Symbol(table);
        if (size > 15)
            throw Damaged();
        bits.Skip(size);
    }

    private static void SkipSequential(ref EntropyBits bits, HuffmanTable table)
    {
        var strides = table.Strides;
        for (var k = 1; k < 64;)
        {
            bits.Fill();
            int stride = strides[bits.Peek(HuffmanTable.StrideBits)];
            var after = k + (stride & 0xFF);
            // A stride may run into the next block; only one that stays within this one, or ends with its end, is taken.
            if (stride != 0 && (after <= 64 || (after < 64 + HuffmanTable.EndOfBlock && (stride & 0xFF) >= HuffmanTable.EndOfBlock)))
            {
                bits.Skip(stride >> 8);
                k = after;
            }
            else
                k = SkipOne(ref bits, table, k);
        }
    }

    private static int SkipOne(ref EntropyBits bits, HuffmanTable table, int k)
    {
        var symbol = bits.Symbol(table);
        var (run, size) = (symbol >> 4, symbol & 15);
        bits.Skip(size);
        return (run, size) switch
        {
            (15, 0) when k + 16 <= 64 => k + 16,
            ( < 15, 0) => 64,
            (_, > 0) when k + run < 64 => k + run + 1,
            _ => throw Damaged(),
        };
    }

    private void SkipBand(ref EntropyBits bits, HuffmanTable table, ref ulong known)
    {
        if (endOfBand > 0)
        {
            endOfBand--;
            return;
        }
        for (var k = first; k <= last; k++)
        {
            var symbol = bits.Symbol(table);
            var (run, size) = (symbol >> 4, symbol & 15);
            if (size == 0 && run < 15)
            {
                endOfBand = (1 << run) - 1 + bits.Take(run);
                return;
            }
            k += run;
            if (k > last)
                throw Damaged();
            if (size > 0)
                known |= 1UL << k;
            bits.Skip(size);
        }
    }

    private void Refine(ref EntropyBits bits, HuffmanTable table, ref ulong known)
    {
        var k = first;
        for (; k <= last && endOfBand == 0; k++)
        {
            var symbol = bits.Symbol(table);
            var (run, size) = (symbol >> 4, symbol & 15);
            if (size > 1)
                throw Damaged();
            bits.Skip(size);
            if (size == 0 && run < 15)
            {
                endOfBand = (1 << run) + bits.Take(run);
                break;
            }
            k = PassZeros(ref bits, k, run, known);
            if (k > last && size > 0)
                throw Damaged();
            if (size > 0)
                known |= 1UL << k;
        }
        if (endOfBand > 0)
        {
            PassZeros(ref bits, k, 64, known);
            endOfBand--;
        }
    }

    /// <summary>Steps over the correction bits of known coefficients until <paramref name="zeros"/> unknown ones have been passed.</summary>
    /// <returns>The unknown coefficient after them, or the one after the last.</returns>
    private readonly int PassZeros(ref EntropyBits bits, int k, int zeros, ulong known)
    {
        for (; k <= last; k++)
        {
            if ((known >> k & 1) != 0)
                bits.Take(1);
            else if (zeros-- == 0)
                break;
        }
        return k;
    }

    private static InvalidDataException Damaged() => new("damaged: the picture data hold more coefficients than a block has");
}
