namespace ParallelAsync.XRay;

/// <summary>
/// The small pictures of many files in one contiguous array, N x size x size bytes, and a report on those that failed. Different files may be
/// filled in by different threads at once.
/// </summary>
public sealed class XRayBatch
{
    private readonly string[] files;
    private readonly byte[] pixels;
    private readonly string?[] reasons;
    private readonly bool[] done;

    /// <summary>Makes room for the pictures of some files; all pixels are 0 so far.</summary>
    /// <param name="files">The files, in the order of the result.</param>
    /// <param name="size">Pixels along each side of a picture, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is below 1.</exception>
    /// <exception cref="ArgumentException">All pictures together have more bytes than one array can.</exception>
    public XRayBatch(IReadOnlyList<string> files, int size)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        if ((long)files.Count * size * size is var bytes && bytes > Array.MaxLength)
            throw new ArgumentException($"{files.Count:N0} pictures of {size} x {size} pixels are {bytes:N0} bytes; one array has at most {Array.MaxLength:N0}. Take fewer or smaller ones.", nameof(size));
        (this.files, Size) = ([.. files], size);
        pixels = new byte[bytes];
        reasons = new string?[files.Count];
        done = new bool[files.Count];
    }

    /// <summary>How many files there are: N.</summary>
    public int Count => files.Length;

    /// <summary>Pixels along each side of a picture.</summary>
    public int Size { get; }

    /// <summary>All pictures, one after the other, each row after row. Those that failed are zeros: <see cref="Report"/> names them.</summary>
    public ReadOnlyMemory<byte> Pixels => pixels;

    /// <summary>What became of the files so far. Shows itself as a table.</summary>
    public XRayReport Report => new(Count, done.Count(isDone => isDone), [.. Failures()]);

    /// <summary>One picture, row after row; zeros if its file failed or has not been resized yet.</summary>
    /// <param name="index">The number of the file, from 0.</param>
    public ReadOnlySpan<byte> this[int index] => Slot(index);

    /// <summary>Collects results, in the order in which they come.</summary>
    /// <param name="results">One result for each file.</param>
    /// <param name="size">Pixels along each side of a picture.</param>
    /// <exception cref="ArgumentException">A picture has another size.</exception>
    public static XRayBatch Of(IEnumerable<XRayResult> results, int size)
    {
        XRayResult[] all = [.. results];
        var batch = new XRayBatch([.. all.Select(result => result.File)], size);
        for (var i = 0; i < all.Length; i++)
            batch.Set(i, all[i]);
        return batch;
    }

    /// <summary>Resizes one file into its place.</summary>
    /// <param name="resizer">What resizes; its size must be that of the batch.</param>
    /// <param name="index">The number of the file, from 0.</param>
    /// <exception cref="ArgumentException">The resizer makes pictures of another size.</exception>
    public void Resize(XRayResizer resizer, int index)
    {
        ArgumentNullException.ThrowIfNull(resizer);
        if (resizer.Size != Size)
            throw new ArgumentException($"The batch holds pictures of {Size} x {Size} pixels, the resizer makes {resizer.Size} x {resizer.Size}.", nameof(resizer));
        var slot = Slot(index);
        reasons[index] = resizer.Resize(files[index], slot);
        done[index] = true;
    }

    /// <summary>Puts a result that was made elsewhere into its place.</summary>
    /// <param name="index">The number of the file, from 0.</param>
    /// <param name="result">The result.</param>
    /// <exception cref="ArgumentException">The picture has another size.</exception>
    public void Set(int index, XRayResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Succeeded && result.Pixels.Length != Size * Size)
            throw new ArgumentException($"Expected a picture of {Size} x {Size} = {Size * Size} bytes, got {result.Pixels.Length}.", nameof(result));
        Slot(index).Clear();
        result.Pixels.Span.CopyTo(Slot(index));
        (reasons[index], done[index]) = (result.Reason, true);
    }

    /// <summary>The same batch without the files that failed or have not been resized, so that no picture is of zeros only because there is none.</summary>
    public XRayBatch WithoutFailures()
    {
        int[] good = [.. Enumerable.Range(0, Count).Where(index => done[index] && reasons[index] is null)];
        var batch = new XRayBatch([.. good.Select(index => files[index])], Size);
        for (var i = 0; i < good.Length; i++)
            batch.Set(i, new XRayResult(files[good[i]], pixels.AsMemory(good[i] * Size * Size, Size * Size), Reason: null));
        return batch;
    }

    /// <summary>
    /// Saves all pictures as an array of unsigned bytes, shape (N, size, size), in NumPy's format: <c>numpy.load</c> reads it. The file appears when it is complete.
    /// </summary>
    /// <param name="path">The file, by convention <c>.npy</c>; its folder is made if need be.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => NpyFile.Write(path, pixels, Count, Size, Size);

    private Span<byte> Slot(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return pixels.AsSpan(index * Size * Size, Size * Size);
    }

    private IEnumerable<XRayFailure> Failures()
    {
        for (var i = 0; i < Count; i++)
        {
            if (reasons[i] is { } reason)
                yield return new XRayFailure(Path.GetFileName(files[i]), reason);
        }
    }
}
