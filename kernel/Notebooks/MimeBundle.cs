using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ParallelAsync.Kernel.Notebooks;

/// <summary>
/// One thing in several representations, by mime type, in the order in which they were added. Text and base64 are strings; a JSON mime type
/// (<c>application/json</c>, <c>application/...+json</c>) is any JSON value.
/// </summary>
internal sealed class MimeBundle : IEnumerable<KeyValuePair<string, JsonNode>>
{
    private readonly OrderedDictionary<string, JsonNode> representations = [];

    public int Count => representations.Count;

    public IEnumerable<string> MimeTypes => representations.Keys;

    /// <summary>The representation in a mime type; null when there is none.</summary>
    public JsonNode? this[string mimeType]
    {
        get => representations.GetValueOrDefault(mimeType);
        set => representations[mimeType] = value ?? throw new ArgumentNullException(nameof(value), $"A representation in {mimeType} was expected, null came.");
    }

    /// <summary>The representation in a mime type as text; null when there is none or it is not a string.</summary>
    public string? Text(string mimeType) => this[mimeType] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static bool IsJson(string mimeType) =>
        mimeType == "application/json" || (mimeType.StartsWith("application/", StringComparison.Ordinal) && mimeType.EndsWith("+json", StringComparison.Ordinal));

    public IEnumerator<KeyValuePair<string, JsonNode>> GetEnumerator() => representations.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
