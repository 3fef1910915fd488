using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site;
using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.Kernel.Site;

/// <summary>The landing page and the search's index: what they take from the notebooks and from the README beside them.</summary>
public sealed class LandingPageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Build_TaggedCells_StandAroundTheListWithTheirLinks()
    {
        Notebook notebook = Tagged();

        IHtmlDocument page = Build(notebook);

        INode[] order = [page.QuerySelector("#why")!, page.QuerySelector(".shown")!, page.QuerySelector(".cards")!, page.QuerySelector("#how")!];
        Assert.All(order.Zip(order.Skip(1)), pair => Assert.True(pair.First.CompareDocumentPosition(pair.Second).HasFlag(DocumentPositions.Following)));
        Assert.Equal("42\n", page.QuerySelector(".shown .stream")!.TextContent);
        Assert.Equal(("a.html#cell-3", "A, Why"), (page.QuerySelector(".shown .note a")!.GetAttribute("href"), page.QuerySelector(".shown .note a")!.TextContent));
        Assert.Equal("a.html#how", page.QuerySelectorAll("#content .prose a").Single(link => link.TextContent == "below").GetAttribute("href"));
        Assert.DoesNotContain("untagged", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_ReadmeWithAMap_TellsOnTheCardWhatItsRowSays()
    {
        folder.Write("README.md", "# Map", "", "| Notebook | Talk | What it shows | Minutes |", "| --- | --- | --- | ---: |", "| [A](a.ipynb) | 6, 7 | `await` and what it costs | 15 |");

        IElement card = Build(Tagged()).QuerySelector(".cards li")!;

        Assert.Equal("await and what it costs", card.QuerySelector("p")!.TextContent);
        Assert.Equal("Talk: 6, 7 · Minutes: 15 · Succeeded in 3.0 s", card.QuerySelector(".facts")!.TextContent);
    }

    [Fact]
    public void Build_Collection_EveryNotebookHasItsRowEveryDocumentItsCardAndTheChartsStandOnTop()
    {
        using var collection = new CollectionSite();
        IHtmlDocument page = new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(collection.Folder, "index.html")));

        IElement[] cards = [.. page.QuerySelectorAll("ol.cards li")];
        Assert.Equal(Repository.NotebookNames.Count(), cards.Length);
        Assert.All(cards, card => Assert.Matches(@"Minutes: \d+ · ", card.QuerySelector(".facts")!.TextContent));
        Assert.Equal(CollectionSite.DocumentPages, page.QuerySelectorAll("ul.cards h3 a").Select(link => link.GetAttribute("href")).Order(StringComparer.Ordinal));
        Assert.All(page.QuerySelectorAll("ul.cards li"), card => Assert.NotEmpty(card.QuerySelector("p")!.TextContent));
        Assert.NotEmpty(page.QuerySelectorAll("main > .prose"));
        Assert.Contains(Repository.NotebookNames, name => Repository.ReadNotebook(name).Cells
            .Any(cell => cell.Kind == CellKind.Code && cell.Tags.Contains(LandingCells.Above)));
    }

    [Fact]
    public void Build_SearchIndex_HasSectionsAndCodeButNoSolutions()
    {
        Build(Tagged());

        var script = File.ReadAllText(folder.File("site/assets/search-index.js"));
        JsonNode[] entries = [.. JsonNode.Parse(script["window.searchIndex = ".Length..script.LastIndexOf(';')])![0]![2]!.AsArray().Select(entry => entry!)];

        Assert.Equal(
            [("content", "A", "An introduction.", 0), ("cell-3", "Why", "Show(42);", 1), ("why", "Why", "Because. See below.", 0), ("how", "How", "Like this.", 0)],
            entries.Select(entry => ((string)entry[0]!, (string)entry[1]!, (string)entry[2]!, (int)entry[3]!)));
        Assert.DoesNotContain("secret", script, StringComparison.Ordinal);
    }

    private static Notebook Tagged()
    {
        var notebook = new Notebook();
        notebook.Cells.Add(new Cell(CellKind.Markdown, "# A\n\nAn introduction."));
        notebook.Cells.Add(Cell(CellKind.Markdown, "## Why\n\nBecause. See [below](#how).", "landing"));
        Cell code = Cell(CellKind.Code, "Show(42);", "landing");
        code.ExecutionCount = 1;
        code.Outputs.Add(new StreamOutput("stdout", "42\n"));
        notebook.Cells.Add(code);
        notebook.Cells.Add(Cell(CellKind.Markdown, "## How\n\nLike this.", "landing-end"));
        notebook.Cells.Add(Cell(CellKind.Code, "var secret = \"untagged\";", "solution"));
        return notebook;
    }

    private static Cell Cell(CellKind kind, string source, string tag)
    {
        var cell = new Cell(kind, source);
        cell.Metadata["tags"] = new JsonArray(tag);
        return cell;
    }

    private IHtmlDocument Build(Notebook notebook)
    {
        SiteBuilder.Build([new ExecutedNotebook(notebook, "a.ipynb", NotebookStatus.Succeeded, TimeSpan.FromSeconds(3), folder.Path)], folder.File("site"));
        return new HtmlParser().ParseDocument(File.ReadAllText(folder.File("site/index.html")));
    }
}
