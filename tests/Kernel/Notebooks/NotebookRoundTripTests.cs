using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Tests.Kernel.Notebooks;

public sealed class NotebookRoundTripTests : IDisposable
{
    // The same cases on every run: a failure is then everybody's failure.
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(2026_11_24, 42_000_001);

    private static readonly string[] Pieces =
        ["", " ", "a", "var x = 1;", "\"", "\\", "\n", "\r", "\r\n", "\t", "\f", "\v", "\b", "\0", "\e[31m", "\u001f", "\u007f", "\u0085", "\u2028", "\u2029", "é", "日本", "😀", "</script>", "<&>", "'"];

    private static readonly Gen<string> Text = Gen.Elements(Pieces).ListOf().Select(string.Concat);

    private static readonly Gen<string> Name = Gen.Elements("a", "b", "größe", "x y", "");

    private static readonly Gen<JsonNode> Json = JsonOfDepth(3);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WriteThenRead_AnyNotebook_IsTheSameAndStaysTheSame() =>
        Prop.ForAll(Notebooks.ToArbitrary(), notebook =>
        {
            string first = folder.File("first.ipynb"), second = folder.File("second.ipynb");
            NotebookFile.Write(notebook, first);
            Notebook read = NotebookFile.Read(first);
            NotebookFile.Write(read, second);
            return Describe(read) == Describe(notebook) && File.ReadAllText(first) == File.ReadAllText(second);
        }).Check(Config);

    [Fact]
    public void SplitThenJoin_AnyText_IsTheText() =>
        Prop.ForAll(Text.ToArbitrary(), text => MultilineText.Join(MultilineText.Split(text)) == text).Check(Config);

    [Fact]
    public void Write_AnyText_IsTheJsonStringOfThatText() =>
        Prop.ForAll(Text.ToArbitrary(), text =>
        {
            using var writer = new StringWriter();
            JupyterJson.Write(writer, JsonValue.Create(text));
            return JsonNode.Parse(writer.ToString())!.GetValue<string>() == text;
        }).Check(Config);

    private static Gen<Notebook> Notebooks =>
        from metadata in Members
        from cells in Cells.ListOf()
        select Fill(new Notebook(), metadata, cells);

    private static Gen<Cell> Cells =>
        from kind in Gen.Elements(Enum.GetValues<CellKind>())
        from source in Text
        from metadata in Members
        from count in Gen.Elements<int?>(null, 0, 1, 12345)
        from outputs in Outputs.ListOf()
        select Fill(new Cell(kind, source), metadata, count, outputs);

    private static Gen<Output> Outputs => Gen.OneOf(
        from name in Gen.Elements("stdout", "stderr") from text in Text select (Output)new StreamOutput(name, text),
        from data in Bundles from metadata in Members select (Output)new DisplayOutput(data, metadata),
        from data in Bundles from metadata in Members from count in Gen.Elements<int?>(null, 3) select (Output)new ResultOutput(count, data, metadata),
        from name in Text from value in Text from lines in Text.ListOf() select (Output)new ErrorOutput(name, value, lines));

    private static Gen<MimeBundle> Bundles =>
        from plain in Text
        from html in Text
        from json in Json
        from png in Gen.Elements("iVBORw0KGgo=", "iVBORw0KGgo=\n")
        select new MimeBundle { ["application/vnd.plotly.v1+json"] = json, ["image/png"] = png, ["text/html"] = html, ["text/plain"] = plain };

    private static Gen<JsonObject> Members => Json.ListOf().SelectMany(values => Name.ListOf(values.Count).Select(names =>
        new JsonObject(names.Zip(values).DistinctBy(pair => pair.First).Select(pair => KeyValuePair.Create(pair.First, (JsonNode?)pair.Second.DeepClone())))));

    private static Gen<JsonNode> JsonOfDepth(int depth)
    {
        Gen<JsonNode> leaf = Gen.OneOf(
            Text.Select(text => (JsonNode)JsonValue.Create(text)!),
            Gen.Choose(-1000, 1000).Select(number => (JsonNode)JsonValue.Create(number / 8.0)),
            Gen.Elements(true, false).Select(value => (JsonNode)JsonValue.Create(value)));
        if (depth == 0) return leaf;
        Gen<JsonNode> inner = JsonOfDepth(depth - 1);
        return Gen.OneOf(
            leaf,
            inner.ListOf().Select(items => (JsonNode)new JsonArray([.. items.Select(item => item.DeepClone())])),
            inner.ListOf().Select(items => (JsonNode)new JsonObject(items.Select((item, i) => KeyValuePair.Create($"m{i}", (JsonNode?)item.DeepClone())))));
    }

    private static Notebook Fill(Notebook notebook, JsonObject metadata, IEnumerable<Cell> cells)
    {
        notebook.Metadata["x"] = metadata.DeepClone();
        notebook.Cells.AddRange(cells);
        return notebook;
    }

    private static Cell Fill(Cell cell, JsonObject metadata, int? count, IEnumerable<Output> outputs)
    {
        cell.Metadata["x"] = metadata.DeepClone();
        if (cell.Kind != CellKind.Code) return cell;
        cell.ExecutionCount = count;
        cell.Outputs.AddRange(outputs);
        return cell;
    }

    private static string Describe(Notebook notebook) => string.Join("\n", [notebook.Metadata.ToJsonString(), .. notebook.Cells.Select(Describe)]);

    private static string Describe(Cell cell) =>
        string.Join("|", [cell.Kind, cell.Id, cell.Source, cell.ExecutionCount, cell.Metadata.ToJsonString(), .. cell.Outputs.Select(Describe)]);

    private static string Describe(Output output) => output switch
    {
        DisplayOutput display => $"display {Describe(display.Data)} {display.Metadata.ToJsonString()}",
        ResultOutput result => $"result {result.ExecutionCount} {Describe(result.Data)} {result.Metadata.ToJsonString()}",
        ErrorOutput error => $"error {error.Name} {error.Value} {string.Join("|", error.Traceback)}",
        _ => output.ToString(),
    };

    private static string Describe(MimeBundle bundle) => string.Join(", ", bundle.Select(pair => $"{pair.Key} = {pair.Value.ToJsonString()}"));
}
