using ParallelAsync.Measurement;

namespace ParallelAsync.Advice;

/// <summary>A candidate in the race, and its trials by rounds.</summary>
internal sealed class Entry(Candidate candidate, ItemSet set)
{
    private readonly SortedDictionary<int, double> secondsForAll = [];

    public Candidate Candidate => candidate;

    public ItemSet Set => set;

    public bool IsOut { get; set; }

    /// <summary>How long the next trial will take, in seconds, as far as known.</summary>
    public double Expected { get; private set; }

    public int Overloaded { get; private set; }

    /// <summary>Items that came to an outcome, in all trials together.</summary>
    public int Asked { get; private set; }

    /// <summary>Results that could be compared with those of a plain loop, in all trials together.</summary>
    public long Compared { get; private set; }

    public string? Difference { get; private set; }

    public string? Broken { get; private set; }

    public string? Overload { get; private set; }

    public SortedSet<int> Differing { get; } = [];

    public IReadOnlyDictionary<int, double> Rounds => secondsForAll;

    public double Median => secondsForAll.Count > 0 ? FiveNumberSummary.Of(secondsForAll.Values).Median : double.PositiveInfinity;

    public void Expect(double seconds) => Expected = seconds;

    /// <summary>Takes what a trial tells besides its speed.</summary>
    public void Note(Trial trial)
    {
        Asked += trial.Completed;
        Overloaded += trial.Overloaded;
        Compared += trial.Compared;
        Overload ??= trial.Overload;
        Difference ??= trial.Difference;
        Broken ??= trial.Broken;
        Differing.UnionWith(trial.Differing);
    }

    public void Add(int round, Trial trial)
    {
        Note(trial);
        Expected = trial.Seconds;
        // A trial that was stopped gives a speed all the same, unless nothing came of it.
        if (trial.Served > 0)
            secondsForAll[round] = trial.SecondsForAll;
    }

    /// <summary>Takes what a sample says in place of a trial that there was no time for.</summary>
    public void Assume(double seconds) => secondsForAll.TryAdd(0, seconds);

    /// <summary>For each round that both were in: the logarithm of how many times as fast as the other this one was.</summary>
    public IReadOnlyList<double> LogSpeedupsOver(Entry other) =>
        [.. secondsForAll.Where(round => other.secondsForAll.ContainsKey(round.Key)).Select(round => Math.Log(other.secondsForAll[round.Key] / round.Value))];
}
