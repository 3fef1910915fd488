namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>One rendering of a value: a MIME type and the text that this type asks for (base64 for images).</summary>
/// <param name="MimeType">The MIME type, such as <c>text/markdown</c>.</param>
/// <param name="Value">The rendering.</param>
public sealed record FormattedValue(string MimeType, string Value)
{
    /// <summary>Renders a value in every type asked for, or in the types that the value prefers when none is asked for.</summary>
    /// <param name="value">The value; null is shown as <c>&lt;null&gt;</c>.</param>
    /// <param name="mimeTypes">The MIME types wanted; none for the value's own preference.</param>
    public static IReadOnlyList<FormattedValue> CreateManyFromObject(object? value, params string[] mimeTypes)
    {
        ArgumentNullException.ThrowIfNull(mimeTypes);
        IEnumerable<string> wanted = mimeTypes.Length > 0 ? mimeTypes : Formatter.GetPreferredMimeTypesFor(value?.GetType() ?? typeof(object));
        return [.. wanted.Select(mimeType => new FormattedValue(mimeType, value.ToDisplayString(mimeType)))];
    }
}
