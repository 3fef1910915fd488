using System.Text.Json;
using System.Text.Json.Nodes;

namespace ParallelAsync.Kernel.Notebooks;

/// <summary>One cell. What it was read with and is not modelled here is kept and written back as it was.</summary>
internal sealed class Cell
{
    private readonly JsonObject members;

    /// <summary>A new cell.</summary>
    public Cell(CellKind kind, string source)
        : this(kind, source, [], Template(kind))
    {
    }

    /// <summary>A cell as it was read.</summary>
    /// <param name="kind">Its <c>cell_type</c>.</param>
    /// <param name="source">Its source as one text.</param>
    /// <param name="outputs">Its outputs, in order.</param>
    /// <param name="members">The cell's JSON object, which becomes this cell's own.</param>
    internal Cell(CellKind kind, string source, List<Output> outputs, JsonObject members)
    {
        this.members = members;
        Kind = kind;
        Source = source;
        Outputs = outputs;
        Id = members["id"]?.GetValue<string>();
        ExecutionCount = members["execution_count"]?.GetValue<int>();
        if (members["metadata"] is not JsonObject metadata) members["metadata"] = metadata = [];
        Metadata = metadata;
    }

    public CellKind Kind { get; }

    /// <summary>The id that nbformat 4.5 requires and that earlier formats do not have.</summary>
    public string? Id { get; set; }

    public string Source { get; set; }

    public JsonObject Metadata { get; }

    public IReadOnlyList<string> Tags =>
        Metadata["tags"] is JsonArray tags ? [.. tags.Where(tag => tag?.GetValueKind() == JsonValueKind.String).Select(tag => tag!.GetValue<string>())] : [];

    /// <summary>What nbconvert makes of the cell in a deck of slides: "slide", "subslide", "fragment", "-" (on the same slide), "notes" or "skip"; null where the cell does not say.</summary>
    public string? SlideType
    {
        get => Metadata["slideshow"] is JsonObject slideshow && slideshow["slide_type"] is JsonValue type && type.TryGetValue<string>(out var name) ? name : null;
        set
        {
            if (Metadata["slideshow"] is not JsonObject slideshow) Metadata["slideshow"] = slideshow = [];
            slideshow["slide_type"] = value;
        }
    }

    /// <summary>Files that a Markdown cell carries: name -> mime type -> base64.</summary>
    public JsonObject? Attachments => members["attachments"] as JsonObject;

    public int? ExecutionCount { get; set; }

    public List<Output> Outputs { get; }

    internal JsonObject ToJson(bool withId)
    {
        JsonObject json = members.DeepClone().AsObject();
        json["cell_type"] = CellTypes.Name(Kind);
        if (Kind == CellKind.Code) json["execution_count"] = ExecutionCount;
        if (withId) json["id"] = Id;
        else if (Id is null) json.Remove("id");
        if (Kind == CellKind.Code) json["outputs"] = new JsonArray([.. Outputs.Select(OutputFormat.Write)]);
        if (MultilineText.Join(json["source"]) != Source) json["source"] = MultilineText.Split(Source);
        return json;
    }

    // The members of a new cell, in the order in which Jupyter writes them.
    private static JsonObject Template(CellKind kind)
    {
        string[] names = kind == CellKind.Code
            ? ["cell_type", "execution_count", "id", "metadata", "outputs", "source"]
            : ["cell_type", "id", "metadata", "source"];
        return new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)null)));
    }
}
