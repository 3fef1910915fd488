using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Tests.Kernel.Notebooks;

public sealed class NotebookFormatExceptionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "JSON", "empty")]
    [InlineData("int x = 1;", "JSON", "line 1, byte 1")]
    [InlineData("{\n \"cells\": [\n  {\"cell_type\":", "JSON", "line 3")]
    [InlineData("{\"nbformat\": 4, \"nbformat\": 4, \"cells\": []}", "JSON", "nbformat")]
    [InlineData("[1, 2]", "a JSON object", "a list")]
    [InlineData("null", "a JSON object", "null")]
    [InlineData("\"text\"", "a JSON object", "a string")]
    [InlineData("{\"name\": \"package\"}", "nbformat should be 4", "none")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", "should be 4", "is 3", "jupyter nbconvert")]
    [InlineData("{\"nbformat\": 5, \"cells\": []}", "should be 4", "is 5")]
    [InlineData("{\"nbformat\": \"4\", \"cells\": []}", "should be 4")]
    [InlineData("{\"nbformat\": 4, \"nbformat_minor\": \"x\", \"cells\": []}", "nbformat_minor", "whole number")]
    [InlineData("{\"nbformat\": 4}", "no cells")]
    [InlineData("{\"nbformat\": 4, \"cells\": {}}", "cells", "list")]
    [InlineData("{\"nbformat\": 4, \"metadata\": [], \"cells\": []}", "metadata", "object")]
    [InlineData("{\"nbformat\": 4, \"cells\": [7]}", "cell 1", "object", "a number")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"raw\", \"source\": \"\"}, {\"cell_type\": \"heading\", \"source\": \"\"}]}", "cell 2", "code, markdown or raw", "\"heading\"")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"source\": \"\"}]}", "cell 1", "cell_type", "none")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\"}]}", "cell 1", "source")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": [1]}]}", "cell 1", "source")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\", \"execution_count\": \"1\"}]}", "cell 1", "execution_count")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\", \"outputs\": {}}]}", "cell 1", "outputs")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\", \"outputs\": [{\"output_type\": \"pyout\"}]}]}", "cell 1, output 1", "\"pyout\"")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\", \"outputs\": [{\"output_type\": \"stream\", \"name\": \"stdout\"}]}]}", "cell 1, output 1", "text")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\", \"outputs\": [{\"output_type\": \"display_data\", \"data\": {\"text/plain\": null}}]}]}", "text/plain", "null")]
    [InlineData("{\"nbformat\": 4, \"nbformat_minor\": 5, \"cells\": [{\"cell_type\": \"raw\", \"id\": \"a b\", \"source\": \"\"}]}", "cell 1", "\"a b\"")]
    [InlineData("{\"nbformat\": 4, \"nbformat_minor\": 5, \"cells\": [{\"cell_type\": \"raw\", \"id\": \"a\", \"source\": \"\"}, {\"cell_type\": \"raw\", \"id\": \"a\", \"source\": \"\"}]}", "cell 2", "cell 1", "unique")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"raw\", \"source\": \"\\ud83d\"}]}", "surrogate")]
    public void Read_NotANotebook_OneClearLine(string content, params string[] parts)
    {
        var path = folder.WriteText("broken.ipynb", content);

        var error = Assert.Throws<NotebookFormatException>(() => NotebookFile.Read(path));

        Assert.StartsWith("broken.ipynb: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain(folder.Path, error.Message, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_NotUtf8_SaysWhichByte()
    {
        File.WriteAllBytes(folder.File("latin1.ipynb"), [(byte)'{', (byte)'"', 0xe9, (byte)'"', (byte)'}']);

        var error = Assert.Throws<NotebookFormatException>(() => NotebookFile.Read(folder.File("latin1.ipynb")));

        Assert.Contains("UTF-8", error.Message, StringComparison.Ordinal);
        Assert.Contains("byte 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_RelativePath_IsShownAsGiven() =>
        Assert.StartsWith("notebooks/a.ipynb: ", new NotebookFormatException("notebooks/a.ipynb", "problem").Message, StringComparison.Ordinal);
}
