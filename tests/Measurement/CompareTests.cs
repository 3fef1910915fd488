using ParallelAsync.Measurement;

// On a fake clock the work ends at once: there is nothing to cancel.
#pragma warning disable xUnit1051

namespace ParallelAsync.Tests.Measurement;

public sealed class CompareTests
{
    private readonly WorkMeter meter = new();

    [Fact]
    public void Compare_ThreeApproaches_SampleForwardsAndBackwardsInTurns()
    {
        Measure.Compare(
            [("A", () => meter.Work("A", 0.1)), ("B", () => meter.Work("B", 0.2)), ("C", () => meter.Work("C", 0.3))], samples: 3, options: meter.Cold);

        Assert.Equal(["collect", "A", "B", "C", "C", "B", "A", "A", "B", "C"], meter.Log);
    }

    [Fact]
    public void Compare_WithWarmUp_WarmsUpEachBeforeAnySample()
    {
        var timings = Measure.Compare([("A", () => meter.Work("A", 0.6)), ("B", () => meter.Work("B", 2))], samples: 1, options: meter.Options);

        Assert.Equal(["collect", "A", "A", "collect", "B", "collect", "A", "B"], meter.Log);
        Assert.Equal([2, 1], timings.Select(timing => timing.WarmUpRuns!.Value));
    }

    [Fact]
    public void Compare_MachineThatSlowsDown_SlowsDownAllApproachesAlike()
    {
        var turn = 0;
        var timings = Measure.Compare(
            [("A", () => meter.Work("A", 0.001 * ++turn)), ("B", () => meter.Work("B", 0.001 * ++turn))], samples: 8, options: meter.Cold);

        Assert.Equal(timings["A"].Samples.Average(), timings["B"].Samples.Average(), 1e-9);
        Assert.Equal(timings["A"].Wall.Median, timings["B"].Wall.Median, 1e-9);
    }

    [Fact]
    public void Compare_SlowAndFast_TakeEquallyManySamples()
    {
        var timings = Measure.Compare([("slow", () => meter.Work("slow", 0.4)), ("fast", () => meter.Work("fast", 0.002))], options: meter.Options);

        Assert.Equal([5, 5], timings.Select(timing => timing.Samples.Count));
        Assert.Equal(1, timings["slow"].RunsPerSample);
        Assert.InRange(timings["fast"].RunsPerSample, 5, 6);
        Assert.Equal(200, timings["fast"].SpeedupOver(timings["slow"]), 1e-6);
    }

    [Fact]
    public void Compare_FastOnly_FillHalfASecondEach()
    {
        var timings = Measure.Compare([("A", () => meter.Work("A", 0.02)), ("B", () => meter.Work("B", 0.03))], options: meter.Options);

        // 20 rounds of 50 ms fill twice 0.5 s.
        Assert.Equal([20, 20], timings.Select(timing => timing.Samples.Count));
    }

    [Fact]
    public void Compare_Result_IsASetWhoseFirstIsTheBaseline()
    {
        var timings = Measure.Compare([("A", () => 1), ("B", () => 2)], items: 7, workers: 3, samples: 1, name: "Numbers", options: meter.Cold);

        Assert.Equal(("Numbers", "A", 2), (timings.Name, timings.Baseline, timings.Count));
        Assert.All(timings, timing => Assert.Equal((7, 3), (timing.Items, timing.Workers)));
    }

    [Fact]
    public void Compare_ResultsOfDifferentTypes_AreAllRun()
    {
        int[] values = [1, 2, 3];
        var timings = Measure.Compare(
            [
                ("list", () => { meter.Work("list", 0.1); return values.ToList(); }),
                ("array", () => { meter.Work("array", 0.1); return values.ToArray(); }),
                ("number", () => { meter.Work("number", 0.1); return values.Length; }),
            ],
            samples: 1,
            options: meter.Cold);

        Assert.Equal(["collect", "list", "array", "number"], meter.Log);
        Assert.Equal(3, timings.Count);
    }

    [Fact]
    public void Compare_ApproachesWithTheirOwnWorkers_OverrideTheCommonNumber()
    {
        var timings = Measure.Compare(
            [Approach.Of("one", () => 1), Approach.Of("four", () => 1, workers: 4), Approach.Of("half", () => 1, items: 5)], items: 10, samples: 1, options: meter.Cold);

        Assert.Equal([(10, 1), (10, 4), (5, 1)], timings.Select(timing => (timing.Items, timing.Workers)));
    }

    [Fact]
    public void Compare_NoApproach_IsRefused() =>
        Assert.Contains("at least one approach", Assert.Throws<ArgumentException>(() => Measure.Compare((IReadOnlyList<Approach>)[])).Message, StringComparison.Ordinal);

    [Fact]
    public void Compare_SameLabelTwice_IsRefused() =>
        Assert.Contains("\"A\"", Assert.Throws<ArgumentException>(() => Measure.Compare([("A", () => 1), ("A", () => 2)])).Message, StringComparison.Ordinal);

    [Fact]
    public void Compare_AsynchronousApproach_PointsToCompareAsync() =>
        Assert.Contains(
            "CompareAsync",
            Assert.Throws<ArgumentException>(() => Measure.Compare([Approach.OfAsync("A", () => Task.CompletedTask)])).Message,
            StringComparison.Ordinal);
}
