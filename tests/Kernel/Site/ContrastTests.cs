using System.Globalization;
using System.Text.RegularExpressions;
using ParallelAsync.Kernel.Site;

namespace ParallelAsync.Tests.Kernel.Site;

public sealed partial class ContrastTests
{
    private static readonly Dictionary<string, (string Light, string Dark)> Colours = ReadColours();

    /// <summary>WCAG 2.2, success criterion 1.4.3: text needs a contrast of 4.5 to 1.</summary>
    [Theory]
    [InlineData("text")]
    [InlineData("muted")]
    [InlineData("accent")]
    [InlineData("good")]
    [InlineData("bad")]
    [InlineData("warn")]
    [InlineData("keyword")]
    [InlineData("type")]
    [InlineData("method")]
    [InlineData("string")]
    [InlineData("number")]
    [InlineData("comment")]
    [InlineData("ansi-black")]
    [InlineData("ansi-white")]
    public void StyleSheet_TextColour_StandsOutFromBothGroundsInBothThemes(string name)
    {
        foreach (var ground in new[] { "ground", "surface" })
        {
            Assert.InRange(Contrast(Colours[name].Light, Colours[ground].Light), 4.5, 21);
            Assert.InRange(Contrast(Colours[name].Dark, Colours[ground].Dark), 4.5, 21);
        }
    }

    private static double Contrast(string first, string second)
    {
        double a = Luminance(first), b = Luminance(second);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    // WCAG 2.2, "relative luminance", of an sRGB colour.
    private static double Luminance(string hex)
    {
        double[] channels = [.. new[] { 1, 3, 5 }.Select(i => int.Parse(hex.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }

    private static Dictionary<string, (string, string)> ReadColours()
    {
        using var reader = new StreamReader(typeof(SiteBuilder).Assembly.GetManifestResourceStream("assets/site.css")!);
        return Definition().Matches(reader.ReadToEnd()).ToDictionary(match => match.Groups[1].Value, match => (match.Groups[2].Value, match.Groups[3].Value));
    }

    [GeneratedRegex("--([a-z-]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)")]
    private static partial Regex Definition();
}
