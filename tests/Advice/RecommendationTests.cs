using System.Text.Json;
using ParallelAsync.Advice;
using ParallelAsync.Measurement;

namespace ParallelAsync.Tests.Advice;

/// <summary>What a recommendation shows, of simulated and of real examinations.</summary>
public sealed class RecommendationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ToMarkdown_Any_HoldsSentenceReasonsAndCode()
    {
        var advice = await Simulated(new() { Noise = 0.02 });

        var markdown = advice.ToMarkdown();

        Assert.StartsWith("**Use PLINQ, 4 threads: ", markdown, StringComparison.Ordinal);
        Assert.All(advice.Reasons, reason => Assert.Contains($"\n- {reason}", markdown, StringComparison.Ordinal));
        Assert.EndsWith($"```csharp\n{advice.Code}\n```", markdown, StringComparison.Ordinal);
        Assert.Contains(advice.Sentence, advice.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToTable_Any_NamesTheRecommendedOneAndWhatItIsComparedWith()
    {
        var advice = await Simulated(new() { Noise = 0.02 });

        var text = advice.ToTable().ToText();

        Assert.Single(text.Split('\n'), line => line.Contains("recommended", StringComparison.Ordinal) && line.Contains("PLINQ, 4 threads", StringComparison.Ordinal));
        Assert.Single(text.Split('\n'), line => line.Contains("compared with", StringComparison.Ordinal) && line.StartsWith("Plain loop", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ToChart_Computing_DrawsMeasuredFittedAndPredicted()
    {
        var advice = await Simulated(new() { Noise = 0.02, Cores = 8, Serial = 0.1 });

        var text = advice.ToChart().ToText();

        Assert.Contains("Measured", text, StringComparison.Ordinal);
        Assert.Contains("Amdahl's law, p = 0.", text, StringComparison.Ordinal);
        Assert.Contains("Universal Scalability Law (predicted)", text, StringComparison.Ordinal);
        Assert.Contains("All items, 256 cores, predicted", advice.ToForecastTable().ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToCandidateChart_WaitingWork_HasABarForEachCandidate()
    {
        var advice = await Simulated(new() { IsAsynchronous = true, Waits = 0.98, Items = 2_000, Seconds = _ => 20e-3, Noise = 0.02, SpeedupAtOnce = atOnce => Math.Min(atOnce, 32) });

        var text = advice.ToCandidateChart().ToText();

        Assert.All(advice.Results, result => Assert.Contains(result.Candidate.Label, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ToChart_RateLimit_SaysThatThereIsNothingToFit()
    {
        var runner = new SimulatedRunner(new() { IsAsynchronous = true, Waits = 0.98, Items = 500, Seconds = _ => 1e-3 }) { Limit = (5, TimeSpan.FromSeconds(0.5)) };
        var advice = Recommended(await new Examination(runner, new(TimeSpan.FromSeconds(30), 4, runner.Clock), Token).RunAsync());

        Assert.Contains("nothing to fit", advice.ToChart().ToText(), StringComparison.Ordinal);
        Assert.Contains("nothing to fit", advice.ToForecastTable().ToText(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => advice.Timeline);
    }

    [Fact]
    public async Task ToJson_Any_CanBeReadAndHoldsTheNumbers()
    {
        var advice = await Simulated(new() { Noise = 0.02 });

        var json = JsonDocument.Parse(advice.ToJson()).RootElement;

        Assert.Equal((1, "parallel"), (json.GetProperty("schema").GetInt32(), json.GetProperty("verdict").GetString()));
        Assert.Equal(("threads", 4), (json.GetProperty("choice").GetProperty("kind").GetString(), json.GetProperty("choice").GetProperty("workers").GetInt32()));
        Assert.Equal(advice.Results.Count, json.GetProperty("results").GetArrayLength());
        Assert.Equal(advice.Profile.SecondsPerItem, json.GetProperty("profile").GetProperty("secondsPerItem").GetDouble());
        Assert.Equal(advice.Forecast!.ParallelFraction.Value, json.GetProperty("forecast").GetProperty("parallelFraction").GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task ToJson_InfiniteCeiling_StaysReadable()
    {
        var advice = await Simulated(new() { Handing = 0, Cores = 2 });

        Assert.Contains("\"Infinity\"", advice.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Examine_RealWork_ComesToAWholeRecommendation()
    {
        var numbers = Enumerable.Range(0, 2_000).ToList();

        var advice = await Adviser.ExamineAsync(numbers, AdviceMethods.SquareOrThrow, TimeSpan.FromSeconds(2), new() { MaximumRunsOfAnItem = 40, TryProcesses = false }, cancellationToken: Token);

        Assert.NotEqual(Verdict.Unsafe, advice.Verdict);
        Assert.Equal(2_000, advice.Profile.Items);
        Assert.InRange(advice.MostRunsOfAnItem, 2, 40);
        Assert.InRange(advice.Profile.FailureShare, 0.1, 0.2);
        Assert.Contains("errors", advice.Code, StringComparison.Ordinal);
        Assert.Contains(advice.Reasons, reason => reason.Contains("of the sampled items throw", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Examine_RealAwaitedWork_ComesToAWholeRecommendation()
    {
        var advice = await Adviser.ExamineAsync(
            Enumerable.Range(0, 300), async ValueTask<int> (number, token) => { await Task.Yield(); return number; }, TimeSpan.FromSeconds(1), cancellationToken: Token);

        Assert.NotEqual(Verdict.Unsafe, advice.Verdict);
        Assert.NotEmpty(advice.Sentence);
    }

    [Fact]
    public async Task Examine_NoItems_SaysThatThereIsNothingToTry() =>
        Assert.Contains("at least one item", (await Assert.ThrowsAsync<ArgumentException>(() => Adviser.ExamineAsync(Array.Empty<int>(), AdviceMethods.Square, cancellationToken: Token))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Examine_WorkThatReturnsATask_SaysHowToGiveIt() =>
        Assert.Contains(
            "async (item, token)", (await Assert.ThrowsAsync<ArgumentException>(() => Adviser.ExamineAsync([1], number => Task.FromResult(number), cancellationToken: Token))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Examine_WorkThatReturnsAQuery_SaysHowToEndIt() =>
        Assert.Contains("ToArray()", (await Assert.ThrowsAsync<ArgumentException>(() => Adviser.ExamineAsync([1], number => Enumerable.Range(0, number), cancellationToken: Token))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Examine_EveryItemThrows_NamesTheExceptionAndDoesNotAdvise()
    {
        var advice = await Adviser.ExamineAsync(Enumerable.Range(0, 100), int (number) => throw new FormatException("no such thing"), TimeSpan.FromSeconds(1), cancellationToken: Token);

        Assert.Equal(Verdict.Undecided, advice.Verdict);
        Assert.Contains("System.FormatException: no such thing", advice.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    public async Task Examine_BudgetOutOfRange_IsRefused(int seconds) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Adviser.ExamineAsync([1], AdviceMethods.Square, TimeSpan.FromSeconds(seconds), cancellationToken: Token));

    [Fact]
    public async Task Examine_OneRunAllowed_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Adviser.ExamineAsync([1], AdviceMethods.Square, options: new() { MaximumRunsOfAnItem = 1 }, cancellationToken: Token));

    [Fact]
    public async Task Examine_CancelledMeanwhile_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        var calls = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Adviser.ExamineAsync(
            Enumerable.Range(0, 1_000),
            number =>
            {
                if (Interlocked.Increment(ref calls) == 500)
                    cancelled.Cancel();
                return number;
            },
            cancellationToken: cancelled.Token));
    }

    private static async Task<Recommendation> Simulated(SimulatedWork work)
    {
        var runner = new SimulatedRunner(work);
        return Recommended(await new Examination(runner, new(TimeSpan.FromSeconds(30), work.Cores, runner.Clock), Token).RunAsync());
    }

    private static Recommendation Recommended(Finding finding) =>
        new(finding, TimeSpan.FromSeconds(30), new PastedCode(finding.Choice, typeof(int)).ToString(), Machine.Current, trace: null);
}
