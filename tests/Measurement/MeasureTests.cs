using ParallelAsync.Measurement;

// On a fake clock the work ends at once: there is nothing to cancel.
#pragma warning disable xUnit1051

namespace ParallelAsync.Tests.Measurement;

public sealed class MeasureTests
{
    private readonly WorkMeter meter = new();

    [Fact]
    public void Run_WorkOfTwentyMilliseconds_TakesSamplesOfOneRunUntilHalfASecondIsFull()
    {
        var timing = Measure.Run("work", () => meter.Work("work", 0.020), items: 10, workers: 2, options: meter.Options);

        Assert.Equal(50, timing.WarmUpRuns);
        Assert.Equal(1, timing.RunsPerSample);
        Assert.Equal(Enumerable.Repeat(0.020, 25), timing.Samples);
        Assert.Equal(new FiveNumberSummary(0.020, 0.020, 0.020, 0.020, 0.020), timing.Wall);
        Assert.Equal(("work", 10L, 2), (timing.Label, timing.Items, timing.Workers));
    }

    [Fact]
    public void Run_WorkOfTwoMicroseconds_FillsEachSampleWithManyRunsAndDividesByThem()
    {
        var timing = Measure.Run("work", () => meter.Work("work", 2e-6), options: meter.Options);

        Assert.InRange(timing.RunsPerSample * 2e-6, 0.010, 0.012);
        Assert.All(timing.Samples, sample => Assert.Equal(2e-6, sample, 1e-12));
        Assert.InRange(timing.Samples.Count * timing.RunsPerSample * 2e-6, 0.5, 0.512);
    }

    [Fact]
    public void Run_AnyWork_MakesExactlyTheRunsItReports()
    {
        var timing = Measure.Run("work", () => meter.Work("work", 0.0007), options: meter.Options);

        Assert.Equal(timing.WarmUpRuns + (timing.Samples.Count * timing.RunsPerSample), meter.Log.Count(entry => entry == "work"));
    }

    [Fact]
    public void Run_WorkThatBecomesFaster_KeepsTheFastRunsOnly()
    {
        var calls = 0;
        var timing = Measure.Run("compiled twice", () => meter.Work("work", ++calls <= 90 ? 0.003 : 0.0001), options: meter.Options);

        Assert.All(timing.Samples, sample => Assert.Equal(0.0001, sample, 1e-9));
        Assert.True(timing.WarmUpRuns > 90);
        Assert.True(timing.RunsPerSample * 0.0001 >= 0.010, "the size of a sample follows the speed after the warm-up");
    }

    [Fact]
    public void Run_WorkThatKeepsBecomingFaster_EndsItsWarmUpAtTheBound()
    {
        var seconds = 0.2;
        var timing = Measure.Run("never stable", () => meter.Work("work", seconds *= 0.9), samples: 1, options: meter.Options);

        // 0.18 + 0.162 + ... passes 1 s with the 8th run.
        Assert.Equal(8, timing.WarmUpRuns);
        Assert.Equal([0.2 * Math.Pow(0.9, 9)], timing.Samples, (expected, actual) => Math.Abs(expected - actual) < 1e-6);
    }

    [Fact]
    public void Run_ClockThatStandsStill_Ends()
    {
        var runs = 0L;
        var options = meter.Options with { MinimumSamples = 1, MaximumSamples = 1, SampleTime = TimeSpan.Zero };

        Assert.Equal([0.0], Measure.Run("no time", () => runs++, options: options).Samples);
        Assert.True(runs > 1);
    }

    [Fact]
    public void Run_WorkOfSeconds_IsWarmedUpByOneRun()
    {
        var timing = Measure.Run("long", () => meter.Work("work", 3), samples: 1, options: meter.Options);

        Assert.Equal([3.0], timing.Samples);
        Assert.Equal(1, timing.WarmUpRuns);
        Assert.Equal(2, meter.Log.Count(entry => entry == "work"));
    }

    [Fact]
    public void Run_WorkOfSecondsWithoutANumberOfSamples_EndsAtTheMaximumTime()
    {
        var timing = Measure.Run("long", () => meter.Work("work", 3), options: meter.Options);

        // The fourth sample passes 10 s; five would be asked for.
        Assert.Equal(4, timing.Samples.Count);
    }

