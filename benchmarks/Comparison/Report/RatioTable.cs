using ParallelAsync.Charts;
using ParallelAsync.Measurement;

namespace ParallelAsync.Benchmarks.Comparison.Report;

/// <summary>How many times as fast C# is as Python: each contestant beside its twin, and the fastest beside the fastest.</summary>
internal static class RatioTable
{
    /// <summary>The pairs of a part that both have times.</summary>
    public static IReadOnlyList<Pair> Pairs(PartResult part)
    {
        var pairs = (from csharp in part.Measured
                     where csharp.Contestant.Language == Language.CSharp
                     let python = part.Find(Language.Python, csharp.Contestant.Twin)
                     where python is not null
                     select new Pair(IsFastest: false, csharp, python)).ToList();
        if (part.Fastest(Language.CSharp) is { } fastestCSharp && part.Fastest(Language.Python) is { } fastestPython)
        {
            // Where there is but one pair, it says so already.
            var fastest = new Pair(IsFastest: true, fastestCSharp, fastestPython);
            if (pairs is not [var only] || only with { IsFastest = true } != fastest)
                pairs.Add(fastest);
        }

        return pairs;
    }

    /// <summary>The pairs as a table; null when there is none.</summary>
    public static Table? Of(PartResult part)
    {
        var pairs = Pairs(part);
        if (pairs.Count == 0)
            return null;
        var spread = part.Rounds > 1;
        return new(
            "How many times as fast C# is as Python.",
            ["C#", "Python", "Python's time / C#'s, median", .. spread ? ["Quartiles", "Least to most"] : Array.Empty<string>()],
            pairs.Select(pair => (string[])
            [
                Name(pair, pair.CSharp),
                Name(pair, pair.Python),
                $"{Units.Digits(pair.Ratio.Median)}x",
                .. spread ? [Range(pair.Ratio.LowerQuartile, pair.Ratio.UpperQuartile), Range(pair.Ratio.Minimum, pair.Ratio.Maximum)] : Array.Empty<string>(),
            ]));
    }

    private static string Name(Pair pair, ContestantResult result) => pair.IsFastest ? $"Fastest: {result.Contestant.Name}" : result.Contestant.Name;

    private static string Range(double low, double high) => $"{Units.Digits(low)} to {Units.Digits(high)}";

    /// <summary>Two contestants that are compared.</summary>
    /// <param name="IsFastest">Whether because each is the fastest of its language, not because they do the same in the same manner.</param>
    /// <param name="CSharp">The one.</param>
    /// <param name="Python">The other.</param>
    internal sealed record Pair(bool IsFastest, ContestantResult CSharp, ContestantResult Python)
    {
        /// <summary>Python's seconds for each item over C#'s, round by round.</summary>
        public FiveNumberSummary Ratio => CSharp.RatioTo(Python);
    }
}
