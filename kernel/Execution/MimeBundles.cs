using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Kernel.Execution;

/// <summary>Turns what a cell shows into what a notebook stores and a client gets.</summary>
internal static class MimeBundles
{
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
            return JsonNode.Parse(json) ?? JsonValue.Create("null");
        }
        catch (JsonException)
        {
            // Shown as it came: the cell displayed as JSON what is none.
            return JsonValue.Create(json);
        }
    }
}
