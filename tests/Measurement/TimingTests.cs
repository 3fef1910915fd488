using ParallelAsync.Measurement;

namespace ParallelAsync.Tests.Measurement;

public sealed class TimingTests
{
    [Fact]
    public void Figures_OfKnownSamples_AreDerivedFromTheMedianAndTheMean()
    {
        var timing = new Timing("work", [0.004, 0.001, 0.001]) { Items = 1000, Workers = 4, CpuSeconds = 0.006, AllocatedBytes = 8000 };

        Assert.Equal(0.001, timing.Wall.Median);
        Assert.Equal(1000, timing.NanosecondsPerItem, 1e-9);
        Assert.Equal(1_000_000, timing.Throughput, 1e-6);
        Assert.Equal(8, timing.AllocatedBytesPerItem);
        Assert.Equal(3, timing.CoresBusy!.Value, 1e-12);
    }

    [Fact]
    public void Figures_OfAPublishedTime_AreUnknownWhereItSaysNothing()
    {
        var timing = new Timing("the talk", [46.83]) { Items = 100, Workers = 40 };

        Assert.Null(timing.CoresBusy);
        Assert.Null(timing.AllocatedBytesPerItem);
        Assert.Null(timing.WarmUpRuns);
        Assert.Equal(46.83, timing.Wall.Median);
    }

    [Theory]
    [InlineData(977.88, 1, 46.83, 40, 20.88, 0.522)]
    [InlineData(29.48, 1, 6.98, 8, 4.22, 0.528)]
    [InlineData(10, 2, 5, 4, 2, 1)]
    [InlineData(1, 1, 2, 1, 0.5, 0.5)]
    public void SpeedupAndEfficiency_OfKnownTimes_AreTheirRatio(
        double before, int workersBefore, double after, int workersAfter, double speedup, double efficiency)
    {
        var baseline = new Timing("before", [before]) { Workers = workersBefore };
        var timing = new Timing("after", [after]) { Workers = workersAfter };

        Assert.Equal(speedup, timing.SpeedupOver(baseline), 0.005);
        Assert.Equal(efficiency, timing.EfficiencyAgainst(baseline), 0.0005);
    }

    [Fact]
    public void SpeedupOver_AnotherNumberOfItems_IsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => new Timing("a", [1]) { Items = 10 }.SpeedupOver(new Timing("b", [1]) { Items = 2000 }));

        Assert.Contains("10 items", error.Message, StringComparison.Ordinal);
        Assert.Contains("2,000", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1.0)]
    [InlineData("work", -0.1)]
    [InlineData("work", double.NaN)]
    [InlineData("work", double.PositiveInfinity)]
    public void Timing_BadLabelOrSample_IsRefused(string label, double sample) =>
        Assert.Contains("Expected", Assert.Throws<ArgumentException>(() => new Timing(label, [1, sample])).Message, StringComparison.Ordinal);

    [Fact]
    public void Timing_NoSamples_IsRefused() => Assert.Throws<ArgumentException>(() => new Timing("work", []));

    [Fact]
    public void Timing_CountsBelowOne_AreRefused()
    {
        Assert.Equal(nameof(Timing.Items), Assert.Throws<ArgumentOutOfRangeException>(() => new Timing("a", [1]) { Items = 0 }).ParamName);
        Assert.Equal(nameof(Timing.Workers), Assert.Throws<ArgumentOutOfRangeException>(() => new Timing("a", [1]) { Workers = 0 }).ParamName);
        Assert.Equal(nameof(Timing.RunsPerSample), Assert.Throws<ArgumentOutOfRangeException>(() => new Timing("a", [1]) { RunsPerSample = 0 }).ParamName);
    }

    [Fact]
    public void Timing_WhoseSamplesAreChangedLater_KeepsItsOwn()
    {
        double[] samples = [1, 2, 3];
        var timing = new Timing("work", samples);

        samples[0] = 99;

        Assert.Equal([1, 2, 3], timing.Samples);
    }

    [Fact]
    public void ToString_ShowsMedianAndQuartilesInOneUnit() =>
        Assert.Equal(
            "work: 1.20 ms (1.18 to 1.31 ms), 3 samples",
            new Timing("work", [0.00116, 0.0012, 0.00142]).ToString());
}