    [Fact]
    public void Run_ExactNumberOfSamples_OutweighsTheMaximumTime() =>
        Assert.Equal(6, Measure.Run("long", () => meter.Work("work", 3), samples: 6, options: meter.Options).Samples.Count);

    [Fact]
    public void Run_Once_RunsTheWorkOnceAndCallsItCold()
    {
        var timing = Measure.Run("once", () => meter.Work("work", 0.0001), options: MeasureOptions.Once with { TimeProvider = meter.Clock });

        Assert.Equal(["work"], meter.Log);
        Assert.Equal((0, 1, 1), (timing.WarmUpRuns, timing.RunsPerSample, timing.Samples.Count));
    }

    [Fact]
    public void Run_WorkOnTwoCores_ReportsCpuTimeAndBytesOfARunWithoutTheWarmUp()
    {
        var calls = 0;
        var timing = Measure.Run(
            "two cores", () => meter.Work("work", 0.020, cpuSeconds: ++calls <= 50 ? 9 : 0.038, bytes: calls <= 50 ? 99_000 : 1_200), items: 100, options: meter.Options);

        Assert.Equal(0.038, timing.CpuSeconds!.Value, 1e-9);
        Assert.Equal(1.9, timing.CoresBusy!.Value, 1e-9);
        Assert.Equal(1_200, timing.AllocatedBytes);
        Assert.Equal(12, timing.AllocatedBytesPerItem);
    }

    [Fact]
    public void Run_ShortWork_DividesCpuTimeAndBytesByAllRuns()
    {
        var timing = Measure.Run("short", () => meter.Work("work", 1e-5, cpuSeconds: 5e-6, bytes: 24), options: meter.Options);

        Assert.True(timing.RunsPerSample > 1);
        Assert.Equal(5e-6, timing.CpuSeconds!.Value, 1e-12);
        Assert.Equal(24, timing.AllocatedBytes!.Value, 1e-9);
        Assert.Equal(0.5, timing.CoresBusy!.Value, 1e-6);
    }

    [Fact]
    public void Run_AnyWork_CollectsGarbageBeforeTheWarmUpAndBeforeTheSamplesOnly()
    {
        var timing = Measure.Run("work", () => meter.Work("work", 0.1), samples: 3, options: meter.Options);

        Assert.Equal(["collect", .. Enumerable.Repeat("work", timing.WarmUpRuns!.Value), "collect", "work", "work", "work"], meter.Log);
    }

    [Fact]
    public void Run_CountsCollectionsBetweenTheProbes()
    {
        var reading = new ResourceUsage(default, 0, new(10, 4, 1));
        var options = meter.Cold with { Probe = () => reading };

        var timing = Measure.Run("collects", () => reading += new ResourceUsage(default, 0, new(2, 1, 0)), samples: 3, options: options);

        Assert.Equal(new GarbageCollections(6, 3, 0), timing.Collections);
    }

    [Fact]
    public void Run_WorkThatThrows_LetsTheExceptionOutAsItIs()
    {
        var thrown = new InvalidDataException("mine");

        Assert.Same(thrown, Assert.Throws<InvalidDataException>(() => Measure.Run("throws", () => throw thrown, options: meter.Options)));
    }

