using System.Globalization;
using System.Net;

namespace ParallelAsync.Charts;

/// <summary>Where a long operation stands: a bar while it runs, a sentence when it is done.</summary>
/// <param name="Text">What is going on, or what was done.</param>
/// <param name="Fraction">How much is done, from 0 to 1; null when it is finished, and only the sentence is shown.</param>
[TypeFormatterSource(typeof(ProgressLineFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.PlainText])]
public sealed record ProgressLine(string Text, double? Fraction = null)
{
    /// <summary>The line as HTML, without scripts.</summary>
    // The browser's own element: it follows the page's colours and is read out by screen readers.
    public string ToHtml() => Fraction is { } fraction
        ? string.Create(CultureInfo.InvariantCulture, $"<progress max=\"100\" value=\"{100 * Math.Clamp(fraction, 0, 1):0.#}\"></progress> {WebUtility.HtmlEncode(Text)}")
        : $"<span>{WebUtility.HtmlEncode(Text)}</span>";

    /// <summary>The line as text.</summary>
    public override string ToString() => Fraction is { } fraction
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * Math.Clamp(fraction, 0, 1):0} % {Text}")
        : Text;
}
