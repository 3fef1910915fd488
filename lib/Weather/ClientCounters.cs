namespace ParallelAsync.Weather;

/// <summary>Counts what a client does.</summary>
internal sealed class ClientCounters
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, int> retries = new(StringComparer.Ordinal);
    private int completed;
    private int failed;
    private int tries;

    /// <summary>A try is sent.</summary>
    public void Try() => Interlocked.Increment(ref tries);

    public void Retry(string reason)
    {
        lock (gate)
            retries[reason] = retries.GetValueOrDefault(reason) + 1;
    }

    public void Fail() => Interlocked.Increment(ref failed);

    public WeatherProgress Complete() => new(Interlocked.Increment(ref completed), Volatile.Read(ref tries));

    public WeatherClientReport Report()
    {
        lock (gate)
            return new(completed, failed, tries, new SortedDictionary<string, int>(retries));
    }
}
