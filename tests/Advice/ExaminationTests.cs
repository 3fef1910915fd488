using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Advice;

namespace ParallelAsync.Tests.Advice;

/// <summary>The course and the conclusions of an examination, on machines that are calculated.</summary>
public sealed class ExaminationTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(16)]
    public async Task Run_IndependentComputing_ChoosesAllCores(int cores)
    {
        var (finding, _) = await Examine(new() { Cores = cores, Noise = 0.02 });

        Assert.Equal((Verdict.Parallel, new Candidate(CandidateKind.Threads, cores)), (finding.Verdict, finding.Choice));
    }

    [Fact]
    public async Task Run_ShortItems_ChoosesRanges()
    {
        var (finding, _) = await Examine(new() { Items = 1_000_000, Seconds = _ => 200e-9, Noise = 0.02 });

        Assert.Equal((Verdict.Parallel, CandidateKind.Ranges), (finding.Verdict, finding.Choice.Kind));
        Assert.InRange(finding.Choice.ChunkSize, 100, 20_000);
        Assert.NotNull(finding.BreakEvenItems);
    }

    [Fact]
    public async Task Run_OneLock_KeepsThePlainLoop()
    {
        var (finding, _) = await Examine(new() { Serial = 1, Noise = 0.02 });

        Assert.Equal((Verdict.PlainLoop, Candidate.PlainLoop), (finding.Verdict, finding.Choice));
    }

    [Fact]
    public async Task Run_OneItem_KeepsThePlainLoop()
    {
        var (finding, _) = await Examine(new() { Items = 1 });

        Assert.Equal(Verdict.PlainLoop, finding.Verdict);
        Assert.Contains("nothing to share", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WaitingWork_ClimbsUntilMoreBringsNoMore()
    {
        var (finding, runner) = await Examine(new()
        {
            IsAsynchronous = true,
            Waits = 0.98,
            Items = 2_000,
            Seconds = _ => 20e-3,
            Noise = 0.02,
            SpeedupAtOnce = atOnce => atOnce <= 32 ? atOnce : 32.0 * 32 / atOnce,
        });

        Assert.Equal((Verdict.Parallel, new Candidate(CandidateKind.InFlight, 32)), (finding.Verdict, finding.Choice));
        Assert.True(runner.Tried.Max(candidate => candidate.Workers) <= 128, "It went on climbing after two steps that brought nothing.");
    }

    [Fact]
    public async Task Run_SleepingWork_UsesMoreThreadsThanCores()
    {
        var (finding, _) = await Examine(new() { Waits = 1, Items = 1_000, Seconds = _ => 20e-3, Noise = 0.02 });

        Assert.Equal((Verdict.Parallel, CandidateKind.Threads), (finding.Verdict, finding.Choice.Kind));
        Assert.True(finding.Choice.Workers >= 128);
    }

    [Fact]
    public async Task Run_TurnedAwayBeyondSixteen_ChoosesNoMore()
    {
        var (finding, _) = await Examine(new()
        {
            IsAsynchronous = true,
            Waits = 0.98,
            Items = 2_000,
            Seconds = _ => 20e-3,
            Noise = 0.02,
            TurnedAway = atOnce => atOnce > 16 ? 0.3 : 0,
        });

        Assert.Equal((Verdict.Parallel, 16), (finding.Verdict, finding.Choice.Workers));
        Assert.Contains(finding.Reasons, reason => reason.StartsWith("ForEachAsync, 32 in flight was too much", StringComparison.Ordinal));
        Assert.DoesNotContain(finding.Reasons, reason => reason.Contains("may be faster still", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_ResultsThatDifferBesideOthers_RefusesAndNamesThem()
    {
        var (finding, runner) = await Examine(new() { Racing = [17, 230], Noise = 0.02 });

        Assert.Equal((Verdict.Unsafe, Candidate.PlainLoop), (finding.Verdict, finding.Choice));
        Assert.Contains("item 17, item 230", finding.Reasons[0], StringComparison.Ordinal);
        Assert.Contains("item 17: 1 alone, 2 now", finding.Reasons[0], StringComparison.Ordinal);
        Assert.Single(runner.Tried, candidate => !candidate.IsSequential);
    }

    [Fact]
    public async Task Run_ResultsThatDifferByThemselves_AccusesNobodyAndSaysSo()
    {
        var (finding, _) = await Examine(new() { Random = [3, 4, 5], Noise = 0.02 });

        Assert.Equal(Verdict.Parallel, finding.Verdict);
        Assert.Contains(finding.Reasons, reason => reason.Contains("could not be checked: 3 items", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_ManyDifferBesideOthersAndOneByItself_StillRefuses()
    {
        var (finding, _) = await Examine(new() { Random = [3], Racing = [.. Enumerable.Range(100, 50)], Noise = 0.02 });

        Assert.Equal(Verdict.Unsafe, finding.Verdict);
    }

    [Fact]
    public async Task Run_FewDifferBesideOthersAndOneByItself_DoesNotDecide()
    {
        var (finding, _) = await Examine(new() { Random = [3], Racing = [100], Noise = 0.02 });

        Assert.Equal((Verdict.Undecided, Candidate.PlainLoop), (finding.Verdict, finding.Choice));
    }

    [Fact]
    public async Task Run_ItemsLongerThanTheBudget_SaysThatNoneWasDone()
    {
        var (finding, _) = await Examine(new() { Seconds = _ => 100, Items = 10 });

        Assert.Equal(Verdict.Undecided, finding.Verdict);
        Assert.StartsWith("Not decided: no item was done within", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ItemsOfAThirdOfTheBudget_DoesNotSayThatThereIsNothingToShare()
    {
        var (finding, _) = await Examine(new() { Seconds = _ => 12, Items = 10, Cores = 2 });

        Assert.NotEqual(Verdict.PlainLoop, finding.Verdict);
        Assert.True(finding.Elapsed <= Budget.TotalSeconds);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public async Task Run_FewRunsAllowed_StillTriesAllCores(int runs)
    {
        var work = new SimulatedWork { Noise = 0.02 };
        var runner = new SimulatedRunner(work);

        var finding = await new Examination(runner, Options(runner, work.Cores) with { MaximumRunsOfAnItem = runs }, Token).RunAsync();

        Assert.Contains(new Candidate(CandidateKind.Threads, 4), runner.Tried);
        Assert.Equal(Verdict.Parallel, finding.Verdict);
        Assert.True(runner.MostRuns <= runs);
    }

    [Theory]
    [InlineData(6, 10, 5e-3, "no time to check")]
    [InlineData(30, 4, 20e-3, "none of")]
    [InlineData(5, 0.5, 1e-3, "none of")]
    public async Task Run_RateLimit_FindsItAndPaces(int permits, double window, double seconds, string check)
    {
        var runner = new SimulatedRunner(new() { IsAsynchronous = true, Waits = 0.98, Items = 500, Seconds = _ => seconds }) { Limit = (permits, TimeSpan.FromSeconds(window)) };

        var finding = await new Examination(runner, Options(runner, 4), Token).RunAsync();

        Assert.Equal((Verdict.Limited, CandidateKind.Paced), (finding.Verdict, finding.Choice.Kind));
        // No sooner than the limit allows, and no more than a fifth later.
        Assert.InRange(finding.Choice.Interval.TotalSeconds, window / permits, 1.2 * window / permits);
        Assert.Contains(finding.Reasons, reason => reason.Contains(check, StringComparison.Ordinal));
        Assert.True(finding.Elapsed <= Budget.TotalSeconds);
    }

    [Fact]
    public async Task Run_ItemsTurnedAwayByChance_AreNoLimit()
    {
        var (finding, _) = await Examine(new()
        {
            IsAsynchronous = true,
            Waits = 0.98,
            Items = 2_000,
            Seconds = _ => 20e-3,
            Noise = 0.02,
            TurnedAway = _ => 0.04,
            SpeedupAtOnce = atOnce => Math.Min(atOnce, 32),
        });

        Assert.Equal((Verdict.Parallel, 32), (finding.Verdict, finding.Choice.Workers));
    }

    [Fact]
    public async Task Run_NoiseThatHidesTheGain_SaysThatItIsNotDecidedAndWhatWouldBe()
    {
        var (finding, _) = await Examine(new() { Serial = 0.85, Noise = 0.5, Seed = 3 });

        Assert.Equal((Verdict.Undecided, Candidate.PlainLoop), (finding.Verdict, finding.Choice));
        Assert.Matches(@"A budget of about [\d,.]+ (s|min)", finding.Sentence);
    }

    [Fact]
    public async Task Run_FewRunsAllowed_RunsNoItemMoreOftenAndSaysSo()
    {
        var work = new SimulatedWork { Noise = 0.02 };
        var runner = new SimulatedRunner(work);

        var finding = await new Examination(runner, Options(runner, work.Cores) with { MaximumRunsOfAnItem = 4 }, Token).RunAsync();

        Assert.Equal(4, finding.MostRunsOfAnItem);
        Assert.Equal(4, runner.MostRuns);
        Assert.Contains(finding.Reasons, reason => reason.Contains("at most 4 times", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_OneItemIsATenthOfAll_NamesItAndTheBound()
    {
        var (finding, _) = await Examine(new() { Seconds = position => position == 137 ? 0.4 : 2e-3, Noise = 0.02 });

        Assert.Equal("item 137", finding.Profile.Slowest[0].Name);
        Assert.Contains(finding.Reasons, reason => reason.StartsWith("Item 137 alone takes 33 % of the whole time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_Cancelled_Stops()
    {
        var runner = new SimulatedRunner(new());
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => new Examination(runner, Options(runner, 4), cancelled.Token).RunAsync());
        Assert.Empty(runner.Tried);
    }

    [Fact]
    public void Run_AnyComputing_ChoosesWithinATenthOfTheBest() =>
        Prop.ForAll(Computing.ToArbitrary(), work => IsNearTheBest(work, tolerance: 1.1)).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Run_AnyWaiting_ChoosesWithinATenthOfTheBest() =>
        Prop.ForAll(Waiting.ToArbitrary(), work => IsNearTheBest(work, tolerance: 1.1)).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Run_AnyWork_KeepsToItsBudget() =>
        Prop.ForAll(Gen.OneOf(Computing, Waiting).ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(), (work, seconds) =>
        {
            var runner = new SimulatedRunner(work with { Noise = 0.1 });
            var finding = new Examination(runner, new(TimeSpan.FromSeconds(seconds), work.Cores, runner.Clock), Token).RunAsync().GetAwaiter().GetResult();
            return finding.Elapsed <= seconds && finding.MostRunsOfAnItem <= 1_000;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public async Task Run_NothingShared_PredictsTheLawThatItWasMadeBy()
    {
        var (finding, _) = await Examine(new() { Cores = 8, Serial = 0.1, Handing = 0 });

        var forecast = finding.Forecast!;
        Assert.Equal(0.9, forecast.ParallelFraction.Value, 0.01);
        Assert.Equal(10, forecast.Ceiling.Value, 1.0);
        Assert.Equal([1, 4, 8, 64, 256], forecast.Predictions.Select(prediction => prediction.Workers));
        Assert.Equal(400 * 5e-3 * (0.1 + 0.9 / 64), forecast.Predictions[3].Seconds.Value, 0.02);
    }

    private static Gen<SimulatedWork> Computing { get; } =
        from cores in Gen.Elements(1, 2, 4, 8, 32)
        from serial in Gen.Choose(0, 100)
        from nanoseconds in Gen.Choose(0, 70).Select(tenths => 100 * Math.Pow(10, tenths / 10.0))
        from items in Gen.Choose(2, 5_000)
        from seed in Gen.Choose(1, 1_000_000)
        select new SimulatedWork { Cores = cores, Serial = serial / 100.0, Seconds = _ => nanoseconds * 1e-9, Items = items, Noise = 0.005, Seed = seed };

    private static Gen<SimulatedWork> Waiting { get; } =
        from peak in Gen.Choose(1, 200)
        from milliseconds in Gen.Choose(5, 200)
        from items in Gen.Choose(50, 3_000)
        from seed in Gen.Choose(1, 1_000_000)
        select new SimulatedWork
        {
            IsAsynchronous = true,
            Waits = 0.99,
            Seconds = _ => milliseconds * 1e-3,
            Items = items,
            Noise = 0.005,
            Seed = seed,
            SpeedupAtOnce = atOnce => Math.Min(atOnce, peak),
        };

    private static bool IsNearTheBest(SimulatedWork work, double tolerance)
    {
        var (finding, _) = Examine(work).GetAwaiter().GetResult();
        var all = ItemSet.Everything(work.Items);
        var best = CandidatePlan.Everything(finding.Profile, work.IsAsynchronous, processes: false, maximum: 1_024, work.Cores).Min(candidate => work.SecondsOf(candidate, all));
        // Of work that takes longer than the budget a few items are all that is seen: then it may say that this does not decide it.
        if (finding.Verdict == Verdict.Undecided && work.SecondsOf(Candidate.PlainLoop, all) > Budget.TotalSeconds)
            return true;
        var chosen = work.SecondsOf(finding.Choice, all);
        return chosen <= tolerance * best ? true : throw new InvalidOperationException($"{finding.Sentence} In truth it takes {chosen}, and the best {best}; plain {work.SecondsOf(Candidate.PlainLoop, all)}.\n{string.Join('\n', finding.Results)}");
    }

    private static ExaminationOptions Options(SimulatedRunner runner, int cores) => new(Budget, cores, runner.Clock);

    private static async Task<(Finding Finding, SimulatedRunner Runner)> Examine(SimulatedWork work)
    {
        var runner = new SimulatedRunner(work);
        return (await new Examination(runner, Options(runner, work.Cores), Token).RunAsync(), runner);
    }
}
