using ParallelAsync.Weather;

namespace ParallelAsync.Tests.Weather;

public class RequestDrawsTests
{
    private static readonly string[] Keys = [.. Enumerable.Range(0, 4000).Select(day => $"V1 date={day}")];

    [Fact]
    public void Latency_ManyRequests_IsLogNormal()
    {
        var draws = new RequestDraws(new() { MedianLatency = TimeSpan.FromSeconds(1), LatencySigma = 0.7 });
        var logarithms = Keys.Select(key => Math.Log(draws.Latency(key, 1).TotalSeconds)).Order().ToArray();
        Assert.InRange(logarithms[2000], -0.04, 0.04);
        Assert.InRange(logarithms[(int)(4000 * 0.841)], 0.66, 0.74);
        Assert.InRange(logarithms[(int)(4000 * 0.159)], -0.74, -0.66);
    }

    [Fact]
    public void Latency_SigmaZero_IsTheMedian() =>
        Assert.Equal(TimeSpan.FromMilliseconds(50), new RequestDraws(new() { LatencySigma = 0 }).Latency("V1 latest", 3));

    [Fact]
    public void Latency_AnotherAttemptOrSeed_IsAnother()
    {
        var options = new WeatherReplicaOptions { MedianLatency = TimeSpan.FromDays(1) };
        var latency = new RequestDraws(options).Latency("V1 latest", 1);
        Assert.Equal(latency, new RequestDraws(options).Latency("V1 latest", 1));
        Assert.NotEqual(latency, new RequestDraws(options).Latency("V1 latest", 2));
        Assert.NotEqual(latency, new RequestDraws(options with { Seed = 1 }).Latency("V1 latest", 1));
    }

    [Fact]
    public void Fault_ARateOfAFifth_FailsAFifthAndUsesEveryKind()
    {
        var draws = new RequestDraws(new() { FaultRate = 0.2 });
        var faults = Keys.Select(key => draws.Fault(key, 1)).ToList();
        Assert.InRange(faults.Count(fault => fault is not null) / 4000.0, 0.18, 0.22);
        Assert.All(Enum.GetValues<WeatherFault>(), kind => Assert.InRange(faults.Count(fault => fault == kind), 50, 140));
    }

    [Fact]
    public void Fault_MostTwoForARequest_SparesTheThird()
    {
        var draws = new RequestDraws(new() { FaultRate = 1, MaxFaultsPerRequest = 2 });
        Assert.NotNull(draws.Fault("V1 latest", 2));
        Assert.Null(draws.Fault("V1 latest", 3));
    }
}
