using System.Diagnostics;
using ParallelAsync.Processes;
using ParallelAsync.Weather;

namespace ParallelAsync.Tests.Weather;

public class WeatherReplicaVerbTests
{
    [Fact]
    public void Read_AllOptions_AreUnderstood()
    {
        var options = WeatherReplicaVerb.Read(
            ["--port", "8080", "--seed", "7", "--median-latency-ms", "12.5", "--latency-sigma", "0.1", "--fault-rate", "0.2", "--readings", "days", "--rate-limits", "today"]);
        Assert.Equal((8080, 7L, TimeSpan.FromMilliseconds(12.5), 0.1, 0.2, "days"),
            (options.Port, options.Seed, options.MedianLatency, options.LatencySigma, options.FaultRate, options.ReadingsFolder));
        Assert.Equal(WeatherRateLimits.Today, options.RateLimits);
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--port", "many")]
    [InlineData("--port", "70000")]
    [InlineData("--rate-limits", "tomorrow")]
    [InlineData("--colour", "blue")]
    public async Task RunAsync_ArgumentsThatAreNotUnderstood_IsTwo(params string[] arguments) =>
        Assert.Equal(2, await WeatherReplicaVerb.RunAsync(arguments, TestContext.Current.CancellationToken));

    [Fact]
    public async Task RunAsync_UntilItIsStopped_IsZero()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var served = WeatherReplicaVerb.RunAsync([], stop.Token);
        Assert.False(served.IsCompleted);
        await stop.CancelAsync();
        Assert.Equal(0, await served);
    }

    [Fact]
    public async Task RunAsync_UntilInputEnds_EndsWithTheProgramThatStartedIt()
    {
        var start = LibraryProcess.StartInfo(WeatherReplicaVerb.Verb, ["--median-latency-ms", "0", "--until", "input-ends"], new Dictionary<string, string?>());
        using var replica = Process.Start(start)!;
        Assert.StartsWith("http://127.0.0.1:", await replica.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        replica.StandardInput.Close();

        await replica.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task RunAsync_UntilSomethingElse_IsTwo() =>
        Assert.Equal(2, await WeatherReplicaVerb.RunAsync(["--until", "tomorrow"], TestContext.Current.CancellationToken));
}
