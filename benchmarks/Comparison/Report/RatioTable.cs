using ParallelAsync.Charts;
using ParallelAsync.Measurement;

namespace ParallelAsync.Benchmarks.Comparison.Report;

/// <summary>How many times as fast C# is as Python: each contestant beside its twin, and the fastest beside the fastest.</summary>
internal static class RatioTable
{
    private const string Fastest = "Fastest";

    /// <summary>The pairs of a part that both have times.</summary>
    public static IReadOnlyList<Pair> Pairs(PartResult part)
    {
        var twins = part.Measured
            .Where(result => result.Contestant.Language == Language.CSharp)
            .Select(result => (CSharp: result, Python: part.Find(Language.Python, result.Contestant.Twin)))
            .Where(pair => pair.Python is not null)
            .Select(pair => new Pair("", pair.CSharp, pair.Python!));
        return part.Fastest(Language.CSharp) is { } csharp && part.Fastest(Language.Python) is { } python
            ? [.. twins, new(Fastest, csharp, python)]
            : [];
    }

    /// <summary>The pairs as a table; null when there is none.</summary>
    public static Table? Of(PartResult part)
    {
        var pairs = Pairs(part);
        // With one pair, the fastest are that pair.
        if (pairs is [var only, { Kind: Fastest }])
            pairs = [only];
        return pairs.Count == 0 ? null : new(
            ["C#", "Python", "Python's time / C#'s, median", "Quartiles", "Least to most"],
            pairs.Select(pair => (string[])
            [
                Name(pair, pair.CSharp),
                Name(pair, pair.Python),
                $"{Units.Digits(pair.Ratio.Median)}x",
                $"{Units.Digits(pair.Ratio.LowerQuartile)} to {Units.Digits(pair.Ratio.UpperQuartile)}",
                $"{Units.Digits(pair.Ratio.Minimum)} to {Units.Digits(pair.Ratio.Maximum)}",
            ]));
    }

    private static string Name(Pair pair, ContestantResult result) => pair.Kind.Length > 0 ? $"{pair.Kind}: {result.Contestant.Name}" : result.Contestant.Name;

    /// <summary>Two contestants that are compared.</summary>
    /// <param name="Kind">Why; empty for twins.</param>
    /// <param name="CSharp">The one.</param>
    /// <param name="Python">The other.</param>
    internal sealed record Pair(string Kind, ContestantResult CSharp, ContestantResult Python)
    {
        /// <summary>Python's seconds for each item over C#'s, round by round.</summary>
        public FiveNumberSummary Ratio => CSharp.RatioTo(Python);
    }
}
