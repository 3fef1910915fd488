using System.Text.Json;
using System.Text.Json.Nodes;

namespace ParallelAsync.Kernel.Notebooks;

/// <summary>Reads and writes one output as nbformat 4 stores it.</summary>
internal static class OutputFormat
{
    /// <exception cref="FormatException">The object is not an output of nbformat 4; the message says why.</exception>
    public static Output Read(JsonObject json)
    {
        var type = Text(json, "output_type");
        return type switch
        {
            "stream" => new StreamOutput(Text(json, "name"), Multiline(json, "text")),
            "display_data" => new DisplayOutput(Bundle(json), Metadata(json)),
            "execute_result" => new ResultOutput(Count(json), Bundle(json), Metadata(json)),
            "error" => new ErrorOutput(Text(json, "ename"), Text(json, "evalue"), Lines(json, "traceback")),
            _ => throw new FormatException($"its output_type should be stream, display_data, execute_result or error, but is \"{type}\""),
        };
    }

    public static JsonObject Write(Output output) => output switch
    {
        StreamOutput stream => new()
        {
            ["name"] = stream.Name,
            ["output_type"] = "stream",
            ["text"] = MultilineText.Split(stream.Text),
        },
        DisplayOutput display => new()
        {
            ["data"] = Write(display.Data),
            ["metadata"] = display.Metadata.DeepClone(),
            ["output_type"] = "display_data",
        },
        ResultOutput result => new()
        {
            ["data"] = Write(result.Data),
            ["execution_count"] = result.ExecutionCount,
            ["metadata"] = result.Metadata.DeepClone(),
            ["output_type"] = "execute_result",
        },
        ErrorOutput error => new()
        {
            ["ename"] = error.Name,
            ["evalue"] = error.Value,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
        },
        _ => throw new ArgumentException($"An output that nbformat 4 knows was expected, {output.GetType().Name} came.", nameof(output)),
    };

    private static JsonObject Write(MimeBundle bundle)
    {
        var json = new JsonObject();
        foreach ((var mimeType, JsonNode value) in bundle)
            json[mimeType] = IsStoredAsLines(mimeType) && bundle.Text(mimeType) is { } text ? MultilineText.Split(text) : value.DeepClone();
        return json;
    }

    // What Jupyter splits when it saves; base64 and JSON stay whole.
    private static bool IsStoredAsLines(string mimeType) =>
        mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is "application/javascript" or "image/svg+xml";

    private static MimeBundle Bundle(JsonObject json)
    {
        if (json["data"] is not JsonObject data) throw new FormatException("its data should be an object of mime types");
        var bundle = new MimeBundle();
        foreach ((var mimeType, JsonNode? value) in data)
        {
            JsonNode? whole = MimeBundle.IsJson(mimeType) || MultilineText.Join(value) is not { } text ? value?.DeepClone() : JsonValue.Create(text);
            bundle[mimeType] = whole ?? throw new FormatException($"its {mimeType} should not be null");
        }

        return bundle;
    }

    private static JsonObject Metadata(JsonObject json) => json["metadata"] switch
    {
        null => [],
        JsonObject metadata => metadata.DeepClone().AsObject(),
        _ => throw new FormatException("its metadata should be an object"),
    };

    private static int? Count(JsonObject json) => json["execution_count"] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out int count) => count,
        _ => throw new FormatException("its execution_count should be a whole number or null"),
    };

    private static string Text(JsonObject json, string name) =>
        json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : throw new FormatException($"its {name} should be a string");

    private static string Multiline(JsonObject json, string name) =>
        MultilineText.Join(json[name]) ?? throw new FormatException($"its {name} should be a string or a list of strings");

    private static List<string> Lines(JsonObject json, string name) =>
        json[name] is JsonArray lines && lines.All(line => line?.GetValueKind() == JsonValueKind.String)
            ? [.. lines.Select(line => line!.GetValue<string>())]
            : throw new FormatException($"its {name} should be a list of strings");
}
