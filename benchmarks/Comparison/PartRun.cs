namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>Runs a part: its contestants are started, warmed up, make a pass each in every round, and one more, watched, where memory is of interest.</summary>
/// <param name="part">The part.</param>
/// <param name="options">How often and how long.</param>
/// <param name="python">Which Python there is.</param>
/// <param name="launcher">Starts the programs.</param>
/// <param name="folder">A folder for results, which the caller removes.</param>
/// <param name="log">Is told each step.</param>
internal sealed class PartRun(Part part, ComparisonOptions options, Python python, Launcher launcher, string folder, IProgress<string> log)
{
    // A run that takes no time at all would be repeated forever.
    private const int MostRuns = 10_000;

    public async Task<PartResult> RunAsync(int rounds, CancellationToken cancellationToken)
    {
        var all = new List<Competitor>();
        try
        {
            foreach (var contestant in part.Contestants)
            {
                var competitor = new Competitor(part, contestant, options.TimeLimit);
                all.Add(competitor);
                if (python.WhyNot(contestant) is { } reason && contestant.Language == Language.Python)
                    competitor.Skip(reason);
                else
                    await EnterAsync(competitor, cancellationToken);
                log.Report($"{part.Name}: {competitor.FirstWords}");
            }

            for (var round = 0; round < rounds; round++)
                await PlayAsync(round, rounds, all, cancellationToken);
            foreach (var competitor in all.Where(_ => part.ShowsResources))
                await competitor.TryAsync(async () => await competitor.ObserveAsync(cancellationToken));
            return new(part, rounds, [.. all.Select(competitor => competitor.Result)]);
        }
        finally
        {
            foreach (var competitor in all)
                await competitor.DisposeAsync();
        }
    }

    private async Task EnterAsync(Competitor competitor, CancellationToken cancellationToken)
    {
        await competitor.TryAsync(async () =>
        {
            await competitor.StartAsync(launcher, cancellationToken);
            await competitor.WarmUpAsync(options, part.CountsRuns ? 1 : MostRuns, cancellationToken);
        });
    }

    private async Task PlayAsync(int round, int rounds, List<Competitor> all, CancellationToken cancellationToken)
    {
        var playing = all.Where(competitor => competitor.IsIn).ToList();
        foreach (var (index, position) in RoundOrder.Of(round, playing.Count).Select((index, position) => (index, position)))
            await playing[index].TryAsync(async () => await playing[index].PassAsync(position, cancellationToken));
        await CheckAsync(all, $"round {round + 1}", cancellationToken);
        log.Report($"{part.Name}: round {round + 1} of {rounds}");
    }

    /// <summary>Holds the results of the contestants to the first one's. Those that work on other numbers of items are held to the first of theirs.</summary>
    private async Task CheckAsync(List<Competitor> all, string when, CancellationToken cancellationToken)
    {
        var references = new Dictionary<long, (string Path, string Name)>();
        foreach (var competitor in all.Where(competitor => competitor.IsIn))
        {
            await competitor.TryAsync(async () =>
            {
                var items = competitor.Contestant.Items;
                var path = Path.Combine(folder, references.ContainsKey(items) ? "result" : $"reference-{items}");
                await competitor.SaveAsync(path, cancellationToken);
                if (!references.TryAdd(items, (path, competitor.Contestant.FullName)))
                    competitor.Checked(part.Check.Compare(references[items].Path, path), $"{when}, compared with {references[items].Name}");
            });
        }
    }
}
