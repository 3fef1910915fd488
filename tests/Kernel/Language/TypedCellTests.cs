using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Language;

namespace ParallelAsync.Tests.Kernel.Language;

public sealed class TypedCellTests
{
    [Fact]
    public void PartsTo_CodeAlone_IsTheCell() => Assert.Equal([new CodePart("int x;\r\nx")], TypedCell.PartsTo("int x;\r\nx", 0));

    [Fact]
    public void PartsTo_Directives_LeaveBlanksOfTheirLength() => Assert.Equal(
        [new CodePart("      \nint x;\r\n                           \ry")],
        TypedCell.PartsTo("#!time\nint x;\r\n#r \"nuget: Some.Package, 1\"\ry", 0));

    [Fact]
    public void PartsTo_Import_CutsThereAndKeepsIndexes() => Assert.Equal(
        [new CodePart("a();\n"), new ImportPart("setup.cs", 2), new CodePart("    \n                 \nb();")],
        TypedCell.PartsTo("a();\n#!import setup.cs\nb();", 23));

    [Fact]
    public void PartsTo_ImportBehindTheCursor_IsLeftOut() => Assert.Equal([new CodePart("a();\n")], TypedCell.PartsTo("a();\n#!import setup.cs\nb();", 2));

    [Fact]
    public void PartsTo_UnfinishedImport_IsNoImport() => Assert.Equal([new CodePart("        \nb();")], TypedCell.PartsTo("#!import\nb();", 10));

    /// <summary>The services and the session must agree on what is code.</summary>
    [Fact]
    public void PartsTo_AnyLines_HoldTheCodeThatRuns()
    {
        var lines = Gen.Elements("int x;", "  y();", "#!time", "#!import a.cs", "#r \"nuget: A, 1\"", "#r \"a.dll\"", "", "// #!time");
        var cells = from count in Gen.Choose(0, 8)
                    from cell in lines.ListOf(count)
                    from end in Gen.Elements("\n", "\r\n", "\u2028")
                    select string.Join(end, cell);
        Prop.ForAll(cells.ToArbitrary(), cell =>
        {
            var run = CellSource.Parse(cell).Parts.Select(Words);
            var typed = TypedCell.PartsTo(cell, cell.Length).Where(part => part is not CodePart(var code) || !string.IsNullOrWhiteSpace(code)).Select(Words);
            return run.SequenceEqual(typed) && TypedCell.PartsTo(cell, cell.Length)[^1] is CodePart(var last) && last.Length == cell.Length;
        }).QuickCheckThrowOnFailure();

        static string Words(CellPart part) => part is CodePart(var code) ? string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : part.ToString();
    }
}
