using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Tests.Kernel.Execution;

public sealed class ParameterTests
{
    [Theory]
    [InlineData("int count = 5;", "1_000", "count = 1000;")]
    [InlineData("var count = 5;", "-7", "count = -7;")]
    [InlineData("long count = 5;", "9000000000", "count = 9000000000L;")]
    [InlineData("double count = 0.5;", "1e3", "count = 1e3d;")]
    [InlineData("var count = true;", "False", "count = false;")]
    [InlineData("string count = \"\";", "a \"b\" \\c", "count = \"a \\\"b\\\" \\\\c\";")]
    [InlineData("int first = 1, count = 2;", "3", "count = 3;")]
    public void For_ValueOfTheVariablesType_BecomesAnAssignment(string source, string value, string expected) =>
        Assert.Equal(expected, ParameterOverrides.For(CellWith(source), [new Parameter("count", value)]).Code);

    [Theory]
    [InlineData("int count = 5;", "many")]
    [InlineData("int count = 5;", "3000000000")]
    [InlineData("int count = 5;", "1; System.Environment.Exit(1)")]
    [InlineData("double count = 5;", "NaN")]
    [InlineData("bool count = true;", "yes")]
    [InlineData("var count = new List<int>();", "1")]
    public void For_ValueOfAnotherType_IsRefusedByName(string source, string value) =>
        Assert.Contains("count", Assert.Throws<RunException>(() => ParameterOverrides.For(CellWith(source), [new Parameter("count", value)])).Message, StringComparison.Ordinal);

    [Fact]
    public void For_ParameterOfAnotherNotebook_ChangesNothing() =>
        Assert.Null(ParameterOverrides.For(CellWith("int count = 5;"), [new Parameter("other", "1")]).Cell);

    [Fact]
    public void For_PathOfThisMachine_IsNotShownWhole() =>
        Assert.Equal("folder = .../NORMAL (set for this run)\n",
            ParameterOverrides.For(CellWith("string folder = \"\";"), [new Parameter("folder", Path.GetFullPath(Path.Combine("some", "NORMAL")))]).Note);

    [Fact]
    public void RequireKnown_NameOfNoNotebook_IsRefusedWithTheNamesThereAre()
    {
        var error = Assert.Throws<RunException>(() =>
            ParameterOverrides.RequireKnown([new Parameter("cuont", "1")], [CellWith("int count = 5;"), CellWith("int size = 5;")]));

        Assert.Contains("cuont", error.Message, StringComparison.Ordinal);
        Assert.Contains("count, size", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("count")]
    [InlineData("=5")]
    public void Parse_NoNameOrNoEqualsSign_IsRefused(string text) => Assert.Throws<RunException>(() => Parameter.Parse(text));

    [Fact]
    public void Parse_ValueWithAnEqualsSign_KeepsIt() => Assert.Equal(new Parameter("a", "b=c"), Parameter.Parse("a=b=c"));

    private static ParameterCell CellWith(string source)
    {
        var notebook = new Notebook();
        var cell = new Cell(CellKind.Code, source);
        cell.Metadata["tags"] = new System.Text.Json.Nodes.JsonArray("parameters");
        notebook.Cells.Add(cell);
        return ParameterCell.Of(notebook);
    }
}
