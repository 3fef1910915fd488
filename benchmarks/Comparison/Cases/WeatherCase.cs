using System.Globalization;
using System.Text.Json.Nodes;

namespace ParallelAsync.Benchmarks.Comparison.Cases;

/// <summary>The talk's first case: air temperatures of many days over HTTP, from a replica of the service for each contestant.</summary>
internal static class WeatherCase
{
    /// <summary>The talk's number of threads.</summary>
    private const int Threads = 40;

    private static readonly DateOnly FirstDay = new(2020, 8, 10);

    public static Case Case { get; } = new("weather", "Weather: network I/O", Rounds: 4, (options, _, _) => Task.FromResult<IReadOnlyList<Part>>([Part(options)]));

    private static Part Part(ComparisonOptions options)
    {
        string[] days = [.. Enumerable.Range(0, options.Days).Select(day => FirstDay.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];
        return new(
            "weather",
            string.Create(CultureInfo.InvariantCulture, $"{options.Days} days, one request each, median latency {options.LatencyMs:0.##} ms"),
            "weather",
            "Days",
            new LineCheck("Days of stations"),
            [
                Python("list comprehension", "comprehension", 1),
                CSharp("await, one by one", "sequential", 1, twin: "list comprehension"),
                Python($"ThreadPoolExecutor, {Threads} workers", "threads", Threads),
                CSharp($"{Threads} threads", "threads", Threads, twin: $"ThreadPoolExecutor, {Threads} workers"),
                CSharp($"await, {Threads} in flight", "async", Threads, twin: $"ThreadPoolExecutor, {Threads} workers"),
                CSharp($"await, {options.Days} in flight", "async", options.Days, twin: null),
            ])
        {
            Settings = new() { ["days"] = new JsonArray([.. days.Select(day => JsonValue.Create(day))]) },
            CountsRuns = true,
            ShowsResources = true,
            StartCompanion = cancellationToken => Replica.StartAsync(options.LatencyMs, cancellationToken),
            Notes =
            [
                "Each contestant asks a replica of its own, all with one seed, so that in each round all meet the same latencies. The replicas run on the same processors; their CPU time is not in the table.",
                "requests opens a connection for each request, as the talk's code does; HttpClient keeps them. The talk's pause of 1 s in each task is left out on both sides.",
                "Python keeps each day as the JSON that it parsed, C# as an array of tenths of a degree, about 50 kB.",
                "The first run also has the replica make its days.",
            ],
        };

        Contestant Python(string name, string variant, int inFlight) =>
            new(name, Language.Python, variant) { Items = days.Length, Workers = inFlight, Modules = ["requests"], Settings = new() { ["inFlight"] = inFlight } };

        Contestant CSharp(string name, string variant, int inFlight, string? twin) =>
            new(name, Language.CSharp, variant) { Items = days.Length, Workers = inFlight, Twin = twin, Settings = new() { ["inFlight"] = inFlight } };
    }
}
