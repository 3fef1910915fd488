using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Table = ParallelAsync.Charts.Table;

namespace ParallelAsync.Tests.Charts;

public sealed class TableTests
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().Build();

    [Fact]
    public void ToMarkdown_NumbersAndNames_AlignsEachItsWay()
    {
        var table = new Table("Times.", ["approach", "Wall time (ms)", "speedup", "note"], [["1 worker", "1,431", "4.2x", "a"], ["2 workers", "−3.2 ms", "n/a", "7 b"]]);

        Assert.Equal(
            "**Times.**\n\n| approach | Wall time (ms) | speedup | note |\n| :--- | ---: | ---: | :--- |\n| 1 worker | 1,431 | 4.2x | a |\n| 2 workers | −3.2 ms | n/a | 7 b |\n",
            table.ToMarkdown());
    }

    [Theory]
    [InlineData("a | b")]
    [InlineData("List<int> & *bold* _x_ `code` ~~gone~~")]
    [InlineData("[link](x) ![picture](y) #1 \\ $m$ {z}")]
    [InlineData("<script>alert(1)</script>")]
    public void ToMarkdown_CellWithMarkdown_ShowsItAsItStands(string cell)
    {
        var markdown = new Table(cell, ["name", "second"], [[cell, "plain"]]) { Note = cell }.ToMarkdown();

        var document = Markdown.Parse(markdown, GitHub);
        var row = (TableRow)document.Descendants<Markdig.Extensions.Tables.Table>().Single()[1];
        Assert.Equal([cell, "plain"], row.Select(Words));
        Assert.Equal((cell, cell), (Words(document[0]), Words(document[^1])));
    }

    [Fact]
    public void ToMarkdown_CellOfSeveralLines_StaysOneRow()
    {
        var markdown = new Table("Lines.", ["a"], [["first\r\nsecond"]]).ToMarkdown();

        Assert.Equal("**Lines.**\n\n| a |\n| :--- |\n| first<br>second |\n", markdown);
    }

    [Fact]
    public void ToText_AnyTable_AlignsItsColumns() => Assert.Equal(
        "Times of a run.\nname      ms\n-----  -----\nfor     12.5\nPLINQ  1,000\nMedians\n",
        new Table("Times of a run.", ["name", "ms"], [["for", "12.5"], ["PLINQ ", "1,000"]]) { Note = "Medians" }.ToText());

    [Fact]
    public void Table_RowOfAnotherLength_SaysWhichAndWhatWasExpected()
    {
        var error = Assert.Throws<ArgumentException>(() => new Table("Rows.", ["a", "b"], [["1", "2"], ["3"]]));

        Assert.Contains("Row 1 has 1 cells", error.Message, StringComparison.Ordinal);
        Assert.Contains("2 columns (a, b)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Table_WithoutCaption_IsRefused(string caption) => Assert.Throws<ArgumentException>(() => new Table(caption, ["a"], [["1"]]));

    [Fact]
    public void Table_WithoutColumns_IsRefused() => Assert.Throws<ArgumentException>(() => new Table("Nothing.", [], []));

    [Fact]
    public void Table_InputChangedAfterwards_StaysAsItWas()
    {
        string[] row = ["1"];
        var table = new Table("Cells.", ["a"], [row]);

        row[0] = "2";

        Assert.Equal("1", table.Rows[0][0]);
    }

    private static string Words(Block block) => string.Concat(Leaves(block).SelectMany(leaf => leaf.Inline!.FindDescendants<LeafInline>()).Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        _ => $"[{inline.GetType().Name}]",
    }));

    private static IEnumerable<LeafBlock> Leaves(Block block) => block is LeafBlock leaf ? [leaf] : ((ContainerBlock)block).Descendants<LeafBlock>();
}
