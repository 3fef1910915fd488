using ParallelAsync.Measurement;

namespace ParallelAsync.Advice;

/// <summary>Runs candidates in turns with the plain loop, and drops those that are clearly slower, until the winner is known or the budget is used up.</summary>
/// <param name="session">Runs the trials.</param>
/// <param name="turnedAwayAlone">The share of the items that are turned away by chance, one at a time.</param>
/// <param name="plainLoop">What all are compared with.</param>
internal sealed class Race(TrialSession session, double turnedAwayAlone, Entry plainLoop)
{
    /// <summary>Of two within this the simpler one is taken.</summary>
    public const double Tie = 0.03;

    private const int FewestRounds = 5;
    private const int MostRounds = 15;
    private const double NarrowEnough = 0.04;

    private readonly List<Entry> entries = [plainLoop];
    private int round;

    public Entry PlainLoop => plainLoop;

    public IReadOnlyList<Entry> Entries => entries;

    /// <summary>Seconds spent in the rounds.</summary>
    public double Spent { get; private set; }

    public int Rounds => round;

    private IEnumerable<Entry> Alive => entries.Where(entry => !entry.IsOut);

    /// <summary>Candidates that may be recommended.</summary>
    public IEnumerable<Entry> Sound => entries.Where(entry => IsSound(entry) && entry.Rounds.Count > 0);

    /// <summary>Whether more items are turned away than alone, beyond chance.</summary>
    public bool IsTooMuch(Entry entry) => entry.Overloaded > Math.Max(0, 2 * turnedAwayAlone * entry.Asked);

    /// <summary>Whether it does what the plain loop does, as far as seen.</summary>
    private bool IsSound(Entry entry) => !IsTooMuch(entry) && entry.Broken is null && (entry.Differing.Count == 0 || entry == plainLoop);

    public void Enter(Entry entry) => entries.Add(entry);

    /// <summary>Runs one trial, outside of the rounds of others.</summary>
    public async Task<Trial?> RunAsync(Entry entry, string stage)
    {
        var began = session.Elapsed;
        var trial = await session.TryRunAsync(entry.Candidate, entry.Set, entry.Expected, stage);
        if (trial is not null)
            entry.Add(round, trial);
        Spent += session.Elapsed - began;
        return trial;
    }

    /// <summary>Runs rounds.</summary>
    /// <param name="isUnsafe">Asked after every trial: whether there is no more need to race.</param>
    public async Task RunAsync(Func<Trial, bool> isUnsafe)
    {
        while (round < MostRounds && Alive.Skip(1).Any() && !IsDecided())
        {
            round++;
            // There and back, so that a machine that becomes slower meanwhile becomes slower for all.
            var order = round % 2 == 1 ? Alive.ToList() : [.. Alive.Reverse()];
            if (order.Sum(entry => entry.Expected) > session.Remaining)
                return;
            foreach (var entry in order)
            {
                if (await RunAsync(entry, $"comparing {entries.Count(one => !one.IsOut)} ways, round {round}") is not { } trial)
                    return;
                if (isUnsafe(trial))
                    return;
            }

            DropSlower();
        }
    }

    /// <summary>The best one, or the simplest of those that are as good.</summary>
    public Entry Best()
    {
        var sound = Sound.Append(plainLoop).Distinct().ToList();
        var fastest = sound.Min(entry => entry.Median);
        return sound.Where(entry => entry.Median <= fastest * (1 + Tie)).MinBy(entry => entry.Candidate.Effort)!;
    }

    /// <summary>Speedup over the plain loop with its 95 % interval; none where there are too few rounds to know the noise.</summary>
    public (double Speedup, double? Low, double? High) SpeedupOf(Entry entry)
    {
        if (entry == plainLoop)
            return (1, 1, 1);
        var logs = entry.LogSpeedupsOver(plainLoop);
        if (logs.Count == 0)
            return (plainLoop.Median / entry.Median, null, null);
        var middle = FiveNumberSummary.Of(logs).Median;
        return HalfWidth(logs.Count) is { } half ? (Math.Exp(middle), Math.Exp(middle - half), Math.Exp(middle + half)) : (Math.Exp(middle), null, null);
    }

    public CandidateResult ResultOf(Entry entry)
    {
        var (speedup, low, high) = SpeedupOf(entry);
        return new(entry.Candidate, [.. entry.Rounds.Values], speedup, low, high, entry.Set.Count, entry.Overloaded, entry.Differing.Count);
    }

    /// <summary>Half of the interval of a logarithm of a speedup that was measured so many times; null when the noise is not known yet.</summary>
    public double? HalfWidth(int count)
    {
        // One noise for all, since it is the machine's: a candidate alone has too few rounds. By the median absolute deviation (Hampel 1974), which
        // disturbances do not change.
        List<double> deviations = [];
        var groups = 0;
        foreach (var logs in entries.Where(entry => entry != plainLoop).Select(entry => entry.LogSpeedupsOver(plainLoop)).Where(logs => logs.Count > 1))
        {
            var middle = FiveNumberSummary.Of(logs).Median;
            deviations.AddRange(logs.Select(log => Math.Abs(log - middle)));
            groups++;
        }

        var degrees = deviations.Count - groups;
        if (degrees < 3)
            return null;
        // Each group's own median takes one of its deviations to zero.
        var scale = 1.4826 * FiveNumberSummary.Of(deviations).Median * Math.Sqrt((double)deviations.Count / degrees);
        const double LeastNoise = 0.005;
        const double MedianOverMean = 1.2533;
        return StudentsT.Quantile(degrees) * Math.Max(LeastNoise, scale) * MedianOverMean / Math.Sqrt(count);
    }

    private void DropSlower()
    {
        var fastest = Alive.Where(IsSound).Select(entry => entry.Median).DefaultIfEmpty(double.PositiveInfinity).Min();
        var allowed = round switch { 1 => 1.6, 2 => 1.3, 3 => 1.2, _ => 1.12 };
        foreach (var entry in Alive.Where(entry => entry != plainLoop).ToList())
            entry.IsOut = !IsSound(entry) || entry.Median > fastest * allowed;
    }

    private bool IsDecided()
    {
        if (round < FewestRounds)
            return false;
        var best = Best();
        var half = HalfWidth(round);
        // Close rivals are worth a few more rounds, though not the whole budget: whichever wins, little is lost.
        var rivals = Alive.Count(entry => entry != best && entry.Median < best.Median * 1.08);
        return half < NarrowEnough && (rivals == 0 || round >= FewestRounds + 4);
    }
}
