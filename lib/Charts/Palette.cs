using System.Text.RegularExpressions;

namespace ParallelAsync.Charts;

/// <summary>
/// The colours of the charts: the same approach has the same colour everywhere. The approaches take the colour-blind-safe set of Okabe and
/// Ito (2002), everything else the schemes of Paul Tol (2021, Technical Note SRON/EPS/TN/09-002); both were chosen from those with a
/// contrast of at least 2 : 1 on white and on near-black, so that a chart reads on a light and on a dark page.
/// </summary>
public static partial class Palette
{
    /// <summary>One item after the other: plain loops (Okabe-Ito blue).</summary>
    public const string Sequential = "#0072B2";

    /// <summary>LINQ (Okabe-Ito sky blue).</summary>
    public const string Linq = "#56B4E9";

    /// <summary>Threads: PLINQ, <c>Parallel</c>, thread pools (Okabe-Ito orange).</summary>
    public const string Threads = "#E69F00";

    /// <summary>Asynchronous execution (Okabe-Ito bluish green).</summary>
    public const string Async = "#009E73";

    /// <summary>Worker processes (Okabe-Ito reddish purple).</summary>
    public const string Processes = "#CC79A7";

    /// <summary>SIMD: several numbers an instruction (Okabe-Ito vermilion).</summary>
    public const string Simd = "#D55E00";

    /// <summary>Computed from a model instead of measured.</summary>
    public const string Prediction = "#888888";

    /// <summary>What would be reached without any overhead.</summary>
    public const string Ideal = "#666666";

    /// <summary>What is written beside the data (labels, error bars): reads on white (4.5 : 1) and on near-black (3.7 : 1) alike.</summary>
    internal const string Ink = "#767676";

    /// <summary>
    /// Tol's bright purple, muted green, muted olive, medium-contrast light red: told apart from one another and from the approaches with
    /// red-green blindness too.
    /// </summary>
    private static readonly string[] Others = ["#AA3377", "#117733", "#999933", "#EE99AA"];

    private static readonly string[] Approaches = [Sequential, Linq, Threads, Async, Processes, Simd];

    /// <summary>Which words make an approach, the more telling first: "Parallel.ForEachAsync" is asynchronous.</summary>
    private static readonly (Regex Words, string Colour)[] Rules =
    [
        (PredictionWords(), Prediction),
        (IdealWords(), Ideal),
        (SimdWords(), Simd),
        (ProcessWords(), Processes),
        (AsyncWords(), Async),
        (ThreadWords(), Threads),
        (LinqWords(), Linq),
        (SequentialWords(), Sequential),
    ];

    /// <summary>
    /// The colour of an approach by its name, or null for a label that names none: <c>"PLINQ, 4 workers"</c> has that of <see
    /// cref="Threads"/>.
    /// </summary>
    /// <returns>The colour as <c>#RRGGBB</c>.</returns>
    public static string? ApproachOf(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        var rule = Array.Find(Rules, rule => rule.Words.IsMatch(label));
        return rule.Colour;
    }

    /// <summary>
    /// One colour for each distinct label of a chart, no two alike. A label that names an approach takes the approach's colour; a second
    /// label of that approach takes a darker shade of it, further ones are treated as unknown. Any other label takes the same colour in
    /// every chart, unless another label there has it.
    /// </summary>
    /// <returns>Colours as <c>#RRGGBB</c>, by label.</returns>
    public static IReadOnlyDictionary<string, string> Colours(IEnumerable<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var distinct = labels.Distinct().ToList();
        Dictionary<string, string> colours = [];
        HashSet<string> used = [];
        foreach (var label in distinct)
        {
            if (ApproachOf(label) is { } approach && Shades(approach).FirstOrDefault(used.Add) is { } colour)
                colours[label] = colour;
        }

        foreach (var label in distinct.Where(label => !colours.ContainsKey(label)))
            colours[label] = Candidates(label).First(used.Add);
        return colours;
    }

    private static IEnumerable<string> Shades(string colour) =>
        colour is Prediction or Ideal ? [colour] : [colour, Darker(colour, 0.25)];

    /// <summary>
    /// First the colour that the label has everywhere, then the rest, then approaches that this chart does not show, then hues without end.
    /// </summary>
    private static IEnumerable<string> Candidates(string label)
    {
        var start = (int)(StableHash(label) % (uint)Others.Length);
        for (var offset = 0; offset < Others.Length; offset++)
            yield return Others[(start + offset) % Others.Length];
        foreach (var approach in Approaches)
            yield return approach;
        for (var turn = 0; ; turn++)
            yield return Hue(turn * 137.50776 % 360, 0.4 + (0.1 * (turn % 3)));
    }

    /// <summary>FNV-1a (Fowler, Noll, Vo 1991): .NET's own string hash differs in every run.</summary>
    private static uint StableHash(string text) => text.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u);

    private static string Darker(string colour, double share)
    {
        var (red, green, blue) = Channels(colour);
        return Hex(red * (1 - share), green * (1 - share), blue * (1 - share));
    }

    /// <summary>From hue and lightness to red, green and blue (Smith 1978, in the closed form of the CSS Color Module).</summary>
    private static string Hue(double degrees, double lightness)
    {
        const double Saturation = 0.55;
        double Channel(double offset)
        {
            var distance = (offset + (degrees / 30)) % 12;
            var slope = Math.Clamp(Math.Min(distance - 3, 9 - distance), -1, 1);
            return 255 * (lightness - (Saturation * Math.Min(lightness, 1 - lightness) * slope));
        }

        return Hex(Channel(0), Channel(8), Channel(4));
    }

    /// <summary>The red, green and blue of a colour, 0 to 255 each.</summary>
    internal static (int Red, int Green, int Blue) Channels(string colour) =>
        (Convert.ToInt32(colour[1..3], 16), Convert.ToInt32(colour[3..5], 16), Convert.ToInt32(colour[5..7], 16));

    private static string Hex(double red, double green, double blue) =>
        $"#{(int)Math.Round(red):X2}{(int)Math.Round(green):X2}{(int)Math.Round(blue):X2}";

    [GeneratedRegex(@"predict|\bforecast\b|\bmodel\b|\bexpected\b", RegexOptions.IgnoreCase)]
    private static partial Regex PredictionWords();

    [GeneratedRegex(@"\bideal\b|\bperfect\b|\blinear speed", RegexOptions.IgnoreCase)]
    private static partial Regex IdealWords();

    [GeneratedRegex(@"\bsimd\b|tensorprimitives|\bvectori[sz]ed\b|\bvector<|\bavx", RegexOptions.IgnoreCase)]
    private static partial Regex SimdWords();

    [GeneratedRegex(@"\bprocess(es)?\b|processpool", RegexOptions.IgnoreCase)]
    private static partial Regex ProcessWords();

    [GeneratedRegex(@"async|\bawait|in flight|\bwhen(all|each)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AsyncWords();

    [GeneratedRegex(@"plinq|asparallel|(?<!% ?)\bparallel\b|(?<!\b(single|one|1)[ -])thread", RegexOptions.IgnoreCase)]
    private static partial Regex ThreadWords();

    [GeneratedRegex(@"\blinq\b|\bselect\b|\bmap\b|comprehension", RegexOptions.IgnoreCase)]
    private static partial Regex LinqWords();

    [GeneratedRegex(@"sequential|\bserial\b|\bfor\b|\bforeach\b|\bloop\b|\bsynchronous\b|one after|\b(single|one|1)[ -]thread", RegexOptions.IgnoreCase)]
    private static partial Regex SequentialWords();
}
