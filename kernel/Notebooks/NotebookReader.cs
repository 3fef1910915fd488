using System.Text.Json;
using System.Text.Json.Nodes;

namespace ParallelAsync.Kernel.Notebooks;

/// <summary>Builds a notebook from its JSON and says precisely what is wrong with one that is not nbformat 4.</summary>
/// <param name="file">The name that errors carry.</param>
internal sealed class NotebookReader(string file)
{
    // Duplicates would make JsonObject fail later, far from here; plotly's JSON nests deeper than the default of 64 allows in bad cases.
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 512 };

    public Notebook Read(string json)
    {
        JsonObject members = Parse(json);
        CheckVersion(members);
        if (members["cells"] is not JsonArray cells)
        {
            throw Error(members.ContainsKey("cells")
                ? "its cells should be a list; the file is not a Jupyter notebook or is damaged. Restore it from version control or a copy."
                : "it has no cells, which nbformat 4 requires; the file is not a Jupyter notebook or is damaged. Restore it from version control or a copy.");
        }

        if (members["metadata"] is not (null or JsonObject)) throw Error("its metadata should be an object. Repair it in a text editor or in Jupyter.");
        members["cells"] = null;
        var notebook = new Notebook(members, [.. cells.ToArray().Select((cell, i) => ReadCell(cell, i + 1))]);
        if (notebook.HasCellIds)
        {
            CheckIds(notebook);
            CellIds.AddMissing(notebook);
        }

        return notebook;
    }

    private JsonObject Parse(string json)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(json, documentOptions: Options);
            CheckStrings(root);
        }
        catch (JsonException error)
        {
            var where = $"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}";
            var came = string.IsNullOrWhiteSpace(json) ? "the file is empty" : $"reading failed at {where} ({Reason(error)})";
            throw Error($"a notebook is JSON, but {came}. Restore it from version control or a copy.", error);
        }
        catch (InvalidOperationException error)
        {
            throw Error("a text in it holds half a surrogate pair, which no Unicode text may hold. Restore it from version control or a copy.", error);
        }

        return root as JsonObject ?? throw Error("a notebook is a JSON object with nbformat and cells, but the file holds " +
            $"{(root is null ? "null" : Kind(root))}. Give the path of an .ipynb file.");
    }

    // System.Text.Json decodes a string when it is asked for it: ask now, so that a bad one is found while reading and not while saving.
    private static void CheckStrings(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach ((_, JsonNode? value) in members) CheckStrings(value);
                break;
            case JsonArray items:
                foreach (JsonNode? item in items) CheckStrings(item);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                _ = value.GetValue<string>();
                break;
            default:
                break;
        }
    }

    private void CheckVersion(JsonObject members)
    {
        if (!TryNumber(members["nbformat"], out var format))
            throw Error("its nbformat should be 4, but there is none; the file is JSON, not a Jupyter notebook. Give the path of an .ipynb file.");
        if (format != 4)
        {
            throw Error($"its nbformat should be 4, but is {format}. " + (format < 4
                ? "Convert it with: jupyter nbconvert --to notebook --nbformat 4 FILE"
                : "Save it as nbformat 4 from the program that made it."));
        }

        if (members["nbformat_minor"] is { } minor && !TryNumber(minor, out _))
            throw Error("its nbformat_minor should be a whole number. Repair it in a text editor.");
    }

    private Cell ReadCell(JsonNode? node, int number)
    {
        if (node is not JsonObject members) throw Error($"cell {number} should be an object, but is {(node is null ? "null" : Kind(node))}. Remove or repair it.");
        CellKind kind = CellTypes.Kind(MultilineText.Join(members["cell_type"]))
            ?? throw Error($"cell {number} should have the cell_type code, markdown or raw, but has {members["cell_type"]?.ToJsonString() ?? "none"}. Repair it in a text editor.");
        var source = MultilineText.Join(members["source"])
            ?? throw Error($"cell {number} should have a source that is a string or a list of strings. Repair it in a text editor.");
        if (members["metadata"] is not (null or JsonObject)) throw Error($"cell {number} should have metadata that is an object. Repair it in a text editor.");
        if (members["id"] is { } id && id.GetValueKind() != JsonValueKind.String) throw Error($"cell {number} should have an id that is a string. Repair it in a text editor.");
        if (members["execution_count"] is { } count && !TryNumber(count, out _))
            throw Error($"cell {number} should have an execution_count that is a whole number or null. Clear the outputs and save it again.");
        return new Cell(kind, source, kind == CellKind.Code ? ReadOutputs(members, number) : [], members);
    }

    private List<Output> ReadOutputs(JsonObject members, int number)
    {
        if (members["outputs"] is not { } node) return [];
        if (node is not JsonArray outputs) throw Error($"cell {number} should have outputs that are a list. Clear the outputs and save it again.");
        var result = new List<Output>(outputs.Count);
        foreach (JsonNode? output in outputs)
        {
            var where = $"cell {number}, output {result.Count + 1}";
            try
            {
                result.Add(OutputFormat.Read(output as JsonObject ?? throw new FormatException("it should be an object")));
            }
            catch (FormatException error)
            {
                throw Error($"{where}: {error.Message}. Clear the outputs and save it again.", error);
            }
        }

        // They live on as records; the JSON would only be copied along.
        members["outputs"] = null;
        return result;
    }

    private void CheckIds(Notebook notebook)
    {
        var seen = new Dictionary<string, int>();
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            if (notebook.Cells[i].Id is not { } id) continue;
            if (!CellIds.IsValid(id)) throw Error($"cell {i + 1} should have an id of 1 to 64 letters, digits, hyphens or underscores, but has \"{id}\". Give it another.");
            if (!seen.TryAdd(id, i + 1)) throw Error($"cell {i + 1} has the id \"{id}\" of cell {seen[id]}; ids are unique. Give it another.");
        }
    }

    private static bool TryNumber(JsonNode? node, out int number)
    {
        number = 0;
        return node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out number);
    }

    private static string Kind(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        _ => "true or false",
    };

    // The library's message ends in its own description of the place, which counts from 0.
    private static string Reason(JsonException error) => error.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.', ' ');

    private NotebookFormatException Error(string problem, Exception? inner = null) => new(file, problem, inner);
}
