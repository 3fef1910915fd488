namespace ParallelAsync.Weather;

/// <summary>Counts what the replica serves.</summary>
internal sealed class ServedCounters
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, int> statuses = [];
    private readonly Dictionary<WeatherFault, int> faults = [];
    private readonly Dictionary<string, int> byKey = [];
    private readonly List<TimeSpan> latencies = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> watchers = [];
    private int requests;
    private int rateLimited;
    private int abandoned;
    private int inFlight;
    private int peakInFlight;
    private long bytes;

    /// <summary>A request came.</summary>
    public void Receive()
    {
        lock (gate)
        {
            requests++;
            peakInFlight = Math.Max(peakInFlight, ++inFlight);
        }
    }

    /// <summary>The request asks for this; how often it was asked for, this time included.</summary>
    public int Attempt(string key)
    {
        lock (gate)
            return byKey[key] = byKey.GetValueOrDefault(key) + 1;
    }

    /// <summary>The timer of a request's latency is set.</summary>
    public void Wait(TimeSpan latency)
    {
        lock (gate)
        {
            latencies.Add(latency);
            foreach (var (_, reached) in watchers.FindAll(watcher => latencies.Count >= watcher.Count))
                reached.TrySetResult();
            watchers.RemoveAll(watcher => latencies.Count >= watcher.Count);
        }
    }

    public void Fail(WeatherFault fault)
    {
        lock (gate)
            faults[fault] = faults.GetValueOrDefault(fault) + 1;
    }

    public void Limit()
    {
        lock (gate)
            rateLimited++;
    }

    public void Abandon()
    {
        lock (gate)
            abandoned++;
    }

    /// <summary>An answer of this status and so many bytes starts.</summary>
    public void Answer(int status, int length)
    {
        lock (gate)
        {
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            bytes += length;
        }
    }

    /// <summary>The request is done with, well or not.</summary>
    public void Leave()
    {
        lock (gate)
            inFlight--;
    }

    /// <summary>Ends when so many latencies have begun: a test may move its clock then.</summary>
    public Task WhenWaitingAsync(int count)
    {
        lock (gate)
        {
            if (latencies.Count >= count)
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            watchers.Add((count, reached));
            return reached.Task;
        }
    }

    public void Reset()
    {
        lock (gate)
        {
            statuses.Clear();
            faults.Clear();
            byKey.Clear();
            latencies.Clear();
            (requests, rateLimited, abandoned, bytes, peakInFlight) = (0, 0, 0, 0, inFlight);
        }
    }

    public WeatherReport Report()
    {
        lock (gate)
        {
            return new()
            {
                Requests = requests,
                Statuses = new Dictionary<int, int>(statuses),
                Faults = new Dictionary<WeatherFault, int>(faults),
                RequestsByKey = new Dictionary<string, int>(byKey),
                Latencies = [.. latencies],
                RateLimited = rateLimited,
                Abandoned = abandoned,
                BytesSent = bytes,
                PeakInFlight = peakInFlight,
            };
        }
    }
}
