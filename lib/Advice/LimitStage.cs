using System.Globalization;
using ParallelAsync.Measurement;

namespace ParallelAsync.Advice;

/// <summary>For work that is turned away even one at a time: finds how often one may ask, and checks a loop that keeps to it.</summary>
internal sealed class LimitStage(TrialSession session, WorkProfile profile)
{
    private const double ShareOfWatch = 0.7;
    private const int WatchedBursts = 3;
    private const double ShortestWait = 0.005;
    private const double WaitShare = 0.05;
    private const double ShareOfCheck = 0.12;
    private const double Margin = 1.05;
    private const double WiderMargin = 1.3;
    private const int Crowd = 4;

    private const int ProbesByChance = 100;
    private const double ShareByChance = 0.2;

    // Of what a loop would get that is never turned away.
    private const double NoLimit = 0.7;

    /// <summary>Looks for the limit.</summary>
    /// <returns>What was found; null when being turned away slows the loop so little that it is chance and not a limit.</returns>
    public async Task<Finding?> RunAsync()
    {
        var alone = new Entry(Candidate.PlainLoop, ItemSet.Everything(profile.Items));
        var limit = await WatchAsync(alone);
        if (limit is not { } found)
            return alone.Overloaded > alone.Asked / 2 ? Unknown(alone) : null;
        if (found.Rate * profile.SecondsPerItem > NoLimit)
            return null;

        var few = (int)Math.Clamp(ShareOfCheck * session.Budget * found.Rate, Math.Min(2, profile.Items), profile.Items);
        var crowd = new Candidate(session.Runner.IsAsynchronous ? CandidateKind.InFlight : CandidateKind.Threads, Math.Min(Crowd, profile.Items));
        var together = await session.TryRunAsync(crowd, ItemSet.Spread(profile.Items, few), 0, $"trying {crowd.Label}", timed: false, ShareOfCheck * session.Budget);
        var (paced, check) = await CheckAsync(found, few, Margin);
        if (check is { Overloaded: > 0 })
            (paced, check) = await CheckAsync(found, few, WiderMargin) is { Check: not null } again ? again : (paced, check);
        return Found(alone, together, paced, check, found.Rate);
    }

    /// <summary>Runs a few items at the pace that the limit allows, when what came before is forgotten.</summary>
    private async Task<(Candidate Paced, Trial? Check)> CheckAsync(Limit limit, int few, double margin)
    {
        var paced = new Candidate(CandidateKind.Paced) { Interval = TimeSpan.FromSeconds(margin / limit.Rate) };
        var seconds = few * paced.Interval.TotalSeconds;
        if (limit.Window + seconds > session.Remaining)
            return (paced, null);
        var pause = new Candidate(CandidateKind.Paced) { Interval = TimeSpan.FromSeconds(limit.Window) };
        await session.TryRunAsync(pause, ItemSet.Spread(profile.Items, 1), limit.Window, "waiting until the service has forgotten");
        return (paced, await session.TryRunAsync(paced, ItemSet.Spread(profile.Items, few), seconds, $"checking {paced.Label}"));
    }

    /// <summary>
    /// Asks one item after the other. When it is turned away it waits, each time 5 % of how long it has waited, so that it does not ask thousands of times and
    /// yet notices within 5 % when the limit's window is over.
    /// </summary>
    /// <returns>The limit; null when fewer than two bursts of answers were seen to end.</returns>
    private async Task<Limit?> WatchAsync(Entry alone)
    {
        var (began, lastAnswer) = (session.Elapsed, session.Elapsed);
        var (answers, bursts, wasTurnedAway) = (0, 0, true);
        (double Seconds, int Answers) first = default, last = default;
        for (var probe = 0; bursts < WatchedBursts && session.Elapsed - began < ShareOfWatch * session.Budget; probe++)
        {
            var wait = Math.Max(ShortestWait, WaitShare * (session.Elapsed - lastAnswer));
            var candidate = wasTurnedAway ? new Candidate(CandidateKind.Paced) { Interval = TimeSpan.FromSeconds(wait) } : Candidate.PlainLoop;
            var one = ItemSet.Everything(profile.Items).Part(probe % profile.Items, profile.Items);
            if (await session.TryRunAsync(candidate, one, candidate.Interval.TotalSeconds, "watching how often one may ask") is not { Completed: > 0 } trial)
                break;
            alone.Note(trial);
            if (trial.Overloaded == 0)
            {
                (lastAnswer, answers) = (session.Elapsed, answers + 1);
            }
            else if (!wasTurnedAway)
            {
                // From the end of a burst of answers to the end of a later one as many windows have passed as bursts.
                last = (lastAnswer, answers);
                first = bursts++ == 0 ? last : first;
            }

            wasTurnedAway = trial.Overloaded > 0;
            if (alone.Asked >= ProbesByChance && alone.Overloaded < ShareByChance * alone.Asked)
                return null;
        }

        return bursts > 1
            ? new Limit((last.Answers - first.Answers) / (last.Seconds - first.Seconds), (last.Seconds - first.Seconds) / (bursts - 1))
            : null;
    }

