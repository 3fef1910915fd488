using System.Collections.Concurrent;
using ParallelAsync.Advice;

namespace ParallelAsync.Tests.Advice;

/// <summary>Real runs of candidates: on threads, in flight, in worker processes.</summary>
public sealed class TrialRunnerTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
    private static readonly int[] Numbers = [.. Enumerable.Range(0, 100)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<Candidate> BlockingCandidates =>
    [
        Candidate.PlainLoop,
        new Candidate(CandidateKind.Threads, 3),
        new Candidate(CandidateKind.Ranges, 2, 7),
        new Candidate(CandidateKind.Paced) { Interval = TimeSpan.FromMilliseconds(1) },
    ];

    public static TheoryData<Candidate> AwaitedCandidates =>
    [
        Candidate.PlainLoop,
        new Candidate(CandidateKind.InFlight, 16),
        new Candidate(CandidateKind.Paced) { Interval = TimeSpan.FromMilliseconds(1) },
    ];

    [Theory]
    [MemberData(nameof(BlockingCandidates))]
    public async Task Run_BlockingWork_RunsEachItemOfTheSetOnce(Candidate candidate)
    {
        var seen = new ConcurrentQueue<int>();
        var runner = new BlockingTrialRunner<int, int>(Numbers, number => { seen.Enqueue(number); return number; }, new());
        var set = ItemSet.Spread(100, 30);

        var trial = await runner.RunAsync(candidate, set, Long, timed: false, Token);

        Assert.Equal(Enumerable.Range(0, 30).Select(index => set[index]), seen.Order());
        Assert.Equal((30, true), (trial.Completed, trial.IsComplete));
    }

    [Theory]
    [MemberData(nameof(AwaitedCandidates))]
    public async Task Run_AwaitedWork_RunsEachItemOnce(Candidate candidate)
    {
        var seen = new ConcurrentQueue<int>();
        var runner = new AwaitedTrialRunner<int, int>(Numbers, async (number, token) => { await Task.Yield(); seen.Enqueue(number); return number; }, new());

        var trial = await runner.RunAsync(candidate, ItemSet.Everything(100), Long, timed: false, Token);

        Assert.Equal(Numbers, seen.Order());
        Assert.True(trial.IsComplete);
    }

    [Fact]
    public async Task Run_InFlight_HasThatManyAtOnceAndNoMore()
    {
        var (atOnce, most) = (0, 0);
        var eightAreThere = new TaskCompletionSource();
        var runner = new AwaitedTrialRunner<int, int>(
            Numbers,
            async (number, token) =>
            {
                var now = Interlocked.Increment(ref atOnce);
                InterlockedMax(ref most, now);
                if (now == 8)
                    eightAreThere.TrySetResult();
                await eightAreThere.Task.WaitAsync(token);
                await Task.Yield();
                Interlocked.Decrement(ref atOnce);
                return number;
            },
            new());

        var trial = await runner.RunAsync(new(CandidateKind.InFlight, 8), ItemSet.Everything(100), Long, timed: false, Token);

        Assert.Equal((8, 100), (most, trial.Completed));
    }

    [Fact]
    public async Task Run_MoreThreadsThanCores_BlocksThatManyAtOnce()
    {
        var count = Environment.ProcessorCount + 6;
        using var barrier = new Barrier(count);
        var runner = new BlockingTrialRunner<int, bool>([.. Enumerable.Range(0, count)], _ => barrier.SignalAndWait(Long, Token), new());

        var trial = await runner.RunAsync(new(CandidateKind.Threads, count), ItemSet.Everything(count), Long, timed: false, Token);

        Assert.Equal((count, 0), (trial.Completed, trial.Failed));
    }

    [Fact]
    public async Task Run_WorkerProcesses_GiveTheSameResultsAndErrors()
    {
        var runner = new BlockingTrialRunner<int, long>(Numbers, AdviceMethods.SquareOrThrow, new());
        var all = ItemSet.Everything(100);
        var alone = await runner.RunAsync(Candidate.PlainLoop, all, Long, timed: false, Token);
        runner.EndOfSolitude();

        var trial = await runner.RunAsync(new(CandidateKind.Processes, 2, 9), all, Long, timed: false, Token);

        Assert.Null(runner.WhyNoProcesses);
        Assert.Equal((14, 14), (alone.Failed, trial.Failed));
        Assert.Equal((100, 100), (trial.Completed, trial.Compared));
        Assert.Empty(trial.Differing);
        Assert.InRange(trial.FixedSeconds, double.Epsilon, trial.Seconds);
    }

    [Fact]
    public void WhyNoProcesses_Lambda_SaysWhy() =>
        Assert.Equal("expected a method with a name, got a lambda", new BlockingTrialRunner<int, int>(Numbers, number => number, new()).WhyNoProcesses);

    [Fact]
    public void WhyNoProcesses_NotAskedFor_SaysSo() =>
        Assert.Equal("they were not asked for", new BlockingTrialRunner<int, long>(Numbers, AdviceMethods.Square, new() { TryProcesses = false }).WhyNoProcesses);

    [Fact]
    public async Task Run_ResultThatDependsOnTheOthers_IsDiffering()
    {
        var company = false;
        var runner = new BlockingTrialRunner<int, int>(Numbers, number => Volatile.Read(ref company) && number == 42 ? -1 : number, new());
        await runner.RunAsync(Candidate.PlainLoop, ItemSet.Everything(100), Long, timed: false, Token);
        runner.EndOfSolitude();
        company = true;

        var trial = await runner.RunAsync(new(CandidateKind.Threads, 2), ItemSet.Everything(100), Long, timed: false, Token);

        Assert.Equal([42], trial.Differing);
    }

    [Fact]
    public async Task Run_PlainLoopThatDiffersAfterOthersRan_IsDamageAndNotChance()
    {
        var calls = 0;
        var runner = new BlockingTrialRunner<int, int>([1], _ => ++calls < 3 ? 0 : 1, new());
        await runner.RunAsync(Candidate.PlainLoop, ItemSet.Everything(1), Long, timed: false, Token);
        await runner.RunAsync(Candidate.PlainLoop, ItemSet.Everything(1), Long, timed: false, Token);
        runner.EndOfSolitude();

        var trial = await runner.RunAsync(Candidate.PlainLoop, ItemSet.Everything(1), Long, timed: false, Token);

        Assert.Equal([0], trial.Differing);
        Assert.Equal(0, runner.Unstable);
    }

    [Fact]
    public async Task Run_ResultsThatDifferAlone_AreUnstable()
    {
        var calls = 0;
        var runner = new BlockingTrialRunner<int, int>(Numbers, number => number < 3 ? Interlocked.Increment(ref calls) : number, new());

        for (var turn = 0; turn < 2; turn++)
            await runner.RunAsync(Candidate.PlainLoop, ItemSet.Everything(100), Long, timed: false, Token);

        Assert.Equal(3, runner.Unstable);
    }

    [Fact]
    public async Task Run_Comparer_DecidesWhatIsTheSame()
    {
        var calls = 0.0;
        var options = new AdviserOptions<double> { Comparer = EqualityComparer<double>.Create((left, right) => Math.Abs(left - right) < 1_000) };
        var runner = new BlockingTrialRunner<int, double>(Numbers, _ => ++calls, options);

        for (var turn = 0; turn < 2; turn++)
            await runner.RunAsync(Candidate.PlainLoop, ItemSet.Everything(100), Long, timed: false, Token);

        Assert.Equal(0, runner.Unstable);
    }

    [Fact]
    public async Task Run_TurnedAway_CountsAsOverloadAndNotAsFailure()
    {
        var runner = new BlockingTrialRunner<int, int>(Numbers, number => number % 10 == 0 ? throw new TimeoutException("busy") : number % 10 == 1 ? throw new FormatException() : number, new());

        var trial = await runner.RunAsync(Candidate.PlainLoop, ItemSet.Everything(100), Long, timed: false, Token);

        Assert.Equal((10, 10, 100), (trial.Overloaded, trial.Failed, trial.Completed));
        Assert.Equal("System.TimeoutException: busy", trial.Overload);
    }

    [Fact]
    public async Task Run_Timed_TellsTheTimeOfEachItem()
    {
        var runner = new BlockingTrialRunner<int, int>(Numbers, number => number, new());

        var trial = await runner.RunAsync(Candidate.PlainLoop, ItemSet.Everything(100), Long, timed: true, Token);

        Assert.Equal(100, trial.ItemSeconds!.Count(seconds => seconds > 0));
        Assert.True(trial.ItemSeconds!.Sum() <= trial.Seconds);
    }

    [Theory]
    [InlineData(CandidateKind.PlainLoop, 1)]
    [InlineData(CandidateKind.Threads, 2)]
    [InlineData(CandidateKind.Ranges, 2)]
    public async Task Run_CancelledMeanwhile_StopsAtTheNextItemAndThrows(CandidateKind kind, int workers)
    {
        using var cancelled = new CancellationTokenSource();
        var calls = 0;
        var runner = new BlockingTrialRunner<int, int>(
            [.. Enumerable.Range(0, 10_000_000)], number =>
            {
                if (Interlocked.Increment(ref calls) == 10)
                    cancelled.Cancel();
                return number;
            },
            new());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runner.RunAsync(new(kind, workers, 1_000), ItemSet.Everything(10_000_000), Long, timed: false, cancelled.Token));
        // While one thread is about to cancel, the others go on.
        Assert.InRange(calls, 10, 9_999_999);
    }

    [Fact]
    public async Task Run_TimeIsOver_EndsWhatIsAwaitedAndKeepsTheRest()
    {
        var runner = new AwaitedTrialRunner<int, int>(
            Numbers, async (number, token) =>
            {
                if (number >= 50)
                    await Task.Delay(Timeout.Infinite, token);
                return number;
            },
            new());

        var trial = await runner.RunAsync(new(CandidateKind.InFlight, 4), ItemSet.Everything(100), TimeSpan.FromSeconds(2), timed: false, Token);

        Assert.Equal(50, trial.Completed);
        Assert.False(trial.IsComplete);
    }

    [Fact]
    public async Task Trace_InFlight_PutsWhatOverlapsOnLanesOfTheirOwn()
    {
        var bothAreThere = new TaskCompletionSource();
        var count = 0;
        var runner = new AwaitedTrialRunner<int, int>(
            [7, 8], async (number, token) =>
            {
                if (Interlocked.Increment(ref count) == 2)
                    bothAreThere.SetResult();
                await bothAreThere.Task.WaitAsync(token);
                return number;
            },
            new());

        var trace = await runner.TraceAsync(new(CandidateKind.InFlight, 2), ItemSet.Everything(2), Long, Token);

        Assert.Equal([0L, 1], trace.Spans.Select(span => span.Item).Order());
        Assert.Equal(2, trace.Spans.Select(span => span.Worker).Distinct().Count());
    }

    [Fact]
    public void NameOf_Path_NamesTheFileOnly()
    {
        var path = Path.Combine(Path.GetTempPath(), "folder", "a.jpeg");

        Assert.Equal("item 0 (a.jpeg)", new BlockingTrialRunner<string, int>([path], _ => 0, new()).NameOf(0));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
