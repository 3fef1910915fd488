namespace ParallelAsync.Measurement;

/// <summary>
/// What this process has used since it started: a reading before some work and one after, subtracted, say what the work used.
/// </summary>
/// <param name="Cpu">Processor time of all threads of this process, user and kernel mode together. Other processes are not in it.</param>
/// <param name="AllocatedBytes">Bytes allocated on the managed heap by all threads, whether or not they were collected since.</param>
/// <param name="Collections">Garbage collections.</param>
public readonly record struct ResourceUsage(TimeSpan Cpu, long AllocatedBytes, GarbageCollections Collections)
{
    /// <summary>
    /// Reads the usage of this process. Costs about 2 µs. <see cref="Environment.CpuUsage"/> counts in steps of 1 µs on Linux, as
    /// measured, and of the scheduler's tick, usually 15.6 ms, on Windows, which is why CPU time is summed over all samples and never
    /// shown for one.
    /// </summary>
    /// <returns>The reading.</returns>
    public static ResourceUsage OfThisProcess() =>
        new(Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true), GarbageCollections.OfThisProcess());

    /// <summary>Adds two amounts.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>Their sum.</returns>
    public static ResourceUsage operator +(ResourceUsage left, ResourceUsage right) =>
        new(left.Cpu + right.Cpu, left.AllocatedBytes + right.AllocatedBytes, left.Collections + right.Collections);

    /// <summary>The amount used between two readings.</summary>
    /// <param name="left">The later reading.</param>
    /// <param name="right">The earlier reading.</param>
    /// <returns>Their difference.</returns>
    public static ResourceUsage operator -(ResourceUsage left, ResourceUsage right) =>
        new(left.Cpu - right.Cpu, left.AllocatedBytes - right.AllocatedBytes, left.Collections - right.Collections);
}
