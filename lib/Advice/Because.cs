using ParallelAsync.Measurement;

namespace ParallelAsync.Advice;

/// <summary>The reasons for a piece of advice, each with its numbers.</summary>
internal static class Because
{
    public static IReadOnlyList<string> Of(Finding finding, Race race, int? unstable, TrialSession session) =>
    [
        .. ((string?[])
        [
            Waiting(finding.Profile),
            Grain(finding),
            Heavy(finding),
            Bound(finding, session.Options.Cores),
            Memory(finding),
            Peak(finding, race),
            Overloaded(race),
            Failing(finding.Profile),
            Checked(race, unstable),
            Processes(finding, session.Runner),
            Apart(finding),
            Broken(race),
            Runs(session),
        ]).OfType<string>(),
    ];

    private static string Waiting(WorkProfile profile) => profile.WaitingShare > 0.5
        ? $"An item takes {Units.Time(profile.SecondsPerItem)} and waits for {Units.Percent(profile.WaitingShare)} of it: waiting needs no core, so that many can wait at once."
        : $"An item takes {Units.Time(profile.SecondsPerItem)}, {Units.Percent(1 - profile.WaitingShare)} of it on the processor.";

    private static string? Grain(Finding finding) => finding.BreakEvenItems is { } items
        ? $"It pays from about {Units.Whole(items)} items on; there are {Units.Whole(finding.Profile.Items)}."
        : null;

    private static string? Heavy(Finding finding) => finding.Profile is { Slowest: [var slowest, ..], SlowestShare: > 0.1 and var share, Items: > 1 and var items } && share > 2.0 / items
        ? $"{char.ToUpperInvariant(slowest.Name[0])}{slowest.Name[1..]} alone takes {Units.Percent(share)} of the whole time: no number of workers is faster than {Units.Digits(1 / share)} times. Start it first, or split it."
        : null;

    private static string? Bound(Finding finding, int cores)
    {
        if (finding.Forecast is not { } forecast || finding.Profile.Waits)
            return null;
        var p = forecast.ParallelFraction;
        var interval = p is { Low: { } low, High: { } high } ? $" (95 %: {Units.Digits(low)} to {Units.Digits(high)})" : "";
        return double.IsInfinity(forecast.Ceiling.Value) || p.Value > 0.995
            ? $"Amdahl's law fits with p = {Units.Digits(p.Value)}{interval}: on {Units.Whole(cores)} cores nothing serial was seen."
            : $"Amdahl's law fits with p = {Units.Digits(p.Value)}{interval}: more cores would end at {Units.Digits(forecast.Ceiling.Value)} times, whether what stops it is a lock, the memory or the garbage collector.";
    }

    private static string? Memory(Finding finding)
    {
        var (profile, each) = (finding.Profile, $"Each item allocates {Units.Bytes(finding.Profile.BytesPerItem)}");
        var perSecond = profile.BytesPerItem / profile.SecondsPerItem;
        return profile.GarbageCollectionShare > 0.03
            ? $"{each}, and the garbage collector stops everything for {Units.Percent(profile.GarbageCollectionShare)} of the time. Allocate less first: threads share one heap."
            : perSecond > 0.5e9 ? $"{each}, {Units.Bytes(perSecond)} a second: threads share one heap, and will meet there." : null;
    }

    private static string? Peak(Finding finding, Race race)
    {
        if (!finding.Profile.Waits || finding.Verdict != Verdict.Parallel)
            return null;
        var more = race.Entries.Where(entry => entry.Candidate.Kind == finding.Choice.Kind && entry.Candidate.Workers > finding.Choice.Workers && entry.Rounds.Count > 0)
            .Where(entry => !race.IsTooMuch(entry))
            .MaxBy(entry => entry.Candidate.Workers);
        if (race.Entries.Any(race.IsTooMuch) && more is null)
            return null;
        return more is null
            ? $"No more than {Units.Whole(finding.Choice.Workers)} at once were tried, or could be: more may be faster still."
            : $"More at once did not help: {more.Candidate.Label} took {Units.Time(more.Median)}.";
    }

    private static string? Overloaded(Race race) => race.Entries.FirstOrDefault(race.IsTooMuch) is { } entry
        ? $"{entry.Candidate.Label} was too much: {Units.Whole(entry.Overloaded)} items were turned away ({LimitStage.Shortened(entry.Overload)})."
        : null;

    private static string? Failing(WorkProfile profile) => profile.FailureShare > 0
        ? $"{Units.Digits(100 * profile.FailureShare)} % of the sampled items throw, alone as well as beside others ({LimitStage.Shortened(profile.Failure)}): the code below keeps the exception in the item's place."
        : null;

    private static string? Checked(Race race, int? unstable)
    {
        if (unstable is > 0 and var some)
        {
            return $"Whether it is safe could not be checked: {Units.Whole(some)} items gave different results in two plain loops. "
                + "If the results are the same in another sense than Equals, give the adviser a comparer; if they depend on chance or on the time, look at the code yourself.";
        }

        var others = race.Entries.Where(entry => !entry.Candidate.IsSequential).ToList();
        var (asked, compared) = (others.Sum(entry => (long)entry.Asked), others.Sum(entry => entry.Compared));
        if (compared == 0 || others.Exists(entry => entry.Differing.Count > 0))
            return null;
        var which = compared == asked
            ? $"All {Units.Whole(compared)} results, of {Units.Whole(others.Sum(entry => entry.Rounds.Count))} trials, were"
            : $"{Units.Whole(compared)} of {Units.Whole(asked)} results could be compared with those of a plain loop, the others were of items that it had no time for. They were";
        return $"{which} the same as in a plain loop{(unstable is null ? ", which ran once" : "")}. That makes a data race unlikely; it is no proof.";
    }

    private static string? Broken(Race race)
    {
        var entry = race.Entries.FirstOrDefault(entry => entry.Candidate.Kind == CandidateKind.Processes && (entry.Broken is not null || entry.Differing.Count > 0));
        return entry is null ? null
            : entry.Broken is { } reason ? $"Worker processes could not do it: {LimitStage.Shortened(reason)}"
            : $"Worker processes came to other results, for example {entry.Difference}: does the work need something that was set in this process? They were left out.";
    }

    private static string? Processes(Finding finding, ITrialRunner runner) =>
        !runner.IsAsynchronous && finding.Profile.WaitingShare <= 0.5 && runner.WhyNoProcesses is { } reason ? $"Worker processes were not tried: {reason}." : null;

    private static string? Apart(Finding finding) => finding.Choice.Kind == CandidateKind.Processes
        ? "Worker processes share nothing: each has its own copy of every lock, cache and counter. If the items must share one, this is not for them."
        : null;

    private static string? Runs(TrialSession session) => session.IsOutOfRuns
        ? $"Each item was run at most {Units.Whole(session.Options.MaximumRunsOfAnItem)} times, as allowed; with more the intervals would be narrower."
        : null;
}
