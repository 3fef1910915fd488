using System.Text.RegularExpressions;

namespace ParallelAsync.Charts;

/// <summary>
/// The approaches that the notebooks compare. Every chart gives one approach one colour, whatever its label says besides: <c>"PLINQ"</c> and
/// <c>"PLINQ, 2 threads"</c> are drawn alike, and told apart by their labels, places and markers.
/// </summary>
/// <param name="Name">What legends and tables call it; names the approach itself, as a label would.</param>
/// <param name="Colour">Its colour as <c>#RRGGBB</c>.</param>
public sealed partial record KnownApproach(string Name, string Colour)
{
    /// <summary>All approaches, in the order of a legend.</summary>
    public static IReadOnlyList<KnownApproach> All { get; }

    // The more telling words first: "PLINQ, 2 threads" is PLINQ, "ForEachAsync, 40 in flight" is not any other asynchronous way.
    private static readonly (Regex Words, KnownApproach Approach)[] rules;

    static KnownApproach()
    {
        KnownApproach loop = new("plain loop", Palette.Sequential), linq = new("LINQ", Palette.Linq), simd = new("SIMD", Palette.Simd);
        KnownApproach plinq = new("PLINQ", Palette.Plinq), parallel = new("Parallel.ForEach", Palette.ParallelLoops);
        KnownApproach forEachAsync = new("Parallel.ForEachAsync", Palette.ForEachAsync), async = new("asynchronous", Palette.Async);
        KnownApproach threads = new("threads", Palette.Threads), processes = new("processes", Palette.Processes);
        All = [loop, linq, simd, plinq, parallel, forEachAsync, async, threads, processes];
        rules =
        [
            (SimdWords(), simd), (ProcessWords(), processes), (ForEachAsyncWords(), forEachAsync), (AsyncWords(), async), (PlinqWords(), plinq),
            (ParallelWords(), parallel), (ThreadWords(), threads), (LinqWords(), linq), (SequentialWords(), loop),
        ];
    }

    /// <summary>The approach that a label names, or null for a label that names none, such as <c>"DataFrame column"</c>.</summary>
    public static KnownApproach? Of(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return Array.Find(rules, rule => rule.Words.IsMatch(label)).Approach;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    [GeneratedRegex(@"\bsimd\b|tensorprimitives|\bvectori[sz]ed\b|\bvector<|\bavx", RegexOptions.IgnoreCase)]
    private static partial Regex SimdWords();

    [GeneratedRegex(@"\bprocess(es)?\b|processpool", RegexOptions.IgnoreCase)]
    private static partial Regex ProcessWords();

    [GeneratedRegex("foreachasync", RegexOptions.IgnoreCase)]
    private static partial Regex ForEachAsyncWords();

    [GeneratedRegex(@"async|\bawait|in flight|\bwhen(all|each)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AsyncWords();

    [GeneratedRegex("plinq|asparallel", RegexOptions.IgnoreCase)]
    private static partial Regex PlinqWords();

    [GeneratedRegex(@"(?<!% ?)\bparallel\b", RegexOptions.IgnoreCase)]
    private static partial Regex ParallelWords();

    [GeneratedRegex(@"(?<!\b(single|one|1)[ -])thread", RegexOptions.IgnoreCase)]
    private static partial Regex ThreadWords();

    [GeneratedRegex(@"\blinq\b|\bselect\b|\bmap\b|comprehension", RegexOptions.IgnoreCase)]
    private static partial Regex LinqWords();

    [GeneratedRegex(@"sequential|\bserial\b|\bfor\b|\bforeach\b|\bloop\b|\bsynchronous\b|one after|\b(single|one|1)[ -]thread", RegexOptions.IgnoreCase)]
    private static partial Regex SequentialWords();
}
