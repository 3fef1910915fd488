namespace ParallelAsync.Benchmarks.Contestants;

/// <summary>The byte strings that cross between processes: 10 MB each, all different, the same as those of <c>python/pool.py</c>.</summary>
internal static class PayloadData
{
    public const int Bytes = 10_000_000;
    private const int Period = 251;

    public static byte[] Of(int item)
    {
        var data = new byte[Bytes];
        for (var i = 0; i < Bytes / Period * Period; i++)
            data[i] = (byte)((item + i) % Period);
        return data;
    }
}
