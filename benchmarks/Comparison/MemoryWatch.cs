namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>Looks every few milliseconds how much memory a process tree has. Looking costs time, so this is done in a pass that is not timed.</summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource stop = new();
    private readonly Task watched;
    private long peak;

    /// <summary>Begins to watch.</summary>
    /// <param name="memoryBytes">Reads how much it is now; null: not known.</param>
    public MemoryWatch(Func<long?> memoryBytes) => watched = Task.Run(() => WatchAsync(memoryBytes));

    /// <summary>The most that was seen, in bytes; null where nothing is known.</summary>
    public long? PeakBytes => peak > 0 ? peak : null;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watched;
        stop.Dispose();
    }

    private async Task WatchAsync(Func<long?> memoryBytes)
    {
        do
        {
            peak = Math.Max(peak, memoryBytes() ?? 0);
            await Task.Delay(Interval, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (!stop.IsCancellationRequested);
        // Once more: what the pass ended with may be the most.
        peak = Math.Max(peak, memoryBytes() ?? 0);
    }
}
