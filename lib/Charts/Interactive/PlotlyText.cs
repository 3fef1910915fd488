namespace ParallelAsync.Charts.Interactive;

/// <summary>Text for plotly, which reads labels as a small HTML.</summary>
internal static class PlotlyText
{
    /// <summary>The characters a line of a title that fit a phone's 360 pixels.</summary>
    public const int TitleWidth = 36, AxisTitleWidth = 40;

    /// <summary>The text as it stands, with no character taken for markup ("List&lt;int&gt;") or mathematics ("$").</summary>
    public static string Plain(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("$", "&#36;", StringComparison.Ordinal);

    /// <summary>The text in lines of at most <paramref name="width"/> characters.</summary>
    public static string Wrapped(string text, int width) => string.Join("<br>", TextWrap.Lines(text, width).Select(Plain));
}
