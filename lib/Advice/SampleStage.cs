namespace ParallelAsync.Advice;

/// <summary>Runs the plain loop until the time of an item is known well enough.</summary>
internal sealed class SampleStage(TrialSession session)
{
    private const string Stage = "sampling, one item after the other";
    private const double WantedError = 0.03;
    private const int WantedItems = 30;
    private const int PilotItems = 8;

    // Of the budget.
    private const double ShareOfPilot = 0.1;
    private const double ShareOfSample = 0.2;
    private const double ShareForEverything = 0.07;

    private const int MostParts = 20;
    private const int WarmUpTurns = 3;
    private const double WarmUpSeconds = 0.03;
    private const double LongWork = 2e-3;

    private readonly int items = session.Runner.Items;

    public async Task<Sampling> RunAsync()
    {
        // Where a run costs something, even the first ones are not thrown away.
        if (session.IsFrugal)
            return await GoOnAsync(new Sampling(items), ShareOfPilot * session.Budget / items);

        var first = await RunAsync(ItemSet.Spread(items, 1), 0, timed: true, session.Remaining)
            ?? throw new ArgumentException($"Expected a budget in which an item can be run, got {session.Options.Budget}.");
        var sampling = new Sampling(items);
        sampling.Add(first);
        if (!first.IsComplete)
            return sampling;
        if (items == 1 || first.Seconds > ShareOfPilot * session.Budget)
            return await GoOnAsync(sampling, sampling.SecondsPerItem);

        // The first item may pay for whatever is made once: it says little of the others.
        var pilot = await RunAsync(ItemSet.Spread(items, PilotItems), 0, timed: true, ShareOfPilot * session.Budget);
        if (pilot is null or { Completed: 0 })
            return sampling;
        sampling = new Sampling(items);
        sampling.Add(pilot);
        // Turned away at once: to ask on would tell nothing more.
        if (pilot.Overloaded > 1 || !pilot.IsComplete)
            return sampling;
        if (pilot.Seconds > ShareOfPilot / 2 * session.Budget)
            return await GoOnAsync(sampling, sampling.SecondsPerItem);
        return await GoOnAsync(new Sampling(items), await WarmUpAsync(sampling.SecondsPerItem));
    }

    // Short work is called often: .NET will compile it again, and better, after some calls and a pause.
    private async Task<double> WarmUpAsync(double secondsPerItem)
    {
        for (var turn = 0; turn < WarmUpTurns && secondsPerItem < LongWork; turn++)
        {
            var count = (int)Math.Clamp(WarmUpSeconds / Math.Max(secondsPerItem, 1e-9), 1, items);
            var trial = await RunAsync(ItemSet.Spread(items, count), count * secondsPerItem, timed: false);
            await session.SettleAsync();
            if (trial is { Completed: > 0 })
                secondsPerItem = trial.Seconds / trial.Completed;
        }

        return secondsPerItem;
    }

    private async Task<Sampling> GoOnAsync(Sampling sampling, double secondsPerItem)
    {
        // Everything at once, as the other trials are, where that is quick; otherwise parts, each spread over all items, until the time of one is known.
        var isQuick = items * secondsPerItem <= ShareForEverything * session.Budget;
        var most = (isQuick ? 2 * ShareForEverything : ShareOfSample) * session.Budget;
        var spread = ItemSet.Spread(items, (int)Math.Clamp(most / Math.Max(secondsPerItem, 1e-9), Math.Min(2, items), items));
        var parts = isQuick ? 1 : Math.Min(MostParts, spread.Count);
        var began = session.Elapsed;
        for (var part = 0; part < parts; part++)
        {
            if (session.Elapsed - began > most || part > 0 && IsKnown(sampling))
                break;
            var limit = Math.Max(most - (session.Elapsed - began), secondsPerItem);
            var next = spread.Part(part, parts);
            var expected = sampling.Sampled > 0 ? next.Count * sampling.SecondsPerItem : 0;
            if (await RunAsync(next, expected, Sampling.TimesSingleItems(secondsPerItem), limit) is not { } trial)
                break;
            sampling.Add(trial);
            if (!trial.IsComplete)
                break;
        }

        return sampling;
    }

    private static bool IsKnown(Sampling sampling) => sampling.Sampled >= WantedItems && sampling.RelativeError <= WantedError;

    private Task<Trial?> RunAsync(ItemSet set, double expectedSeconds, bool timed, double? mostSeconds = null) =>
        session.TryRunAsync(Candidate.PlainLoop, set, expectedSeconds, Stage, timed, mostSeconds);
}
