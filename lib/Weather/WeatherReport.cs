using ParallelAsync.Charts;

namespace ParallelAsync.Weather;

/// <summary>What the replica served since it was started or reset.</summary>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed record WeatherReport : ITableSource
{
    internal WeatherReport()
    {
    }

    /// <summary>Requests received, whatever became of them.</summary>
    public int Requests { get; internal init; }

    /// <summary>Answers by HTTP status.</summary>
    public required IReadOnlyDictionary<int, int> Statuses { get; init; }

    /// <summary>Injected faults by kind.</summary>
    public required IReadOnlyDictionary<WeatherFault, int> Faults { get; init; }

    /// <summary>How often each request was asked for, by what it asked: the same seed and the same days give the same here.</summary>
    public required IReadOnlyDictionary<string, int> RequestsByKey { get; init; }

    /// <summary>The latencies drawn, in the order in which the requests came.</summary>
    public required IReadOnlyList<TimeSpan> Latencies { get; init; }

    /// <summary>Requests turned away because their key was over its limit.</summary>
    public int RateLimited { get; internal init; }

    /// <summary>Requests whose client went away before the answer was complete.</summary>
    public int Abandoned { get; internal init; }

    /// <summary>Bytes of bodies sent, as sent (compressed where the client took them so).</summary>
    public long BytesSent { get; internal init; }

    /// <summary>The most requests that were being answered at one time.</summary>
    public int PeakInFlight { get; internal init; }

    /// <summary>All latencies together: what a sequential client waits at least.</summary>
    public TimeSpan LatencySum => new(Latencies.Sum(latency => latency.Ticks));

    /// <summary>The longest latency: what any client waits at least.</summary>
    public TimeSpan LongestLatency => Latencies.DefaultIfEmpty().Max();

    /// <summary>
    /// The ideal: what no client with so many requests in flight can undercut. The largest of the sum of the latencies / k, the longest
    /// of them, and, because a request cannot be divided, the i + 1 smallest of the i k + 1 largest, which k slots cannot hold without
    /// putting i + 1 into one (Graham 1969). With n equal latencies that is ceil(n / k) waves.
    /// </summary>
    /// <param name="inFlight">k, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than one request in flight.</exception>
    public TimeSpan LowerBound(int inFlight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inFlight, 1);
        var longestFirst = Latencies.Select(latency => latency.Ticks).OrderDescending().ToArray();
        var bound = Math.Max(LongestLatency.Ticks, LatencySum.Ticks / inFlight);
        for (var waves = 1; waves * inFlight < longestFirst.Length; waves++)
            bound = Math.Max(bound, longestFirst.Skip(waves * (inFlight - 1)).Take(waves + 1).Sum());
        return new(bound);
    }

    /// <summary>
    /// What k slots need that take the requests in their order and are never idle (list scheduling, Graham 1966): a client without any
    /// overhead that cannot know which request will be slow. The rest of the way to <see cref="LowerBound"/> is chance, not overhead.
    /// </summary>
    /// <param name="inFlight">k, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than one request in flight.</exception>
    public TimeSpan ListSchedule(int inFlight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inFlight, 1);
        var free = new PriorityQueue<int, long>(Enumerable.Range(0, inFlight).Select(slot => (slot, 0L)));
        var end = 0L;
        foreach (var latency in Latencies)
        {
            free.TryDequeue(out var slot, out var start);
            free.Enqueue(slot, start + latency.Ticks);
            end = Math.Max(end, start + latency.Ticks);
        }
        return new(end);
    }

    /// <inheritdoc/>
    public Table ToTable() => new("How many requests the replica of the weather service answered, and how.", ["What the replica served", "Count"], Rows());

    private IEnumerable<string[]> Rows()
    {
        yield return ["Requests", $"{Requests:N0}"];
        foreach (var (status, count) in Statuses.OrderBy(pair => pair.Key))
            yield return [$"Answers with status {status}", $"{count:N0}"];
        foreach (var (fault, count) in Faults.OrderBy(pair => pair.Key))
            yield return [$"Injected fault: {fault}", $"{count:N0}"];
        if (RateLimited > 0)
            yield return ["Turned away by the rate limit", $"{RateLimited:N0}"];
        if (Abandoned > 0)
            yield return ["Abandoned by the client", $"{Abandoned:N0}"];
        yield return ["Most in flight at once", $"{PeakInFlight:N0}"];
        yield return ["Sent", $"{BytesSent / 1e6:f1} MB"];
        yield return ["Latencies together", $"{LatencySum.TotalSeconds:f2} s"];
        yield return ["Longest latency", $"{LongestLatency.TotalSeconds:f2} s"];
    }
}
