using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Kernel.Language;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.Kernel.Language;

/// <summary>The cells of the real notebooks, damaged as only typing can: no answer may be an error or point outside of the cell.</summary>
[Collection("Sessions")]
public sealed class MutatedCellsTests(NotebookInProgress notebook) : IClassFixture<NotebookInProgress>
{
    private static readonly string[] Pieces =
    [
        "\"", "'", "{", "}", "(", ")", "<", ">", "[", ".", ";", ",", "=>", "@\"", "$\"{", "\"\"\"", "$$\"\"\"", "/*", "//", "///", "#", "#!", "#!import ", "#!import .",
        "#r \"", "#load \"", "#r \"nuget: ", "#if ", "#endif", "\n", "\r\n", "\u2028", "\0", "\uD83D", "\uDE00", "\t", "new ", "await ", "from x in ", "class ", "override ", "{ get;", "?.", "::", "ä",
    ];

    private static readonly IReadOnlyList<string> Cells =
        [.. Repository.NotebookNames.SelectMany(name => Repository.ReadNotebook(name).Cells).Where(cell => cell.Kind == CellKind.Code).Select(cell => cell.Source)];

    private static Gen<(string Code, int Cursor)> Typed { get; } =
        from cell in Gen.Elements<string>(Cells)
        from edits in Gen.Choose(0, 4).SelectMany(count => Edit.ListOf(count))
        let code = edits.Aggregate(cell, Apply)
        from cursor in Gen.Frequency((9, Gen.Choose(0, code.Length)), (1, Gen.Elements(-1, int.MinValue, code.Length + 1, int.MaxValue)))
        select (code, cursor);

    // A place in thousandths of the cell, how much is taken away there, and what comes instead.
    private static Gen<(int Place, int Removed, string Added)> Edit =>
        from place in Gen.Choose(0, 1000)
        from removed in Gen.Frequency((3, Gen.Constant(0)), (3, Gen.Choose(1, 5)), (1, Gen.Choose(6, 400)))
        from added in Gen.Frequency((3, Gen.Elements(Pieces)), (1, Gen.Constant("")))
        select (place, removed, added);

    [Fact]
    public async Task CompleteAndInspect_AnyCellAndCursor_AnswerWithinTheCell()
    {
        foreach (var (code, cursor) in Typed.Sample(50, new Rnd(20201114, 43), 60))
        {
            var completions = await notebook.Language.Services.CompleteAsync(code, cursor, TestContext.Current.CancellationToken);
            await notebook.Language.Services.InspectAsync(code, cursor, detailLevel: 1, TestContext.Current.CancellationToken);

            Assert.True(notebook.Language.Faults.Count == 0, $"At {cursor} of:\n{code}\n{string.Join('\n', notebook.Language.Faults)}");
            var inside = Math.Clamp(cursor, 0, code.Length);
            Assert.InRange(completions.Start, 0, inside);
            Assert.InRange(completions.End, inside, code.Length);
            Assert.Distinct(completions.Items.Select(item => item.InsertText));
        }
    }

    /// <summary>Deep enough to overflow the stack of whoever follows it without looking.</summary>
    [Theory]
    [InlineData("(")]
    [InlineData("{")]
    [InlineData("[")]
    [InlineData("x.")]
    [InlineData("x => ")]
    [InlineData("List<")]
    [InlineData("!")]
    [InlineData("$\"{")]
    [InlineData("if (x) ")]
    public async Task CompleteAndInspect_DeeplyNestedCode_AnswerNothing(string piece)
    {
        var language = notebook.Language;
        var code = string.Concat(Enumerable.Repeat(piece, 20_000));

        var completions = await language.Services.CompleteAsync(code, code.Length, TestContext.Current.CancellationToken);

        Assert.Null(await language.Services.InspectAsync(code, code.Length / 2, detailLevel: 0, TestContext.Current.CancellationToken));
        Assert.Equal((0, code.Length, code.Length), (completions.Items.Count, completions.Start, completions.End));
        Assert.Equal(CodeStatus.Unknown, language.Services.IsComplete(code).Status);
    }

    [Fact]
    public void IsComplete_AnyCell_IsJudged() => Prop.ForAll(
        Typed.ToArbitrary(),
        typed => CodeCompleteness.Of(typed.Code) is { Status: not CodeStatus.Unknown } judged
            && (judged.Status == CodeStatus.Incomplete || judged.Indent.Length == 0)
            && string.IsNullOrWhiteSpace(judged.Indent)).QuickCheckThrowOnFailure();

    [Fact]
    public void IsComplete_CellsOfTheNotebooks_AreComplete() =>
        Assert.All(Cells, cell => Assert.Equal(new Completeness(CodeStatus.Complete), notebook.Language.Services.IsComplete(cell)));

    [Fact]
    public void IsComplete_LongListOfNumbers_IsComplete()
    {
        var code = $"var numbers = new[] {{ {string.Join(", ", Enumerable.Range(0, 20_000))} }};";

        Assert.Equal(CodeStatus.Complete, notebook.Language.Services.IsComplete(code).Status);
    }

    private static string Apply(string code, (int Place, int Removed, string Added) edit)
    {
        var start = (int)((long)code.Length * edit.Place / 1000);
        return code[..start] + edit.Added + code[Math.Min(code.Length, start + edit.Removed)..];
    }
}
