namespace ParallelAsync.Advice;

/// <summary>The course of an examination: sample, try what the sample makes plausible, race what is left, decide.</summary>
internal sealed class Examination(ITrialRunner runner, ExaminationOptions options, CancellationToken cancellationToken)
{
    // Of the budget: how long one trial should take, so that some ten candidates and five rounds fit.
    private const double ShareOfTrial = 0.018;
    private const double ShareOfWholeTrial = 0.04;
    private const double ShareOfSkewedTrial = 0.12;

    // One item that is so much of the whole decides the speedup: a trial without it would not see it.
    private const double Heavy = 0.05;
    private const double TurnedAway = 0.02;
    private const int RunsToRepeat = 6;

    private readonly TrialSession session = new(runner, options, cancellationToken);

    public TrialSession Session => session;

    public async Task<Finding> RunAsync()
    {
        var sampling = await new SampleStage(session).RunAsync();
        await session.SettleAsync();
        var profile = sampling.ToProfile(runner.NameOf);
        if (profile.Sampled == 0)
            return session.Completed(Judge.NothingSeen(profile, session));
        if (profile.FailureShare == 1)
            return session.Completed(Judge.NothingWorks(profile));
        var limit = profile.OverloadShare > TurnedAway ? await new LimitStage(session, profile).RunAsync() : null;
        return session.Completed(limit ?? await CompareAsync(profile));
    }

    private async Task<Finding> CompareAsync(WorkProfile profile)
    {
        var race = new Race(session, profile.OverloadShare, new Entry(Candidate.PlainLoop, SetFor(profile, Candidate.PlainLoop)));
        race.PlainLoop.Expect(race.PlainLoop.Set.Count * profile.SecondsPerItem);
        // Once more alone: whatever differs now differs by itself.
        var isRepeated = options.MaximumRunsOfAnItem >= RunsToRepeat && await race.RunAsync(race.PlainLoop, "once more alone") is not null;
        race.PlainLoop.Assume(profile.SecondsForAll);
        runner.EndOfSolitude();

        var suspect = false;
        await QualifyAsync(race, profile, IsUnsafe);
        if (!suspect)
            await race.RunAsync(IsUnsafe);
        var fixedSeconds = suspect ? null : await FixedCost.MeasureAsync(session, race.Best(), profile);
        return Judge.Decide(race, profile, isRepeated ? runner.Unstable : null, fixedSeconds, session);

        bool IsUnsafe(Trial trial) => suspect |= Judge.IsUnsafe(trial, runner.Unstable);
    }

    /// <summary>Runs each plausible candidate once.</summary>
    private async Task QualifyAsync(Race race, WorkProfile profile, Func<Trial, bool> isUnsafe)
    {
        var climbs = profile.Waits && profile.Items > 1;
        if (!(climbs && runner.IsAsynchronous))
        {
            foreach (var candidate in CandidatePlan.ForCores(profile, runner.IsAsynchronous, runner.WhyNoProcesses is null, options.Cores))
            {
                var entry = Entered(race, profile, candidate);
                if (await race.RunAsync(entry, $"trying {candidate.Label}") is not { } trial || isUnsafe(trial))
                    return;
            }
        }

        if (climbs)
            await ClimbAsync(race, profile, isUnsafe);
    }

    /// <summary>Doubles what is in flight until the throughput stops rising.</summary>
    private async Task ClimbAsync(Race race, WorkProfile profile, Func<Trial, bool> isUnsafe)
    {
        const double Rise = 1.05;
        const int Patience = 2;

        var (fastest, without) = (race.PlainLoop.Median, 0);
        foreach (var candidate in CandidatePlan.Climb(profile, runner.IsAsynchronous, options.MaximumInFlight, options.Cores))
        {
            var entry = Entered(race, profile, candidate);
            if (await race.RunAsync(entry, $"trying {candidate.Label}") is not { } trial || isUnsafe(trial))
                return;
            if (race.IsTooMuch(entry))
                return;
            without = entry.Median * Rise < fastest ? 0 : without + 1;
            fastest = Math.Min(fastest, entry.Median);
            if (without >= Patience)
                return;
        }
    }

    private Entry Entered(Race race, WorkProfile profile, Candidate candidate)
    {
        var entry = new Entry(candidate, SetFor(profile, candidate));
        var atOnce = profile.Waits ? candidate.Workers : Math.Min(candidate.Workers, options.Cores);
        entry.Expect(entry.Set.Count * profile.SecondsPerItem / atOnce + (candidate.Kind == CandidateKind.Processes ? 0.5 : 0));
        race.Enter(entry);
        return entry;
    }

    /// <summary>
    /// The items of a trial: all when that is quick enough. For work on the processor they are the same for every candidate. For work that waits, more in
    /// flight need more items to be in flight, and the plain loop cannot afford those.
    /// </summary>
    private ItemSet SetFor(WorkProfile profile, Candidate candidate)
    {
        var atOnce = profile.Waits ? candidate.Workers : 1;
        var seconds = profile.SecondsForAll / atOnce;
        if (seconds <= ShareOfWholeTrial * session.Budget || profile.SlowestShare > Heavy && seconds <= ShareOfSkewedTrial * session.Budget)
            return ItemSet.Everything(profile.Items);
        // Four a worker that waits, or the last ones decide alone when all is done. Items that take seconds cannot be spared more than one for each core.
        var least = profile.Waits ? 4L * candidate.Workers : candidate.Workers;
        var fitting = (long)(2 * ShareOfTrial * session.Budget * atOnce / profile.SecondsPerItem);
        return ItemSet.Spread(profile.Items, (int)Math.Clamp(Math.Max(least, fitting), 1, profile.Items));
    }
}
