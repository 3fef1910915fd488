using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Kernel.Execution;

/// <summary>Turns what a cell shows into what a notebook stores and a client gets.</summary>
internal static class MimeBundles
{
    // A message holds it some levels down, and may have 64 in all.
    private const int MaximumDepth = 56;

    /// <summary>A value's renderings by MIME type; those in JSON become JSON.</summary>
    public static MimeBundle From(IReadOnlyList<FormattedValue> values)
    {
        var bundle = new MimeBundle();
        foreach (var (mimeType, value) in values)
        {
            bundle[mimeType] = MimeBundle.IsJson(mimeType) ? Parse(value) : JsonValue.Create(value);
        }

        return bundle;
    }

    private static JsonNode Parse(string json)
    {
        try
        {
            var node = JsonNode.Parse(json, documentOptions: new() { MaxDepth = MaximumDepth }) ?? JsonValue.Create("null");
            // Half a character, escaped, can be read but not written.
            _ = node.ToJsonString();
            return node;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Shown as it came: the cell displayed as JSON what is none, or none that a message can hold.
            return JsonValue.Create(json);
        }
    }
}
