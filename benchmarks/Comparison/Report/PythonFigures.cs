using ParallelAsync.Measurement;

namespace ParallelAsync.Benchmarks.Comparison.Report;

/// <summary>What of the results a notebook can show on a machine without Python.</summary>
internal static class PythonFigures
{
    /// <summary>The times of all Python contestants.</summary>
    /// <param name="results">The cases, all of one session.</param>
    /// <exception cref="InvalidOperationException">No Python contestant has times.</exception>
    public static RecordedPython Of(IReadOnlyList<CaseResult> results)
    {
        var figures = (from result in results
                       from part in result.Parts
                       from contestant in part.Measured
                       where contestant.Contestant.Language == Language.Python
                       select new PythonFigure($"{part.Part.Name}: {contestant.Contestant.Name}", [.. contestant.Passes.Select(pass => pass.Seconds)])
                       {
                           Items = contestant.Contestant.Items,
                           Workers = contestant.Contestant.Workers,
                           CpuSeconds = contestant.CpuSeconds,
                       }).ToList();
        var versions = results.SelectMany(result => result.Versions).DistinctBy(version => version.Key).ToDictionary();
        return figures.Count > 0
            ? new(results[0].Machine, versions, results[0].Recorded, figures)
            : throw new InvalidOperationException("Expected times of Python to record, found none: see above why its contestants were skipped or failed.");
    }
}
