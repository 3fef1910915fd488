using ParallelAsync.Measurement;

namespace ParallelAsync.Tests.Measurement;

public sealed class MeasureAsyncTests
{
    private readonly WorkMeter meter = new();

    [Fact]
    public async Task RunAsync_WorkThatAwaits_IsTimedUntilItsTaskEnds()
    {
        var timing = await Measure.RunAsync(
            "40 in flight",
            async () =>
            {
                meter.Work("request", 0.015);
                await Task.Yield();
                meter.Work("answer", 0.005, cpuSeconds: 0.001);
            },
            items: 100,
            workers: 40,
            options: meter.Options,
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Repeat(0.020, 25), timing.Samples);
        Assert.Equal((50, 1, 40), (timing.WarmUpRuns, timing.RunsPerSample, timing.Workers));
        Assert.Equal(0.05, timing.CoresBusy!.Value, 1e-9);
        Assert.Equal(5000, timing.Throughput, 1e-6);
    }

    [Fact]
    public async Task RunAsync_WorkThatReturnsAResult_RunsOneAfterTheOther()
    {
        var open = 0;
        var timing = await Measure.RunAsync(
            "result",
            async () =>
            {
                Assert.Equal(1, Interlocked.Increment(ref open));
                await Task.Yield();
                meter.Work("work", 0.0004);
                return Interlocked.Decrement(ref open);
            },
            options: meter.Options,
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(timing.RunsPerSample > 1);
        Assert.All(timing.Samples, sample => Assert.Equal(0.0004, sample, 1e-9));
    }

    [Fact]
    public async Task RunAsync_WorkThatFails_LetsTheExceptionOutAsItIs()
    {
        var thrown = new HttpRequestException("mine");

        var caught = await Assert.ThrowsAsync<HttpRequestException>(() => Measure.RunAsync(
            "fails",
            async () =>
            {
                await Task.Yield();
                throw thrown;
            },
            options: meter.Options,
            cancellationToken: TestContext.Current.CancellationToken));

        Assert.Same(thrown, caught);
    }

    [Fact]
    public async Task RunAsync_CancelledBefore_RunsNothing()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() => Measure.RunAsync(
            "cancelled", () => Task.Run(() => meter.Work("work", 1)), options: meter.Options, cancellationToken: new(canceled: true)));

        Assert.DoesNotContain("work", meter.Log);
    }

    [Fact]
    public async Task CompareAsync_AsynchronousAndSynchronous_TakeTurns()
    {
        var timings = await Measure.CompareAsync(
            [
                Approach.Of("one by one", () => meter.Work("sync", 0.4)),
                Approach.OfAsync("all at once", async () =>
                {
                    await Task.Yield();
                    meter.Work("async", 0.1);
                }, workers: 4),
            ],
            items: 4,
            samples: 2,
            options: meter.Cold,
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["collect", "sync", "async", "async", "sync"], meter.Log);
        Assert.Equal(4, timings["all at once"].SpeedupOver(timings["one by one"]), 1e-9);
        Assert.Equal(1, timings["all at once"].EfficiencyAgainst(timings["one by one"]), 1e-9);
    }

    [Fact]
    public async Task CompareAsync_Tuples_KeepTheirOrder()
    {
        var timings = await Measure.CompareAsync(
            [("a", async () => await Task.Yield()), ("b", () => Task.FromResult(2))],
            samples: 1,
            options: meter.Cold,
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["a", "b"], timings.Select(timing => timing.Label));
    }
}
