using ParallelAsync.Measurement;

namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>Runs a case: opens it in a temporary folder and runs its parts.</summary>
/// <param name="options">Sizes and rounds.</param>
/// <param name="python">Which Python there is.</param>
/// <param name="launcher">Starts the programs.</param>
/// <param name="log">Is told each step.</param>
/// <param name="load">Processes that wanted a processor in the minute before the session began, on average; null: not known.</param>
/// <param name="timeProvider">The clock that the date comes from.</param>
internal sealed class CaseRun(ComparisonOptions options, Python python, Launcher launcher, IProgress<string> log, double? load, TimeProvider timeProvider)
{
    public async Task<CaseResult> RunAsync(Case one, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("parallel-async-compare-");
        try
        {
            var recorded = timeProvider.GetUtcNow();
            var parts = new List<PartResult>();
            foreach (var part in await one.Open(options, folder.FullName, cancellationToken))
                parts.Add(await new PartRun(part, options, python, launcher, folder.FullName, log).RunAsync(options.Rounds ?? one.Rounds, cancellationToken));
            return new(one.Name, one.Title, recorded, Machine.Current, load, Versions(parts), parts);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Of Python and the modules that the case needs, as far as they are there.</summary>
    private Dictionary<string, string> Versions(IEnumerable<PartResult> parts)
    {
        var versions = new Dictionary<string, string>();
        if (python.Version is { } version)
            versions["Python"] = version;
        foreach (var module in parts.SelectMany(part => part.Contestants).SelectMany(result => result.Contestant.Modules).Distinct().Order(StringComparer.Ordinal))
        {
            if (python.Modules.TryGetValue(module, out var moduleVersion))
                versions[module] = moduleVersion;
        }

        return versions;
    }
}
