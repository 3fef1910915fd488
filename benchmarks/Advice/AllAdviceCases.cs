using ParallelAsync.Advice;
using ParallelAsync.Weather;
using ParallelAsync.XRay;

namespace ParallelAsync.Benchmarks.Advice;

/// <summary>The workloads.</summary>
internal static class AllAdviceCases
{
    // Of data.gov.sg: 6 requests in 10 s, on a clock that is 20 times as fast.
    private const double Speed = 20;

    public static IReadOnlyList<AdviceCase> Of(string? imageFolder) =>
    [
        Blocking("cpu", "all cores", 200, AdviceWork.Compute),
        Blocking("one-huge", "all cores; the huge item bounds it", 200, AdviceWork.ComputeUnevenly),
        Blocking("200-ns", "all cores, in ranges", 3_000_000, AdviceWork.ComputeLittle),
        Blocking("memory", "whatever the memory allows", 4 * AdviceWork.Segments, AdviceWork.AddUp),
        Blocking("allocating", "whatever the garbage collector allows", 4_000, AdviceWork.Allocate),
        Blocking("one-lock", "no threads", 10_000, AdviceWork.ComputeUnderLock),
        Blocking("serial-tenth", "all cores; 1.8 times on two", 1_000, AdviceWork.ComputeWithSerialTenth),
        new SearchedCase<int, double>("waiting-api", "many in flight", AskReplicaAsync),
        new SearchedCase<int, int>("limited-api", "pace it, not parallel", AskLimitedReplicaAsync) { Required = Verdict.Limited },
        new SearchedCase<int, int>("crowded-api", "32 in flight", _ => Task.FromResult(new Prepared<int, int>(Numbers(600)) { Awaited = new CrowdedService().AskAsync })),
        Blocking("sleeping", "many threads", 1_000, AdviceWork.Sleep),
        Blocking("data-race", "not parallel: not safe", 5_000, AdviceWork.Race, Verdict.Unsafe),
        Blocking("throwing", "all cores, errors kept", 500, AdviceWork.ThrowSometimes),
        new SearchedCase<string, byte[]>("x-rays", "all cores", token => Task.Run(() => new Prepared<string, byte[]>(Files(imageFolder, token)) { Blocking = AdviceWork.Resize }, token)),
    ];

    private static SearchedCase<int, TResult> Blocking<TResult>(string name, string rightAnswer, int items, Func<int, TResult> work, Verdict? required = null) =>
        new(name, rightAnswer, _ => Task.FromResult(new Prepared<int, TResult>(Numbers(items)) { Blocking = work })) { Required = required };

    private static async Task<Prepared<int, double>> AskReplicaAsync(CancellationToken cancellationToken)
    {
        var replica = await WeatherReplica.StartAsync(new() { MedianLatency = TimeSpan.FromMilliseconds(50), LatencySigma = 0.2, Seed = 9 }, cancellationToken);
        await replica.PrepareAsync([DateOnly.FromDateTime(Minute(0))], cancellationToken: cancellationToken);
        var client = new WeatherClient(replica.Address);
        return new(Numbers(400))
        {
            Awaited = async (item, token) => (await client.GetSnapshotAsync(Minute(item), token)).Readings.Sum(reading => reading.Celsius),
            Resources = [new Closing(client), replica],
        };
    }

    private static async Task<Prepared<int, int>> AskLimitedReplicaAsync(CancellationToken cancellationToken)
    {
        var clock = new ScaledTimeProvider(Speed);
        var replica = await WeatherReplica.StartAsync(
            new() { MedianLatency = TimeSpan.FromMilliseconds(10 * Speed), LatencySigma = 0, RateLimits = WeatherRateLimits.Today, TimeProvider = clock, Seed = 9 }, cancellationToken);
        await replica.PrepareAsync([DateOnly.FromDateTime(Minute(0))], cancellationToken: cancellationToken);
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = replica.Address };
        return new(Numbers(120))
        {
            Awaited = async (item, token) =>
            {
                using var answer = await http.GetAsync($"/v1/environment/air-temperature?date_time={Minute(item):yyyy-MM-ddTHH:mm:ss}", token);
                return (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(token)).Length;
            },
            Resources = [new Closing(http), replica],
        };
    }

    private static DateTime Minute(int item) => new DateTime(2020, 8, 10).AddMinutes(item);

    private static int[] Numbers(int count) => [.. Enumerable.Range(0, count)];

    private static string[] Files(string? folder, CancellationToken cancellationToken) =>
        [.. XRayDataset.Open(folder ?? "", folder is null ? 48 : 0, cancellationToken: cancellationToken).Files.Take(48)];

    private sealed class Closing(IDisposable resource) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            resource.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
