using ScottPlot;
using SkiaSharp;

namespace ParallelAsync.Charts.Picture;

/// <summary>
/// Source Sans Pro (Paul D. Hunt, Adobe; SIL Open Font License 1.1), carried inside the library: pictures look the same everywhere, also on
/// a machine without any font.
/// </summary>
internal sealed class ChartFont : IFontResolver
{
    public const string Name = "Source Sans Pro";

    private static readonly SKTypeface Regular = Load("SourceSansPro-Regular.woff");
    private static readonly SKTypeface Bold = Load("SourceSansPro-Semibold.woff");

    static ChartFont() => Fonts.FontResolvers.Insert(0, new ChartFont());

    /// <summary>The typeface itself, for what ScottPlot does not draw.</summary>
    public static SKTypeface Typeface(bool bold) => bold ? Bold : Regular;

    private ChartFont()
    {
    }

    /// <summary>The font to write a text in: ours, unless it lacks letters of which a font of the machine has more.</summary>
    public static string For(string text)
    {
        if (Missing(text, Regular.ContainsGlyph) == 0)
            return Name;
        var other = Fonts.Detect(text);
        var typeface = Fonts.GetTypeface(other, FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal);
        return For(text, other, letter => typeface?.ContainsGlyph(letter) == true);
    }

    /// <summary>Ours or the other font: on a machine without fonts the other one has no letters at all.</summary>
    internal static string For(string text, string other, Func<int, bool> hasLetter) =>
        Missing(text, hasLetter) < Missing(text, Regular.ContainsGlyph) ? other : Name;

    private static int Missing(string text, Func<int, bool> hasLetter) =>
        text.EnumerateRunes().Count(rune => rune.Value >= ' ' && !hasLetter(rune.Value));

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        CreateTypeface(fontName, weight >= FontWeight.SemiBold, slant == FontSlant.Italic);

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Name ? bold ? Bold : Regular : null;

    private static SKTypeface Load(string resource)
    {
        using var stream = typeof(ChartFont).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The font {resource} is not in the library: build it again, so that its fonts are embedded.");
        return SKTypeface.FromStream(stream) ?? throw new InvalidOperationException($"The font {resource} in the library cannot be read.");
    }
}
