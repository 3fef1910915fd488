using ParallelAsync.Measurement;

// On a fake clock the work ends at once: there is nothing to cancel.
#pragma warning disable xUnit1051

namespace ParallelAsync.Tests.Measurement;

/// <summary>What happens between warm-up and samples, on a clock and a compiler that the tests move.</summary>
public sealed class SettlingTests
{
    private readonly WorkMeter meter = new();
    private int runs;
    private long compiled;

    private MeasureOptions Options => meter.Options with { MaximumSettling = TimeSpan.FromSeconds(1), CompiledMethods = () => compiled };

    [Fact]
    public void Run_CompilerBusyAfterTheWarmUp_TakesNoSampleBeforeItIsQuiet()
    {
        // 300 runs of 2 ms fill the warm-up's 0.3 s twice; much is compiled up to the 400th run, and the work becomes faster then.
        var timing = Measure.Run("work", () => meter.Work("work", Compile(until: 400) ? 0.002 : 0.0005), options: Options with { MaximumSettling = TimeSpan.FromSeconds(20) });

        Assert.All(timing.Samples, sample => Assert.Equal(0.0005, sample, 1e-9));
        Assert.True(timing.WarmUpRuns >= 400);
        Assert.True(timing.RunsPerSample * 0.0005 >= 0.010, "the size of a sample follows the speed after the settling");
    }

    [Fact]
    public void Run_QuietCompiler_SettlesForTheTimeThatItNeedsToSeeThat()
    {
        var without = Measure.Run("work", () => meter.Work("work", 0.005), options: meter.Options);

        var timing = Measure.Run("work", () => meter.Work("work", 0.005), options: Options);

        // Three rounds of a batch of three runs and a pause of 50 ms.
        Assert.Equal(9, timing.WarmUpRuns - without.WarmUpRuns);
    }

    [Fact]
    public void Run_CompilerThatIsNeverQuiet_EndsAtTheBound()
    {
        var without = Measure.Run("work", () => meter.Work("work", 0.005), options: meter.Options);

        var timing = Measure.Run("work", () => meter.Work("work", Compile(until: int.MaxValue) ? 0.005 : 0), options: Options);

        // 16 rounds of 65 ms pass the bound of 1 s.
        Assert.Equal(48, timing.WarmUpRuns - without.WarmUpRuns);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(3)]
    public void Run_LongWork_IsNotRunAnyMoreForIt(double seconds)
    {
        var without = Measure.Run("work", () => meter.Work("work", seconds), samples: 1, options: meter.Options);

        var timing = Measure.Run("work", () => meter.Work("work", Compile(until: int.MaxValue) ? seconds : 0), samples: 1, options: Options);

        Assert.Equal(without.WarmUpRuns, timing.WarmUpRuns);
    }

    [Fact]
    public void Compare_BriefBesideLong_SettlesTheBriefInTurns()
    {
        Measure.Compare(
            [Approach.Of("a", () => meter.Work("a", 0.004)), Approach.Of("long", () => meter.Work("long", 0.2)), Approach.Of("b", () => meter.Work("b", 0.004))],
            samples: 1,
            options: Options with { SampleTime = TimeSpan.Zero });

        var settling = meter.Log[(meter.Log.LastIndexOf("collect") - 6)..meter.Log.LastIndexOf("collect")];
        Assert.Equal(Enumerable.Repeat((string[])["a", "b"], 3).SelectMany(turn => turn), settling);
    }

    [Fact]
    public void Run_ClockThatStandsStill_Ends()
    {
        var options = Options with { MinimumSamples = 1, MaximumSamples = 1, SampleTime = TimeSpan.Zero, Pause = _ => Task.CompletedTask };

        var without = Measure.Run("no time", () => { }, options: options with { MaximumSettling = TimeSpan.Zero });
        var timing = Measure.Run("no time", () => Compile(until: int.MaxValue), options: options);

        Assert.Equal([0.0], timing.Samples);
        Assert.Equal(200 * timing.RunsPerSample, timing.WarmUpRuns - without.WarmUpRuns);
    }

    private bool Compile(int until)
    {
        if (++runs > until)
            return false;
        compiled += 100;
        return true;
    }
}
