using ParallelAsync.Benchmarks.Comparison;
using static ParallelAsync.Tests.Benchmarks.PythonSide;

namespace ParallelAsync.Tests.Benchmarks;

/// <summary>The runner with real processes, which are the fake script whatever language they say they are of.</summary>
public sealed class PartRunTests : IDisposable, IProgress<string>
{
    private readonly TemporaryFolder folder = new();
    private readonly List<string> log = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    void IProgress<string>.Report(string value) => log.Add(value);

    [Fact]
    public async Task RunAsync_TwoRounds_EachContestantTakesItsTurnInRotatingOrder()
    {
        var result = await RunAsync(2, Fake("A", Language.Python, folder), Fake("B", Language.CSharp, folder), Fake("C", Language.Python, folder));

        // A first run each, as the contestants enter; then the rounds.
        Assert.Equal(["A", "B", "C", "A", "B", "C", "B", "A", "C"], Turns());
        Assert.Equal([[0, 1], [1, 0], [2, 2]], result.Contestants.Select(contestant => contestant.Passes.Select(pass => pass.Position)));
        Assert.All(result.Contestants, contestant => Assert.True(contestant.IsMeasured));
        Assert.Equal("Lines: 1, all equal", result.Contestants[1].Check);
        Assert.Contains("part: round 2 of 2", log);
    }

    [Fact]
    public async Task RunAsync_ShortRuns_RepeatsThemInAPassAndGivesTheTimeOfOne()
    {
        var options = Options with { PassSeconds = 1, WarmUpSeconds = 0.25 };

        var result = await RunAsync(1, options, Part(Fake("A", Language.Python, folder, new() { ["seconds"] = 0.125 })));

        // The first run, two to warm up, and a pass of eight.
        Assert.Equal(["1", "1", "1", "8"], Runs());
        Assert.Equal((8, 0.125), (result.Contestants[0].RunsPerPass, result.Contestants[0].Wall.Median));
    }

    [Fact]
    public async Task RunAsync_RunsThatCount_AreNotRepeated()
    {
        var options = Options with { PassSeconds = 1, WarmUpSeconds = 1 };

        await RunAsync(2, options, Part(Fake("A", Language.Python, folder, new() { ["seconds"] = 0.125 })) with { CountsRuns = true });

        Assert.Equal(["1", "1", "1"], Runs());
    }

    [Fact]
    public async Task RunAsync_AnotherResult_FailsThatContestantAndTheOthersGoOn()
    {
        var result = await RunAsync(
            2,
            Fake("A", Language.Python, folder, new() { ["result"] = "1 4 9" }),
            Fake("B", Language.CSharp, folder, new() { ["result"] = "1 4 8" }),
            Fake("C", Language.CSharp, folder, new() { ["result"] = "1 4 9" }));

        Assert.Equal([true, false, true], result.Contestants.Select(contestant => contestant.IsMeasured));
        Assert.Equal(
            "Another result (round 1, compared with Python: A): line 1, which should begin '1 4 9', word 3: expected '9', found '8'",
            result.Contestants[1].Failed);
        Assert.Equal(2, Turns().Count(turn => turn == "B"));
        Assert.Equal(2, result.Contestants[2].Passes.Count);
    }

    [Fact]
    public async Task RunAsync_ContestantsOfOtherSizes_AreHeldToTheFirstOfTheirs()
    {
        var result = await RunAsync(
            1,
            Fake("A", Language.Python, folder, new() { ["result"] = "1" }),
            Fake("B", Language.Python, folder, new() { ["result"] = "1 4" }) with { Items = 2 },
            Fake("C", Language.CSharp, folder, new() { ["result"] = "1 5" }) with { Items = 2 });

        Assert.Equal([null, null, "Another result (round 1, compared with Python: B): line 1, which should begin '1 4', word 2: expected '4', found '5'"], result.Contestants.Select(contestant => contestant.Failed));
    }

    [Theory]
    [InlineData("failAt", "It cannot \"go on\".")]
    [InlineData("exitAt", "It ended with exit code 7. last words")]
    public async Task RunAsync_AContestantThatFailsInTheSecondRound_IsOutAndTheOthersGoOn(string how, string message)
    {
        var result = await RunAsync(3, Fake("A", Language.Python, folder, new() { [how] = 3 }), Fake("B", Language.Python, folder));

        Assert.Equal(message, result.Contestants[0].Failed);
        Assert.False(result.Contestants[0].IsMeasured);
        Assert.Equal(3, result.Contestants[1].Passes.Count);
    }

