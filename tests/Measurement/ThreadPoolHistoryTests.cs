using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ParallelAsync.Measurement;

namespace ParallelAsync.Tests.Measurement;

public sealed class ThreadPoolHistoryTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task RecordAsync_APoolThatGrows_HasItsThreadsAtTheirTimesAndItsPeaks()
    {
        var history = await RecordAsync([(2, 1), (2, 2), (3, 3), (5, 4), (4, 0)]);

        Assert.Equal([2, 2, 3, 5, 4], history.Threads);
        Assert.Equal([1, 2, 3, 4, 0], history.Busy);
        Assert.Equal([0, 0.1, 0.2, 0.3, 0.4], history.Times, (expected, actual) => Math.Abs(expected - actual) < 1e-9);
        Assert.Equal(TimeSpan.FromSeconds(0.4), history.Wall);
        Assert.Equal((5, 4), (history.PeakThreads, history.PeakBusy));
    }

    [Fact]
    public async Task ToTiming_OfAHistory_CarriesItsWallTimeItemsAndPeak()
    {
        var history = await RecordAsync([(2, 2), (7, 6)]);

        var timing = history.ToTiming(items: 40);

        Assert.Equal(("fake", 40, 6), (timing.Label, timing.Items, timing.Workers));
        Assert.Equal(history.Wall.TotalSeconds, Assert.Single(timing.Samples));
        Assert.Equal(history.CpuTime.TotalSeconds, timing.CpuSeconds);
    }

    [Fact]
    public void ToChart_OfALongHistory_DrawsWhereTheNumberChanges()
    {
        int[] threads = [.. Enumerable.Repeat(2, 1_000), .. Enumerable.Repeat(3, 1_000)];
        var history = new ThreadPoolHistory("long", TimeSpan.FromSeconds(10), TimeSpan.Zero, [.. Enumerable.Range(0, 2_000).Select(index => index * 0.005)], threads, threads);

        var line = JsonNode.Parse(history.ToChart().ToPlotlyJson())!["data"]!.AsArray().Single(trace => trace!["name"]?.GetValue<string>() == "long")!;

        Assert.Equal([0, 4.995, 5, 9.995], line["x"]!.AsArray().Select(x => Math.Round(x!.GetValue<double>(), 6)));
        Assert.Equal([2, 2, 3, 3], line["y"]!.AsArray().Select(y => y!.GetValue<double>()));
    }

    [Fact]
    public async Task RecordAsync_OnTheRealPool_SeesTheThreadsThatAreBlocked()
    {
        using var release = new ManualResetEventSlim();
        using var blocked = new CountdownEvent(2);
        var history = await ThreadPoolHistory.RecordAsync("blocked", async () =>
        {
            var tasks = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            {
                blocked.Signal();
                release.Wait();
            })).ToList();
            await Task.Factory.StartNew(blocked.Wait, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            release.Set();
            await Task.WhenAll(tasks);
        });

        Assert.True(history.PeakThreads >= 1);
        Assert.True(history.PeakThreads >= history.PeakBusy);
        Assert.Equal(history.Times.Order(), history.Times);
        Assert.InRange(history.Times[^1], 0, history.Wall.TotalSeconds);
    }

    [Fact]
    public async Task RecordAsync_OfAnyWork_LeavesTheLimitsOfThePoolAsTheyWere()
    {
        ThreadPool.GetMaxThreads(out var before, out var portsBefore);

        await ThreadPoolHistory.RecordAsync("nothing", () => Task.CompletedTask);

        ThreadPool.GetMaxThreads(out var after, out var portsAfter);
        Assert.Equal((before, portsBefore), (after, portsAfter));
    }

    [Fact]
    public async Task RecordAsync_WorkThatThrows_GivesItsException() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => ThreadPoolHistory.RecordAsync("broken", () => Task.FromException(new InvalidDataException())));

    [Fact]
    public async Task RecordAsync_AnyWork_IsBegunOutsideOfThePool()
    {
        bool? inPool = null;

        await ThreadPoolHistory.RecordAsync("where", () =>
        {
            inPool = Thread.CurrentThread.IsThreadPoolThread;
            return Task.CompletedTask;
        });

        Assert.False(inPool);
    }

    /// <summary>Records a pool that is read as given, one reading every 100 ms of the fake clock; the work ends with the last.</summary>
    private Task<ThreadPoolHistory> RecordAsync((int Threads, int Busy)[] readings)
    {
        var done = new TaskCompletionSource();
        var next = 0;
        return ThreadPoolHistory.RecordAsync("fake", () => done.Task, time, () =>
        {
            if (next > 0)
                time.Advance(TimeSpan.FromMilliseconds(100));
            var reading = readings[Math.Min(next, readings.Length - 1)];
            if (++next == readings.Length - 1)
                done.SetResult();
            return reading;
        });
    }
}
