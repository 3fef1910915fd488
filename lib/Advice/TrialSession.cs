using ParallelAsync.Charts;

namespace ParallelAsync.Advice;

/// <summary>Runs trials within the budget, and no item more often than allowed.</summary>
internal sealed class TrialSession(ITrialRunner runner, ExaminationOptions options, CancellationToken cancellationToken)
{
    // Kept for the timeline and for what comes after the last trial.
    private const double Reserve = 0.08;
    private const double ShareOfSettling = 0.025;

    private readonly long started = options.TimeProvider.GetTimestamp();
    private readonly int[] runs = new int[runner.Items];

    public ITrialRunner Runner => runner;

    public ExaminationOptions Options => options;

    public double Budget => options.Budget.TotalSeconds;

    public double Elapsed => options.TimeProvider.GetElapsedTime(started).TotalSeconds;

    /// <summary>Seconds left for trials.</summary>
    public double Remaining => Math.Max(0, Budget * (1 - Reserve) - Elapsed);

    /// <summary>Whether each item may be run so few times that none must be wasted.</summary>
    public bool IsFrugal => options.MaximumRunsOfAnItem < 12;

    public long Runs { get; private set; }

    public int MostRunsOfAnItem { get; private set; }

    /// <summary>Whether a trial was left out because its items had been run as often as allowed.</summary>
    public bool IsOutOfRuns { get; private set; }

    /// <summary>Runs a candidate, unless the budget or the runs are used up.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="set">The items.</param>
    /// <param name="expectedSeconds">How long it will take, as far as known: one that does not fit any more is not begun.</param>
    /// <param name="timed">Whether single items are timed.</param>
    /// <param name="stage">What the reader is told meanwhile.</param>
    /// <param name="mostSeconds">When to stop it; null: when the budget is used up.</param>
    /// <returns>The trial; null when it was not begun.</returns>
    public async Task<Trial?> TryRunAsync(Candidate candidate, ItemSet set, double expectedSeconds, string stage, bool timed = false, double? mostSeconds = null)
    {
        var limit = Math.Min(Remaining, mostSeconds ?? double.PositiveInfinity);
        if (expectedSeconds > Remaining || limit <= 0 || !TryReserve(set))
            return null;
        Tell(stage);
        return await runner.RunAsync(candidate, set, TimeSpan.FromSeconds(limit), timed, cancellationToken).ConfigureAwait(false);
    }

    public Task SettleAsync() => runner.SettleAsync(TimeSpan.FromSeconds(ShareOfSettling * Budget), cancellationToken);

    public void Tell(string stage) => options.Progress?.Report(new ProgressLine(stage, Math.Clamp(Elapsed / Budget, 0, 1)));

    /// <summary>The finding, with what the session has used by now.</summary>
    public Finding Completed(Finding finding) => finding with { Elapsed = Elapsed, Runs = Runs, MostRunsOfAnItem = MostRunsOfAnItem };

    /// <summary>Counts a run of each item of the set.</summary>
    /// <returns>False, with nothing counted, when an item has had all its runs.</returns>
    public bool TryReserve(ItemSet set)
    {
        for (var index = 0; index < set.Count; index++)
        {
            if (runs[set[index]] < options.MaximumRunsOfAnItem)
                continue;
            IsOutOfRuns = true;
            return false;
        }

        for (var index = 0; index < set.Count; index++)
            MostRunsOfAnItem = Math.Max(MostRunsOfAnItem, ++runs[set[index]]);
        Runs += set.Count;
        return true;
    }
}
