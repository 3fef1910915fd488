using System.Text.Json;
using System.Text.Json.Nodes;

namespace ParallelAsync.Kernel.Notebooks;

/// <summary>A notebook of nbformat 4. What it was read with and is not modelled here is kept and written back as it was.</summary>
internal sealed class Notebook
{
    private readonly JsonObject members;

    /// <summary>A new, empty notebook of nbformat 4.5.</summary>
    public Notebook()
        : this(new JsonObject { ["cells"] = null, ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 }, [])
    {
    }

    /// <summary>A notebook as it was read.</summary>
    /// <param name="members">The file's JSON object, which becomes this notebook's own; its <c>cells</c> are only a place holder.</param>
    /// <param name="cells">The cells, in order.</param>
    internal Notebook(JsonObject members, List<Cell> cells)
    {
        this.members = members;
        Cells = cells;
        if (members["metadata"] is not JsonObject metadata) members["metadata"] = metadata = [];
        Metadata = metadata;
        if (!members.ContainsKey("nbformat_minor")) members["nbformat_minor"] = 0;
        Format = members["nbformat"]!.GetValue<int>();
        FormatMinor = members["nbformat_minor"]!.GetValue<int>();
    }

    /// <summary>The major version of the format: always 4.</summary>
    public int Format { get; }

    public int FormatMinor { get; }

    public JsonObject Metadata { get; }

    public List<Cell> Cells { get; }

    /// <summary>The language of its code cells, such as <c>C#</c>; empty when the notebook does not say.</summary>
    public string Language => Text("kernelspec", "language") ?? Text("language_info", "name") ?? "";

    /// <summary>The kernel that the notebook asks for, such as <c>.net-csharp</c>; empty when it does not say.</summary>
    public string KernelName => Text("kernelspec", "name") ?? "";

    /// <summary>Whether its cells have ids: required from 4.5 on, not allowed before.</summary>
    internal bool HasCellIds => FormatMinor >= 5;

    internal JsonObject ToJson()
    {
        CellIds.AddMissing(this);
        JsonObject json = members.DeepClone().AsObject();
        json["cells"] = new JsonArray([.. Cells.Select(cell => cell.ToJson(HasCellIds))]);
        return json;
    }

    private string? Text(string section, string name) =>
        Metadata[section] is JsonObject values && values[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
