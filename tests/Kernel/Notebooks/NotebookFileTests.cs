using System.Text;
using System.Text.Json.Nodes;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Tests.Kernel.Notebooks;

public sealed class NotebookFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> AllFixtures => Fixtures.Names;

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(AllFixtures))]
    public void Write_UnchangedNotebook_SameBytes(string name)
    {
        var original = Fixtures.FullPath(name);

        NotebookFile.Write(NotebookFile.Read(original), folder.File(name));

        Assert.Equal(File.ReadAllText(original), File.ReadAllText(folder.File(name)));
        Assert.Equal(File.ReadAllBytes(original), File.ReadAllBytes(folder.File(name)));
    }

    [Fact]
    public void Read_Notebook_KnowsItsLanguageAndCells()
    {
        Notebook notebook = NotebookFile.Read(Fixtures.FullPath("v4.5-mime-bundles.ipynb"));

        Assert.Equal((4, 5), (notebook.Format, notebook.FormatMinor));
        Assert.Equal(("C#", ".net-csharp"), (notebook.Language, notebook.KernelName));
        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Raw], notebook.Cells.Select(cell => cell.Kind));
        Assert.Equal(["a1b2c3d4", "chart_1", "raw-1"], notebook.Cells.Select(cell => cell.Id));
        Assert.Equal("# Köln 😀 → 日本\n\n\"quoted\" \\ back\tslash", notebook.Cells[0].Source);
        Assert.Equal(3, notebook.Cells[1].ExecutionCount);
    }

    [Fact]
    public void Read_MimeBundle_TextIsJoinedAndJsonStaysJson()
    {
        Notebook notebook = NotebookFile.Read(Fixtures.FullPath("v4.5-mime-bundles.ipynb"));

        var chart = Assert.IsType<DisplayOutput>(notebook.Cells[1].Outputs[0]);
        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "text/plain"], chart.Data.MimeTypes);
        Assert.Equal("Größe µ", chart.Data["application/vnd.plotly.v1+json"]!["data"]![0]!["name"]!.GetValue<string>());
        Assert.Equal("a 1\nb 2.5\n", chart.Data.Text("text/plain"));
        Assert.Equal(700, chart.Metadata["image/png"]!["width"]!.GetValue<int>());
        var mixed = Assert.IsType<DisplayOutput>(notebook.Cells[1].Outputs[2]);
        Assert.Equal(["a", "b"], mixed.Data["application/json"]!.AsArray().Select(item => item!.GetValue<string>()));
        Assert.Null(mixed.Data.Text("application/json"));
        Assert.Null(mixed.Data["text/html"]);
        Assert.Equal(3, Assert.IsType<ResultOutput>(notebook.Cells[1].Outputs[3]).ExecutionCount);
    }

    [Fact]
    public void Read_StreamsAndErrors_KeepEveryCharacter()
    {
        Cell cell = NotebookFile.Read(Fixtures.FullPath("v4.4-streams-and-errors.ipynb")).Cells[0];

        Assert.Equal(new StreamOutput("stdout", "10 %\r20 %\r\n done\fnext\u2028line\u0085end"), cell.Outputs[0]);
        Assert.Equal(new StreamOutput("stderr", "\e[31mred\e[0m \u007f\b\n"), cell.Outputs[1]);
        var error = Assert.IsType<ErrorOutput>(cell.Outputs[2]);
        Assert.Equal(("FormatException", "The input string 'x' was not in a correct format."), (error.Name, error.Value));
        Assert.Equal("   at Cell 1, line 2", error.Traceback[1]);
        Assert.Equal(["parameters", "hide-input"], cell.Tags);
    }

    [Fact]
    public void Read_Attachments_AreThere()
    {
        Cell cell = NotebookFile.Read(Fixtures.FullPath("v4.2-attachments.ipynb")).Cells[0];

        var png = cell.Attachments!["dot.png"]!["image/png"]!.GetValue<string>();
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], Convert.FromBase64String(png)[..4]);
    }

    [Fact]
    public void Read_ByteOrderMark_IsIgnored()
    {
        var path = folder.File("mark.ipynb");
        File.WriteAllText(path, """{"nbformat": 4, "cells": [{"cell_type": "raw", "source": "é"}]}""", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal("é", NotebookFile.Read(path).Cells[0].Source);
    }

    [Fact]
    public void Write_ChangedOutputs_OnlyThatCellChanges()
    {
        const string name = "v4.5-unknown-members.ipynb";
        Notebook notebook = NotebookFile.Read(Fixtures.FullPath(name));
        notebook.Cells[0].ExecutionCount = 1;
        notebook.Cells[0].Outputs.Add(new ResultOutput(1, new MimeBundle { ["text/plain"] = "1" }, []));

        NotebookFile.Write(notebook, folder.File(name));

        JsonObject before = JsonNode.Parse(File.ReadAllText(Fixtures.FullPath(name)))!.AsObject();
        before["cells"]![0]!["execution_count"] = 1;
        before["cells"]![0]!["outputs"] = JsonNode.Parse(
            """[{"data": {"text/plain": ["1"]}, "execution_count": 1, "metadata": {}, "output_type": "execute_result"}]""");
        Assert.Equal(before.ToJsonString(), JsonNode.Parse(File.ReadAllText(folder.File(name)))!.ToJsonString());
    }

    [Fact]
    public void Write_ChangedSource_IsStoredAsLines()
    {
        Notebook notebook = NotebookFile.Read(Fixtures.FullPath("v4.0-string-sources.ipynb"));
        notebook.Cells[2].Source = "var a = 1;\r\na";

        NotebookFile.Write(notebook, folder.File("a.ipynb"));

        JsonNode cell = JsonNode.Parse(File.ReadAllText(folder.File("a.ipynb")))!["cells"]![2]!;
        Assert.Equal(["var a = 1;\r\n", "a"], cell["source"]!.AsArray().Select(line => line!.GetValue<string>()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Write_CellAddedBeforeFormat45_HasNoId(int minor)
    {
        var path = folder.WriteText("old.ipynb", $$"""{"cells": [{"cell_type": "markdown", "metadata": {}, "source": "a"}], "metadata": {}, "nbformat": 4, "nbformat_minor": {{minor}}}""");
        Notebook notebook = NotebookFile.Read(path);
        notebook.Cells.Add(new Cell(CellKind.Code, "1"));

        NotebookFile.Write(notebook, path);

        JsonArray cells = JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray();
        Assert.Equal(2, cells.Count);
        Assert.All(cells, cell => Assert.False(cell!.AsObject().ContainsKey("id")));
    }

    [Fact]
    public void Read_Format45WithoutIds_GivesEachCellAUniqueLastingId()
    {
        var path = folder.WriteText("ids.ipynb", """
            {"cells": [{"cell_type": "raw", "source": "a"}, {"cell_type": "raw", "id": "cell-1", "source": "b"}, {"cell_type": "raw", "source": "c"}],
             "nbformat": 4, "nbformat_minor": 5}
            """);

        string?[] ids = [.. NotebookFile.Read(path).Cells.Select(cell => cell.Id)];
        NotebookFile.Write(NotebookFile.Read(path), path);

        Assert.Equal(["cell-2", "cell-1", "cell-3"], ids);
        Assert.Equal(ids, NotebookFile.Read(path).Cells.Select(cell => cell.Id));
    }

    [Fact]
    public void Write_NotebookThatCannotBeWritten_LeavesTheFileThatWasThere()
    {
        var path = folder.WriteText("kept.ipynb", "as it was");
        var notebook = new Notebook();
        notebook.Cells.Add(new Cell(CellKind.Code, "half a pair: \ud83d"));

        Assert.Throws<EncoderFallbackException>(() => NotebookFile.Write(notebook, path));

        Assert.Equal("as it was", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Write_Interrupted_LeavesNoTemporaryFile()
    {
        var path = folder.WriteText("kept.ipynb", "as it was");

        Assert.Throws<OperationCanceledException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half"u8);
            throw new OperationCanceledException();
        }));

        Assert.Equal("as it was", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Write_ThroughALink_KeepsTheLinkAndThePermissions()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Links and permission bits are Unix's; run this on Linux or macOS.");
            return;
        }

        var target = folder.WriteText("target.ipynb", "old");
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(folder.File("link.ipynb"), target);

        NotebookFile.Write(new Notebook(), folder.File("link.ipynb"));

        Assert.NotNull(File.ResolveLinkTarget(folder.File("link.ipynb"), returnFinalTarget: false));
        Assert.Empty(NotebookFile.Read(target).Cells);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(target));
    }
}
