using ParallelAsync.Advice;
using ParallelAsync.Charts;
using ParallelAsync.Measurement;

namespace ParallelAsync.Benchmarks.Advice;

/// <summary>A workload on items, with the search through all candidates.</summary>
internal sealed class SearchedCase<TItem, TResult>(string name, string rightAnswer, Func<CancellationToken, Task<Prepared<TItem, TResult>>> prepare)
    : AdviceCase(name, rightAnswer)
{
    // What is so much slower than the best in its first trial is not the best.
    private const double Hopeless = 1.5;

    public override async Task<AdviceOutcome> RunAsync(TimeSpan budget, int rounds, IProgress<ProgressLine> progress, CancellationToken cancellationToken)
    {
        await using var prepared = await prepare(cancellationToken);
        var advice = await prepared.ExamineAsync(budget, progress, cancellationToken);
        Details = $"{advice}\n\n{advice.Profile.ToTable().ToText()}\n\n{advice.ToTable().ToText()}\n";
        var used = advice.Elapsed.TotalSeconds;
        if (Required is { } required)
            return new(Name, RightAnswer, advice.Verdict, advice.Choice.Label, null, null, null, null, used, advice.Verdict == required && used <= budget.TotalSeconds);

        var seconds = await SearchAsync(prepared, advice, rounds, progress, cancellationToken);
        Details += string.Join("", seconds.Select(one => $"searched: {one.Key.Label}: {Units.Time(one.Value)}\n"));
        var (best, fastest) = seconds.MinBy(one => one.Value);
        var chosen = seconds[advice.Choice];
        return new(
            Name, RightAnswer, advice.Verdict, advice.Choice.Label, chosen, best.Label, fastest, seconds.GetValueOrDefault(Candidate.PlainLoop), used,
            chosen <= AdviceOutcome.Tolerance * fastest && used <= budget.TotalSeconds);
    }

    private static async Task<Dictionary<Candidate, double>> SearchAsync(
        Prepared<TItem, TResult> prepared, Recommendation advice, int rounds, IProgress<ProgressLine> progress, CancellationToken cancellationToken)
    {
        var runner = prepared.Runner();
        var candidates = CandidatePlan.Everything(advice.Profile, runner.IsAsynchronous, runner.WhyNoProcesses is null, maximum: 1_024, Environment.ProcessorCount)
            .Append(advice.Choice).Distinct().ToList();
        var samples = candidates.ToDictionary(candidate => candidate, _ => new List<double>());
        // A plain loop of twenty seconds that nobody recommends needs no repetition.
        for (var round = 0; round <= rounds; round++)
        {
            var fastest = samples.Values.Where(times => times.Count > 0).Select(times => times.Min()).DefaultIfEmpty(double.PositiveInfinity).Min();
            var order = candidates.Where(candidate => candidate == advice.Choice || samples[candidate].Count == 0 || samples[candidate].Min() <= fastest * Hopeless).ToList();
            if (round % 2 == 1)
                order.Reverse();
            foreach (var candidate in order)
            {
                progress.Report(new ProgressLine($"searching, round {round} of {rounds}: {candidate.Label}"));
                var trial = await runner.RunAsync(candidate, ItemSet.Everything(runner.Items), TimeSpan.FromMinutes(2), timed: false, cancellationToken);
                // A run in which items were turned away is no run; the first round warms up.
                if (trial.Overloaded > 0 || !trial.IsComplete)
                    samples[candidate].Add(double.PositiveInfinity);
                else
                    samples[candidate].Add(trial.Seconds);
            }
        }

        return samples.ToDictionary(one => one.Key, one => FiveNumberSummary.Of(one.Value.Count > 1 ? one.Value.Skip(1) : one.Value).Median);
    }
}
