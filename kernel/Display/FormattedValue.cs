using System.Collections;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>One rendering of a value: a MIME type and the text that this type asks for (base64 for images).</summary>
/// <param name="MimeType">The MIME type, such as <c>text/markdown</c>.</param>
/// <param name="Value">The rendering.</param>
public sealed record FormattedValue(string MimeType, string Value)
{
    /// <summary>Renders a value in every type asked for, or in the types that the value prefers when none is asked for; numbers, dates and collections as plain text too.</summary>
    /// <param name="value">The value; null is shown as <c>&lt;null&gt;</c>.</param>
    /// <param name="mimeTypes">The MIME types wanted; none for the value's own preference.</param>
    public static IReadOnlyList<FormattedValue> CreateManyFromObject(object? value, params string[] mimeTypes)
    {
        ArgumentNullException.ThrowIfNull(mimeTypes);
        IEnumerable<string> wanted = mimeTypes.Length > 0 ? mimeTypes : Formatter.GetPreferredMimeTypesFor(value?.GetType() ?? typeof(object));
        List<FormattedValue> values = [.. wanted.Select(mimeType => new FormattedValue(mimeType, value.ToDisplayString(mimeType)))];
        if (mimeTypes.Length == 0 && values is [{ MimeType: HtmlFormatter.MimeType }] && IsAtRest(value))
            values.Add(new(PlainTextFormatter.MimeType, value.ToDisplayString(PlainTextFormatter.MimeType)));
        return values;
    }

    // Consoles, and editors that do not trust a folder, show no HTML. Only for what is there already: to show a query twice would run it twice.
    private static bool IsAtRest(object? value) => value is null or IFormattable or IConvertible or ICollection;
}
