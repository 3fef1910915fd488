using ParallelAsync.Measurement;

namespace ParallelAsync.Advice;

/// <summary>Draws the conclusion from a race.</summary>
internal static class Judge
{
    // Below this a gain is not worth code that is harder to read.
    private const double Worthwhile = 1.05;
    private const double Perhaps = 1.1;
    private const int NamedItems = 5;

    /// <summary>
    /// Whether more items come out differently than chance explains: some differ by themselves, and so may others of their kind. Worker processes share no
    /// memory: what differs there says nothing of running beside each other.
    /// </summary>
    public static bool IsUnsafe(Trial trial, int unstable) => trial.Candidate.Kind != CandidateKind.Processes && IsUnsafe(trial.Differing.Count, unstable);

    public static Finding NothingSeen(WorkProfile profile, TrialSession session) => new(Verdict.Undecided, Candidate.PlainLoop, profile)
    {
        Sentence = $"Not decided: no item was done within {Units.Time(session.Elapsed)}. Give a budget of some items' time, or fewer things to do for one item.",
    };

    public static Finding NothingWorks(WorkProfile profile) => new(Verdict.Undecided, Candidate.PlainLoop, profile)
    {
        Sentence = $"Not decided: every sampled item throws ({LimitStage.Shortened(profile.Failure)}). Mend that first, then ask again.",
    };

    /// <summary>Decides.</summary>
    /// <param name="race">What was measured.</param>
    /// <param name="profile">What the plain loop showed.</param>
    /// <param name="unstable">Items that differ by themselves; null where no second plain loop could tell.</param>
    /// <param name="fixedSeconds">What starting the best way costs; null: not known.</param>
    /// <param name="session">The budget and what was used of it.</param>
    public static Finding Decide(Race race, WorkProfile profile, int? unstable, double? fixedSeconds, TrialSession session)
    {
        var differing = race.Entries.Where(entry => entry.Differing.Count > 0 && entry.Candidate.Kind != CandidateKind.Processes).MaxBy(entry => entry.Differing.Count);
        if (differing is not null && unstable is { } alone && IsUnsafe(differing.Differing.Count, alone))
            return Unsafe(differing, race, profile, session);

        var best = race.Best();
        var rival = best == race.PlainLoop ? race.Sound.Where(entry => entry != race.PlainLoop).MinBy(entry => entry.Median) : best;
        var (verdict, entry) = differing is not null ? (Verdict.Undecided, race.PlainLoop) : Weigh(race, best, rival, profile, session);
        var finding = new Finding(verdict, entry.Candidate, profile)
        {
            Sentence = differing is not null ? Unclear(differing) : SentenceOf(verdict, entry, rival, race, profile, session),
            Results = [.. race.Entries.Where(one => one.Rounds.Count > 0).Select(race.ResultOf)],
            Forecast = ForecastOf(race, rival, profile, session.Options.Cores),
        };
        finding = finding with { BreakEvenItems = BreakEven(verdict, race, entry, profile, fixedSeconds) };
        return finding with { Reasons = Because.Of(finding, race, unstable, session) };
    }

    private static (Verdict Verdict, Entry Entry) Weigh(Race race, Entry best, Entry? rival, WorkProfile profile, TrialSession session)
    {
        if (rival is null)
            return (IsAlone(profile, session) ? Verdict.PlainLoop : Verdict.Undecided, race.PlainLoop);
        var (speedup, low, high) = race.SpeedupOf(rival);
        var isFaster = best != race.PlainLoop && speedup >= Worthwhile;
        if (low is not { } least || high is not { } most)
        {
            // Too few rounds to know the noise: only what no noise explains is taken.
            return speedup >= 2 ? (Verdict.Parallel, rival) : speedup <= 0.7 ? (Verdict.PlainLoop, race.PlainLoop) : (Verdict.Undecided, race.PlainLoop);
        }

        if (isFaster && least > 1)
            return (Verdict.Parallel, rival);
        return !isFaster && most < Perhaps ? (Verdict.PlainLoop, race.PlainLoop) : (Verdict.Undecided, race.PlainLoop);
    }

    private static bool IsUnsafe(int differing, int unstable) => differing > (unstable == 0 ? 0 : 2 * unstable + 2);

    /// <summary>Whether there is nobody to share the work with, or nothing to share.</summary>
    private static bool IsAlone(WorkProfile profile, TrialSession session) => profile.Items == 1 || session.Options.Cores == 1 && !profile.Waits;

    private static string Unclear(Entry entry) =>
        $"Not decided: {Units.Whole(entry.Differing.Count)} of {Units.Whole(entry.Set.Count)} items came out differently when others ran beside them, and whether they do so by themselves is not known. "
        + "Look at what they depend on; until then, keep the plain loop.";

    private static Finding Unsafe(Entry entry, Race race, WorkProfile profile, TrialSession session)
    {
        var named = entry.Differing.Take(NamedItems).Select(session.Runner.NameOf);
        var count = entry.Differing.Count;
        return new(Verdict.Unsafe, Candidate.PlainLoop, profile)
        {
            Sentence = $"Do not run this in parallel: it is not safe. {Units.Whole(count)}{(count >= Trial.MostDiffering ? " or more" : "")} of {Units.Whole(entry.Set.Count)} items came out differently when others ran beside them.",
            Reasons =
            [
                $"With {entry.Candidate.Label} these differ from the plain loop: {string.Join(", ", named)}{(count > NamedItems ? " and more" : "")}. "
                + $"For example {entry.Difference}. {(session.Runner.Unstable == 0 ? "Before that, two plain loops had agreed on every item." : $"Two plain loops had differed in {Units.Whole(session.Runner.Unstable)} items only.")}",
                "Look for what the items share: a static field, a buffer, a collection, a counter, an object that is not thread-safe. Give each item its own, then ask again.",
                "Worker processes share no memory and may be a way out, but what is shared by accident is better mended.",
            ],
            Results = [.. race.Entries.Where(one => one.Rounds.Count > 0).Select(race.ResultOf)],
        };
    }

