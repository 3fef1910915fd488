using Microsoft.Extensions.Time.Testing;
using ParallelAsync.Advice;
using ParallelAsync.Weather;

namespace ParallelAsync.Tests.Advice;

/// <summary>Runs candidates on simulated work and on a clock of its own.</summary>
internal sealed class SimulatedRunner(SimulatedWork work) : ITrialRunner
{
    private readonly int[] runs = new int[work.Items];
    private SeededRandom random = new(work.Seed, "trials");
    private bool wasAlone = true;
    private bool wasRunTwice;

    public FakeTimeProvider Clock { get; } = new();

    public int Items => work.Items;

    public bool IsAsynchronous => work.IsAsynchronous;

    public string? WhyNoProcesses => work.WhyNoProcesses;

    public int Unstable => wasRunTwice ? work.Random.Count : 0;

    /// <summary>A service's limit on the simulated clock: so many in a window; null: none.</summary>
    public (int Permits, TimeSpan Window)? Limit { get; init; }

    public List<Candidate> Tried { get; } = [];

    public int MostRuns => runs.Max();

    private readonly Queue<DateTimeOffset> answered = [];

    public Task<Trial> RunAsync(Candidate candidate, ItemSet set, TimeSpan limit, bool timed, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Tried.Add(candidate);
        var trial = Limit is null ? Calculated(candidate, set, limit, timed) : Limited(candidate, set, limit);
        for (var index = 0; index < trial.Completed; index++)
            wasRunTwice |= ++runs[set[index]] > 1;
        return Task.FromResult(trial);
    }

    public Task SettleAsync(TimeSpan most, CancellationToken cancellationToken)
    {
        Clock.Advance(most / 2);
        return Task.CompletedTask;
    }

    public void EndOfSolitude() => wasAlone = false;

    public string NameOf(int position) => $"item {position}";

    private Trial Calculated(Candidate candidate, ItemSet set, TimeSpan limit, bool timed)
    {
        var seconds = work.SecondsOf(candidate, set) * Math.Exp(work.Noise * random.NextNormal());
        var completed = set.Count;
        if (seconds > limit.TotalSeconds)
        {
            completed = (int)(set.Count * limit.TotalSeconds / seconds);
            seconds = limit.TotalSeconds;
        }

        Clock.Advance(TimeSpan.FromSeconds(seconds));
        // By the golden ratio: evenly spread, whatever the set.
        var share = work.TurnedAway(candidate.IsSequential ? 1 : candidate.Workers);
        var turnedAway = Enumerable.Range(0, completed).Count(index => (set[index] + 1) * 0.6180339887 % 1 < share);
        return new(candidate, set)
        {
            Seconds = seconds,
            Completed = completed,
            Overloaded = turnedAway,
            Overload = turnedAway > 0 ? "429" : null,
            Compared = completed,
            Differing = [.. Differing(candidate, set)],
            Difference = "item 17: 1 alone, 2 now",
            Used = new(TimeSpan.FromSeconds(work.SecondsOf(Candidate.PlainLoop, set) * (1 - work.Waits)), 0, default),
            ItemSeconds = timed ? [.. Enumerable.Range(0, completed).Select(index => work.Seconds(set[index]))] : null,
        };
    }

    private IEnumerable<int> Differing(Candidate candidate, ItemSet set)
    {
        if (candidate.IsSequential && wasAlone)
            return [];
        var inSet = Enumerable.Range(0, set.Count).Select(index => set[index]).ToHashSet();
        // What differs by itself is left out by a runner that has seen it do so.
        return (candidate.IsSequential ? [] : work.Racing).Concat(wasRunTwice ? [] : work.Random).Where(inSet.Contains);
    }

    /// <summary>Item after item against a sliding window, however many are asked at once.</summary>
    private Trial Limited(Candidate candidate, ItemSet set, TimeSpan limit)
    {
        var (permits, window) = Limit!.Value;
        var began = Clock.GetUtcNow();
        var (completed, turnedAway) = (0, 0);
        for (; completed < set.Count && Clock.GetUtcNow() - began < limit; completed++)
        {
            Clock.Advance(candidate.Interval);
            while (answered.TryPeek(out var oldest) && Clock.GetUtcNow() - oldest >= window)
                answered.Dequeue();
            if (answered.Count < permits)
                answered.Enqueue(Clock.GetUtcNow());
            else
                turnedAway++;
            Clock.Advance(TimeSpan.FromSeconds(work.Seconds(set[completed]) / candidate.Workers));
        }

        return new(candidate, set)
        {
            Seconds = (Clock.GetUtcNow() - began).TotalSeconds,
            Completed = completed,
            Overloaded = turnedAway,
            Overload = turnedAway > 0 ? "429" : null,
        };
    }
}
