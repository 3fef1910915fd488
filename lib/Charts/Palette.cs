using System.Text.RegularExpressions;

namespace ParallelAsync.Charts;

/// <summary>
/// The colours of the charts: the same approach has the same colour everywhere. All have a contrast of at least 3 : 1 on white and on
/// near-black (WCAG 2.1, 1.4.11), so that a chart reads on a light and on a dark page. The nine of the approaches were searched within those
/// bounds for the largest least distance between two of them, as everybody sees them and as simulated for red-green blindness (Machado,
/// Oliveira and Fernandes 2009). No chart relies on them alone: markers, dashes, places and labels tell the same.
/// </summary>
public static partial class Palette
{
    /// <summary>One item after the other: plain loops (blue).</summary>
    public const string Sequential = "#0072B2";

    /// <summary>LINQ (steel blue).</summary>
    public const string Linq = "#6699BB";

    /// <summary>PLINQ (orange).</summary>
    public const string Plinq = "#DD7711";

    /// <summary><c>Parallel.For</c> and <c>Parallel.ForEach</c> (red).</summary>
    public const string ParallelLoops = "#DD0011";

    /// <summary><c>Parallel.ForEachAsync</c> (violet).</summary>
    public const string ForEachAsync = "#9911FF";

    /// <summary>Any other asynchronous execution: <c>await</c>, <c>Task.WhenAll</c> (green).</summary>
    public const string Async = "#337744";

    /// <summary>Threads that are named as such (pink).</summary>
    public const string Threads = "#DD6688";

    /// <summary>Worker processes (magenta).</summary>
    public const string Processes = "#CC2288";

    /// <summary>SIMD: several numbers an instruction (lavender).</summary>
    public const string Simd = "#AA77FF";

    /// <summary>Computed from a model instead of measured.</summary>
    public const string Prediction = "#8C8C8C";

    /// <summary>What would be reached without any overhead.</summary>
    public const string Ideal = "#6E6E6E";

    /// <summary>What is written beside the data (labels, error bars): reads on white (4.5 : 1) and on near-black (3.7 : 1) alike.</summary>
    internal const string Ink = "#767676";

    /// <summary>Teal, olive, slate, brown: for what is not an approach.</summary>
    private static readonly string[] Others = ["#009988", "#887700", "#7777AA", "#996644"];

    /// <summary>
    /// The colour of an approach, of a prediction or of the ideal by its name, or null for a label that names none: <c>"PLINQ, 4 workers"</c>
    /// has that of <see cref="Plinq"/>.
    /// </summary>
    /// <returns>The colour as <c>#RRGGBB</c>.</returns>
    public static string? ApproachOf(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return PredictionWords().IsMatch(label) ? Prediction
            : IdealWords().IsMatch(label) ? Ideal
            : KnownApproach.Of(label)?.Colour;
    }

    /// <summary>
    /// A colour for each distinct label of a chart. Labels of one approach share its colour. Any other label has a colour of its own, which no
    /// approach has; the same in every chart, unless another label there has it.
    /// </summary>
    /// <returns>Colours as <c>#RRGGBB</c>, by label.</returns>
    public static IReadOnlyDictionary<string, string> Colours(IEnumerable<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var distinct = labels.Distinct().ToList();
        Dictionary<string, string> colours = [];
        HashSet<string> used = [.. KnownApproach.All.Select(approach => approach.Colour)];
        foreach (var label in distinct)
        {
            if (ApproachOf(label) is { } colour && (colour is not (Prediction or Ideal) || used.Add(colour)))
                colours[label] = colour;
        }

        foreach (var label in distinct.Where(label => !colours.ContainsKey(label)))
            colours[label] = Candidates(label).First(used.Add);
        return colours;
    }

    /// <summary>First the colour that the label has everywhere, then the rest, then hues without end.</summary>
    private static IEnumerable<string> Candidates(string label)
    {
        var start = (int)(StableHash(label.ToUpperInvariant()) % (uint)Others.Length);
        for (var offset = 0; offset < Others.Length; offset++)
            yield return Others[(start + offset) % Others.Length];
        for (var turn = 0; ; turn++)
            yield return Readable(turn * 137.50776 % 360, 0.25 + (0.1 * (turn % 3)));
    }

    /// <summary>FNV-1a (Fowler, Noll, Vo 1991): .NET's own string hash differs in every run.</summary>
    private static uint StableHash(string text) => text.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u);

    /// <summary>The hue, as dark and as grey as it must be to be seen on a light and on a dark page.</summary>
    private static string Readable(double degrees, double saturation)
    {
        const double Darkest = 0.15, Lightest = 0.29;
        for (var lightness = 0.4; ; lightness += 0.01)
        {
            if (Hue(degrees, saturation, lightness) is var colour && Luminance(colour) is > Darkest and < Lightest)
                return colour;
        }
    }

    /// <summary>From hue, saturation and lightness to red, green and blue (Smith 1978, in the closed form of the CSS Color Module).</summary>
    private static string Hue(double degrees, double saturation, double lightness)
    {
        double Channel(double offset)
        {
            var distance = (offset + (degrees / 30)) % 12;
            var slope = Math.Clamp(Math.Min(distance - 3, 9 - distance), -1, 1);
            return 255 * (lightness - (saturation * Math.Min(lightness, 1 - lightness) * slope));
        }

        return Hex(Channel(0), Channel(8), Channel(4));
    }

    /// <summary>The relative luminance as WCAG 2.1 defines it, 0 to 1.</summary>
    internal static double Luminance(string colour)
    {
        static double Linear(int channel) => channel / 255.0 <= 0.04045 ? channel / 255.0 / 12.92 : Math.Pow(((channel / 255.0) + 0.055) / 1.055, 2.4);
        var (red, green, blue) = Channels(colour);
        return (0.2126 * Linear(red)) + (0.7152 * Linear(green)) + (0.0722 * Linear(blue));
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
}