    [Fact]
    public async Task RunAsync_AContestantThatDoesNotStart_IsOutAndTheOthersGoOn()
    {
        var result = await RunAsync(1, Fake("A", Language.Python, folder, new() { ["neverReady"] = true }), Fake("B", Language.Python, folder));

        Assert.Equal(["It ended with exit code 1. It cannot start.", null], result.Contestants.Select(contestant => contestant.Failed));
        Assert.Equal("part: Python: A failed: It ended with exit code 1. It cannot start.", log[0]);
    }

    [Fact]
    public async Task RunAsync_WithoutPython_SkipsThatSideVisiblyAndRunsTheOther()
    {
        var real = await FindAsync();
        var missing = await Python.FindAsync(folder.File("no-python"), Scripts, Token);
        var part = Part(Fake("A", Language.Python, folder), Fake("B", Language.CSharp, folder));

        var result = await new PartRun(part, Options, missing, FakeLauncher(real), folder.Path, this).RunAsync(1, Token);

        Assert.Contains("apt-get install python3", result.Contestants[0].Skipped, StringComparison.Ordinal);
        Assert.Equal([false, true], result.Contestants.Select(contestant => contestant.IsMeasured));
        Assert.StartsWith("part: Python: A skipped: ", log[0], StringComparison.Ordinal);
        Assert.Equal(["B", "B"], Turns());
    }

    [Fact]
    public async Task RunAsync_Companions_GiveEachContestantItsSettingsAndAreEnded()
    {
        var started = 0;
        var ended = 0;
        var part = Part(Fake("A", Language.Python, folder), Fake("B", Language.CSharp, folder)) with
        {
            StartCompanion = _ => Task.FromResult(new Companion(new() { ["result"] = $"companion {++started}" }, () =>
            {
                ended++;
                return ValueTask.CompletedTask;
            })),
        };

        var result = await RunAsync(1, Options, part);

        Assert.Equal((2, 2), (started, ended));
        Assert.Contains("expected '1', found '2'", result.Contestants[1].Failed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_WhereResourcesAreOfInterest_WatchesMemoryInAPassThatIsNotTimed()
    {
        var result = await RunAsync(1, Options, Part(Fake("A", Language.Python, folder)) with { ShowsResources = true });

        Assert.Equal(3, Turns().Length);
        Assert.Single(result.Contestants[0].Passes);
        if (ProcessTree.IsKnown)
            Assert.InRange(result.Contestants[0].PeakBytes!.Value, 500_000, 500_000_000);
        else
            Assert.Null(result.Contestants[0].PeakBytes);
    }

    [Fact]
    public async Task RunAsync_Cancelled_EndsTheProcesses()
    {
        using var stop = new CancellationTokenSource();
        var python = await FindAsync();
        var part = Part(Fake("A", Language.Python, folder, new() { ["hangAt"] = 2 })) with
        {
            StartCompanion = _ => Task.FromResult(new Companion([], ValueTaskThatStops)),
        };
        var ended = false;

        var run = new PartRun(part, Options, python, FakeLauncher(python), folder.Path, this).RunAsync(1, stop.Token);
        while (Turns().Length < 2)
            await Task.Yield();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.True(ended);

        ValueTask ValueTaskThatStops()
        {
            ended = true;
            return ValueTask.CompletedTask;
        }
    }

    private static ComparisonOptions Options { get; } = new() { PassSeconds = 0, WarmUpSeconds = 0 };

    private static Part Part(params Contestant[] contestants) => new("part", "A part", "fake", "Items", new LineCheck("Lines"), contestants);

    private Task<PartResult> RunAsync(int rounds, params Contestant[] contestants) => RunAsync(rounds, Options, Part(contestants));

    private async Task<PartResult> RunAsync(int rounds, ComparisonOptions options, Part part)
    {
        var python = await FindAsync();
        return await new PartRun(part, options, python, FakeLauncher(python), folder.Path, this).RunAsync(rounds, Token);
    }

    private string[] Turns() => Words(0);

    private string[] Runs() => Words(1);

    private string[] Words(int index) => File.Exists(folder.File("log")) ? [.. File.ReadAllLines(folder.File("log")).Select(line => line.Split(' ')[index])] : [];
}