    [Fact]
    public void Run_CancelledDuringARun_StopsBeforeTheNext()
    {
        using var cancellation = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => Measure.Run(
            "cancelled",
            () =>
            {
                meter.Work("work", 0.02);
                if (meter.Log.Count(entry => entry == "work") == 52)
                    cancellation.Cancel();
            },
            options: meter.Options,
            cancellationToken: cancellation.Token));
        Assert.Equal(52, meter.Log.Count(entry => entry == "work"));
    }

    [Fact]
    public void Run_WithProgress_ReportsEveryBatchOutsideOfTheSamples()
    {
        var progress = new Recorder(meter);

        var timing = Measure.Run("work", () => meter.Work("work", 0.5), samples: 2, options: meter.Options, progress: progress);

        Assert.Equal([0.5, 0.5], timing.Samples);
        Assert.Equal(
            [
                new("work", true, 0, TimeSpan.FromSeconds(0.5)),
                new("work", true, 0, TimeSpan.FromSeconds(1)),
                new("work", false, 1, TimeSpan.FromSeconds(1.5)),
                new("work", false, 2, TimeSpan.FromSeconds(2)),
            ],
            progress.Reports);
    }

    [Fact]
    public void Run_ResultOfAnyType_MakesAsManyRunsAsWithoutResult()
    {
        int Number()
        {
            meter.Work("number", 0.1);
            return 1;
        }

        var timing = Measure.Run("number", Number, samples: 2, options: meter.Options);

        Assert.Equal(timing.WarmUpRuns + 2, meter.Log.Count(entry => entry == "number"));
    }

    [Fact]
    public void Run_WorkThatReturnsATask_IsRefused()
    {
        Func<Task> task = () => Task.CompletedTask;
        Func<Task<int>> taskOfNumber = () => Task.FromResult(1);
        Func<ValueTask> valueTask = () => ValueTask.CompletedTask;
        Func<ValueTask<int>> valueTaskOfNumber = () => ValueTask.FromResult(1);

        foreach (Action measure in (Action[])
        [
            () => Measure.Run("wrong", task),
            () => Measure.Run("wrong", taskOfNumber),
            () => Measure.Run("wrong", valueTask),
            () => Measure.Run("wrong", valueTaskOfNumber),
        ])
        {
            Assert.Contains("RunAsync", Assert.Throws<ArgumentException>(measure).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", 1, 1, 1, "label")]
    [InlineData(" ", 1, 1, 1, "label")]
    [InlineData("work", 0, 1, 1, "items")]
    [InlineData("work", -5, 1, 1, "items")]
    [InlineData("work", 1, 0, 1, "workers")]
    [InlineData("work", 1, 1, 0, "samples")]
    public void Run_ArgumentOutOfRange_IsNamedAndNothingRuns(string label, long items, int workers, int samples, string name)
    {
        var error = Assert.ThrowsAny<ArgumentException>(
            () => Measure.Run(label, () => meter.Work("work", 1), items, workers, samples, options: meter.Options));

        Assert.Equal(name, error.ParamName);
        Assert.Contains("Expected", error.Message, StringComparison.Ordinal);
        Assert.Empty(meter.Log);
    }

    [Fact]
    public void Run_OptionsOutOfRange_AreNamed()
    {
        foreach (var (options, name) in ((MeasureOptions, string)[])
        [
            (meter.Options with { MinimumSamples = 0 }, nameof(MeasureOptions.MinimumSamples)),
            (meter.Options with { MaximumSamples = 4 }, nameof(MeasureOptions.MaximumSamples)),
            (meter.Options with { MinimumTime = TimeSpan.FromSeconds(-1) }, nameof(MeasureOptions.MinimumTime)),
            (meter.Options with { MaximumTime = TimeSpan.FromSeconds(0.1) }, nameof(MeasureOptions.MaximumTime)),
            (meter.Options with { SampleTime = TimeSpan.FromSeconds(-1) }, nameof(MeasureOptions.SampleTime)),
            (meter.Options with { MinimumWarmUpRuns = -1 }, nameof(MeasureOptions.MinimumWarmUpRuns)),
            (meter.Options with { MinimumWarmUp = TimeSpan.FromSeconds(-1) }, nameof(MeasureOptions.MinimumWarmUp)),
            (meter.Options with { MaximumWarmUp = TimeSpan.FromSeconds(-1) }, nameof(MeasureOptions.MaximumWarmUp)),
        ])
        {
            Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => Measure.Run("work", () => { }, options: options)).ParamName);
        }
    }

    [Fact]
    public void Run_RealMeters_CountWhatTheWorkAllocates()
    {
        var options = MeasureOptions.Default with { TimeProvider = meter.Clock, MaximumSettling = TimeSpan.Zero };

        var timing = Measure.Run(
            "array",
            () =>
            {
                meter.Clock.Advance(TimeSpan.FromMilliseconds(50));
                return new byte[1_000_000];
            },
            samples: 5,
            options: options);

        // At least: other tests allocate in this process at the same time.
        Assert.True(timing.AllocatedBytes >= 1_000_000, $"{timing.AllocatedBytes} bytes");
        Assert.True(timing.CpuSeconds >= 0);
    }

    /// <summary>Takes half a minute for each report, none of which may end up in a sample.</summary>
    private sealed class Recorder(WorkMeter meter) : IProgress<MeasureProgress>
    {
        public List<MeasureProgress> Reports { get; } = [];

        public void Report(MeasureProgress value)
        {
            Reports.Add(value);
            meter.Work("report", 30, cpuSeconds: 30, bytes: 30);
        }
    }
}
