using ParallelAsync.Measurement;

namespace ParallelAsync.Advice;

/// <summary>What a candidate costs however few items there are.</summary>
internal static class FixedCost
{
    private const int Trials = 9;
    private const double LongItem = 20e-3;

    /// <summary>Runs it on as few items as make sense, beside the plain loop on the same.</summary>
    /// <returns>Seconds; null for the plain loop and where items are so long that it does not matter or the budget is used up.</returns>
    public static async Task<double?> MeasureAsync(TrialSession session, Entry best, WorkProfile profile)
    {
        if (best.Candidate.IsSequential || profile.SecondsPerItem > LongItem)
            return null;
        var few = ItemSet.Spread(profile.Items, Math.Min(profile.Items, best.Candidate.Workers));
        List<double> costs = [];
        for (var trial = 0; trial < Trials; trial++)
        {
            var expected = 2 * few.Count * profile.SecondsPerItem;
            var alone = await session.TryRunAsync(Candidate.PlainLoop, few, expected, "what starting costs");
            var together = alone is null ? null : await session.TryRunAsync(best.Candidate, few, expected, "what starting costs");
            if (together is null)
                break;
            // Each worker has one item, so that anything beyond the time of one is the price.
            costs.Add(Math.Max(0, together.Seconds - alone!.Seconds / few.Count));
            if (costs.Sum() > 0.02 * session.Budget)
                break;
        }

        return costs.Count > 0 ? FiveNumberSummary.Of(costs).Median : null;
    }
}
