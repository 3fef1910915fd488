using ParallelAsync.Charts;

namespace ParallelAsync.Tests.Charts;

/// <summary>How well colours are seen, and how far two are apart for different eyes.</summary>
internal static class ColourVision
{
    // Machado, Oliveira and Fernandes 2009, severity 1, for linear light.
    private static readonly Dictionary<string, double[,]> Simulations = new()
    {
        ["everybody"] = new[,] { { 1.0, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
        ["protanopia"] = new[,] { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
        ["deuteranopia"] = new[,] { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
    };

    // Ottosson 2020.
    private static readonly double[,] ToCones =
        { { 0.4122214708, 0.5363325363, 0.0514459929 }, { 0.2119034982, 0.6806995451, 0.1073969566 }, { 0.0883024619, 0.2817188376, 0.6299787005 } };

    private static readonly double[,] ToOklab =
        { { 0.2104542553, 0.7936177850, -0.0040720468 }, { 1.9779984951, -2.4285922050, 0.4505937099 }, { 0.0259040371, 0.7827717662, -0.8086757660 } };

    /// <summary>The distance of two colours in Oklab.</summary>
    public static double Distance(string first, string second, string eyes) =>
        Math.Sqrt(Oklab(first, eyes).Zip(Oklab(second, eyes), (one, other) => (one - other) * (one - other)).Sum());

    /// <summary>Contrast of two colours as WCAG 2.1 defines it, 1 to 21.</summary>
    public static double Contrast(string first, string second)
    {
        var (low, high) = (Math.Min(Palette.Luminance(first), Palette.Luminance(second)), Math.Max(Palette.Luminance(first), Palette.Luminance(second)));
        return (high + 0.05) / (low + 0.05);
    }

    /// <summary>Whether a bar or a line of the colour is seen on a light and on a dark page: 3 : 1 is what WCAG 2.1 asks of graphical objects.</summary>
    public static bool Reads(string colour) => Contrast(colour, "#FFFFFF") >= 3 && Contrast(colour, "#1E1E1E") >= 3;

    private static double[] Oklab(string colour, string eyes)
    {
        var (red, green, blue) = Palette.Channels(colour);
        var seen = Times(Simulations[eyes], [.. new[] { red, green, blue }.Select(Linear)]).Select(channel => Math.Clamp(channel, 0, 1)).ToArray();
        return Times(ToOklab, [.. Times(ToCones, seen).Select(Math.Cbrt)]);
    }

    private static double Linear(int channel) => channel / 255.0 <= 0.04045 ? channel / 255.0 / 12.92 : Math.Pow(((channel / 255.0) + 0.055) / 1.055, 2.4);

    private static double[] Times(double[,] matrix, double[] vector) =>
        [.. Enumerable.Range(0, 3).Select(row => Enumerable.Range(0, 3).Sum(column => matrix[row, column] * vector[column]))];
}