    private Finding Found(Entry alone, Trial? together, Candidate paced, Trial? check, double rate)
    {
        var perSecond = rate >= 1 ? $"{Units.Digits(rate)} a second" : $"one in {Units.Time(1 / rate)}";
        List<string> reasons =
        [
            $"{Units.Percent(profile.OverloadShare)} of the sampled items were turned away though only one was under way at a time"
            + $" ({Shortened(alone.Overload)}). A plain loop gets about {perSecond}.",
        ];
        if (together is { Completed: > 0 })
        {
            reasons.Add($"{Units.Whole(together.Candidate.Workers)} at once: {Units.Percent((double)together.Overloaded / together.Completed)} turned away. "
                + "More at once cannot help: how many answers come in a second is set by the limit.");
        }

        if (check is not null)
        {
            reasons.Add(check.Overloaded == 0
                ? $"With one each {Units.Time(paced.Interval.TotalSeconds)}, none of {Units.Whole(check.Completed)} was turned away."
                : $"With one each {Units.Time(paced.Interval.TotalSeconds)}, {Units.Whole(check.Overloaded)} of {Units.Whole(check.Completed)} were still turned away: ask the service's owner for the limit.");
        }

        else
        {
            reasons.Add($"There was no time to check that pace: a budget of about {Units.Time(Math.Ceiling(session.Budget / 5) * 10)} has it.");
        }

        var pacedEntry = check is null ? null : EntryOf(check);
        var seconds = profile.Items * paced.Interval.TotalSeconds;
        return new Finding(Verdict.Limited, paced, profile)
        {
            Sentence = $"Pace it, and do not run it in parallel: the limit is about {perSecond}. "
                + $"One each {Units.Time(paced.Interval.TotalSeconds)} takes {Units.Time(seconds)} for all {Units.Whole(profile.Items)} items.",
            Reasons = reasons,
            Results = [ResultOf(alone), .. together is null ? [] : (CandidateResult[])[ResultOf(EntryOf(together))], .. pacedEntry is null ? [] : (CandidateResult[])[ResultOf(pacedEntry)]],
        };
    }

    private Finding Unknown(Entry alone) => new(Verdict.Limited, Candidate.PlainLoop, profile)
    {
        Sentence = "Do not run it in parallel: it is turned away even one at a time, and no answer came afterwards, so that the limit is not known. Ask the service's owner for it.",
        Reasons = [$"{Units.Percent(profile.OverloadShare)} of the sampled items were turned away ({Shortened(alone.Overload)}). A longer budget may live to see the limit's window end."],
        Results = alone.Rounds.Count > 0 ? [ResultOf(alone)] : [],
    };

    private static Entry EntryOf(Trial trial)
    {
        var entry = new Entry(trial.Candidate, trial.Set);
        entry.Add(0, trial);
        return entry;
    }

    private CandidateResult ResultOf(Entry entry) =>
        new(entry.Candidate, [.. entry.Rounds.Values], profile.SecondsForAll / entry.Median, null, null, entry.Set.Count, entry.Overloaded, 0);

    internal static string Shortened(string? message)
    {
        var text = message ?? "no message";
        return text.Length <= 120 ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, 119)}…");
    }

    /// <summary>What a service allows.</summary>
    /// <param name="Rate">Answers in a second.</param>
    /// <param name="Window">Seconds from the end of one burst of answers to the end of the next.</param>
    private readonly record struct Limit(double Rate, double Window);
}