    private static string SentenceOf(Verdict verdict, Entry entry, Entry? rival, Race race, WorkProfile profile, TrialSession session)
    {
        var all = $"all {Units.Whole(profile.Items)} items";
        if (verdict == Verdict.Parallel)
        {
            var (speedup, low, high) = race.SpeedupOf(entry);
            return $"Use {entry.Candidate.Label}: {Units.Digits(speedup)} times as fast as a plain loop{Interval(low, high)}, "
                + $"{Units.Time(entry.Median)} instead of {Units.Time(race.PlainLoop.Median)} for {all}.";
        }

        if (verdict == Verdict.PlainLoop)
        {
            return rival is null
                ? $"Keep the plain loop: there is nothing to share, it takes {Units.Time(race.PlainLoop.Median)} for {all}."
                : $"Keep the plain loop: {Units.Time(race.PlainLoop.Median)} for {all}. The best of the others, {rival.Candidate.Label}, is {Units.Digits(race.SpeedupOf(rival).Speedup)} times as fast"
                    + $"{(race.SpeedupOf(rival).Speedup > 1 ? ", too little for code that is harder to read." : ".")}";
        }

        if (rival is null)
        {
            var cause = race.Entries.Any(race.IsTooMuch) ? "everything else was turned away"
                : session.IsOutOfRuns ? "each item was run as often as allowed before anything else could be tried: allow more runs"
                : $"there was no time to try anything else. A budget of about {Units.Time(Math.Ceiling(session.Budget / 5) * 10)} may have it";
            return $"Not decided: {cause}. Until then, keep the plain loop: {Units.Time(race.PlainLoop.Median)} for {all}.";
        }

        var (undecided, from, to) = race.SpeedupOf(rival);
        return $"Not decided: {rival.Candidate.Label} seems {Units.Digits(undecided)} times as fast as a plain loop{Interval(from, to)}, and the measurements are too noisy to tell. "
            + (session.IsOutOfRuns ? "More runs of each item would" : $"A budget of about {Units.Time(BudgetToDecide(race, rival, session))} would") + "; until then, keep the plain loop.";
    }

    /// <summary>The interval shrinks with the square root of the rounds: how long until it leaves out 1, or is narrower than matters.</summary>
    private static double BudgetToDecide(Race race, Entry rival, TrialSession session)
    {
        var logs = rival.LogSpeedupsOver(race.PlainLoop);
        var distance = Math.Max(Math.Abs(Math.Log(race.SpeedupOf(rival).Speedup)), Math.Log(Worthwhile) / 2);
        // Without an interval: as many rounds as are usual.
        var factor = race.HalfWidth(Math.Max(1, logs.Count)) is { } half ? Math.Pow(half / distance, 2) : 5.0 / Math.Max(1, race.Rounds);
        var seconds = session.Budget + race.Spent * Math.Max(0, factor * 1.5 - 1);
        return Math.Max(2 * session.Budget, Math.Ceiling(seconds / 10) * 10);
    }

    private static string Interval(double? low, double? high) => low is { } from && high is { } to ? $" (95 %: {Units.Digits(from)} to {Units.Digits(to)})" : "";

    private static long? BreakEven(Verdict verdict, Race race, Entry entry, WorkProfile profile, double? fixedSeconds)
    {
        var speedup = race.SpeedupOf(entry).Speedup;
        if (verdict != Verdict.Parallel || fixedSeconds is not { } price)
            return verdict == Verdict.Parallel && profile.SecondsPerItem > 0.02 ? 2 : null;
        // n items one by one take n t, shared out they take the price and n t / S: equal at n = price / (t (1 - 1 / S)).
        return Math.Max(2, (long)Math.Ceiling(price / (profile.SecondsPerItem * (1 - 1 / speedup))));
    }

    private static ScalingForecast? ForecastOf(Race race, Entry? rival, WorkProfile profile, int cores)
    {
        if (rival is null)
            return null;
        // The laws are about one way with different numbers of workers, of each the best. Workers that wait for a core say nothing.
        var same = race.Sound
            .Where(entry => entry.Candidate.Kind == rival.Candidate.Kind && (profile.Waits || entry.Candidate.Workers <= cores))
            .GroupBy(entry => entry.Candidate.Workers)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<double>)SpeedupsOf(group.MinBy(entry => entry.Median)!, race.PlainLoop));
        // However many there are, somebody has to do the slowest item, and each worker one item at least.
        return ScalingForecast.Of(
            same, race.PlainLoop.Median, workers => Math.Max(profile.Slowest.Count > 0 ? profile.Slowest[0].Seconds : 0, profile.SecondsPerItem * Math.Ceiling((double)profile.Items / workers)));
    }

    private static List<double> SpeedupsOf(Entry entry, Entry plainLoop)
    {
        var paired = entry.LogSpeedupsOver(plainLoop).Select(Math.Exp).ToList();
        return paired.Count > 0 ? paired : [plainLoop.Median / entry.Median];
    }
}
