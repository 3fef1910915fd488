namespace ParallelAsync.Benchmarks.Advice;

/// <summary>A service that answers in 20 ms, up to 32 requests at once; beyond that each takes longer with the square of how many there are.</summary>
internal sealed class CrowdedService
{
    private const int Comfortable = 32;

    private int inFlight;

    public async ValueTask<int> AskAsync(int item, CancellationToken cancellationToken)
    {
        var crowd = Math.Max(1, (double)Interlocked.Increment(ref inFlight) / Comfortable);
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20 * crowd * crowd), cancellationToken);
            return item;
        }
        finally
        {
            Interlocked.Decrement(ref inFlight);
        }
    }
}
