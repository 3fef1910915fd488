namespace ParallelAsync.Loops;

/// <summary>The largest managed heap of this process, looked at after every garbage collection.</summary>
internal sealed class HeapPeak
{
    private long bytes;

    public HeapPeak() => Watch(this);

    /// <summary>The most memory that the garbage collector had committed, in bytes. That is what a heap limit limits.</summary>
    public long Bytes
    {
        get
        {
            Look();
            return bytes;
        }
    }

    private void Look()
    {
        var now = GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes;
        if (now > bytes) bytes = now;
    }

    private static void Watch(HeapPeak peak) => _ = new Sentinel(peak);

    // Nobody holds a sentinel, so the next collection finds it, and its finalizer looks and sets up the next one.
    private sealed class Sentinel(HeapPeak peak)
    {
        ~Sentinel()
        {
            try
            {
                peak.Look();
                Watch(peak);
            }
            catch (OutOfMemoryException)
            {
                // A finalizer that throws would end the process. The last look is then the one that reading Bytes takes.
            }
        }
    }
}
