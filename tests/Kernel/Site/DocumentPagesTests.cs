using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site;

namespace ParallelAsync.Tests.Kernel.Site;

/// <summary>The pages of the Markdown files beside the notebooks.</summary>
public sealed class DocumentPagesTests : IDisposable
{
    private const string Words = """
        # Words

        What they mean. Back to [the work](a.ipynb#Its-Cost), on to [teaching](README.md#one-hour).

        - <a name="speedup"></a>**speedup** ([A](a.ipynb)): The time before, divided by the time after.
        - <a name="work-item"></a>**work item**: One piece of work.

        That is all.
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Build_LinkedDocuments_ArePagesAndLinksLeadBothWaysWithTheirAnchors()
    {
        folder.WriteText("words.md", Words);
        folder.WriteText("README.md", "# Teach it\n\n## One hour\n\nSee [speedup](words.md#speedup) and [above](#one-hour).");

        Build(Notebook("# A\n\nSee [speedup](words.md#speedup).\n\n## Its cost"));

        Assert.Equal("words.html#speedup", Link("a.html", "speedup"));
        Assert.Equal(("a.html#its-cost", "guide.html#one-hour", "a.html"), (Link("words.html", "the work"), Link("words.html", "teaching"), Link("words.html", "A")));
        Assert.Equal(("words.html#speedup", "#one-hour"), (Link("guide.html", "speedup"), Link("guide.html", "above")));
        Assert.Equal("speedup", Page("words.html").GetElementById("speedup")!.ParentElement!.QuerySelector("strong")!.TextContent);
        Assert.Empty(SiteLinks.Broken(folder.File("site")));
    }

    [Fact]
    public void Build_DocumentsThatNothingLinksTo_AreNoPages()
    {
        folder.WriteText("words.md", "# Words\n\n[deeper](sub/deep.md) [gone](gone.md) [outside](../README.md#there) [up](..) [plain](plain.txt) [plain.txt](plain.txt) [nul](%00.md)");
        folder.WriteText("private.md", "# Private\n\n[words](words.md)");
        folder.WriteText("README.md", "# Map");
        Directory.CreateDirectory(folder.File("sub"));
        folder.WriteText(Path.Combine("sub", "deep.md"), "# Deep");

        Build(Notebook("[words](words.md)"));

        Assert.Equal(["a.html", "index.html", "words.html"], Pages());
        Assert.Equal(
            ["deeper (sub/deep.md)", "gone (gone.md)", "outside (../README.md)", "up (..)", "plain (plain.txt)", "plain.txt"],
            Page("words.html").QuerySelectorAll(".elsewhere").Take(6).Select(span => span.TextContent));
    }

    [Fact]
    public void Build_NotebookWithoutLinks_HasNoDocumentsAndNoWayToAny()
    {
        folder.WriteText("words.md", Words);

        Build(Notebook("# A"));

        Assert.Equal(["a.html", "index.html"], Pages());
        Assert.Null(Page("index.html").GetElementById("documents"));
        Assert.Null(Page("a.html").QuerySelector(".documents"));
    }

    [Fact]
    public void Build_SameNameInTwoFolders_EachNotebookLeadsToItsOwn()
    {
        foreach (var name in new[] { "one", "two" })
        {
            Directory.CreateDirectory(folder.File(name));
            folder.WriteText(Path.Combine(name, "README.md"), $"# About {name}");
        }

        SiteBuilder.Build(
            [
                new ExecutedNotebook(Notebook("[here](README.md)"), "a.ipynb", NotebookStatus.Succeeded, TimeSpan.Zero, folder.File("one")),
                new ExecutedNotebook(Notebook("[here](README.md)"), "b.ipynb", NotebookStatus.Succeeded, TimeSpan.Zero, folder.File("two") + Path.DirectorySeparatorChar),
            ],
            folder.File("site"));

        Assert.Equal(["About one", "About two"], new[] { "a.html", "b.html" }.Select(name => Page(Link(name, "here")!).QuerySelector("h1")!.TextContent));
    }

    [Fact]
    public void Build_Documents_FollowEachOtherAndAreReachedFromEveryPage()
    {
        folder.WriteText("words.md", Words);
        folder.WriteText("README.md", "# Teach it\n\nIn *one* hour.");
        Build(Notebook("[words](words.md)"));

        Assert.All(Pages(), name => Assert.Equal(["guide.html", "words.html"], Page(name).QuerySelectorAll("footer .documents a").Select(link => link.GetAttribute("href"))));
        Assert.Equal("words.html", Page("guide.html").QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("guide.html", Page("words.html").QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        Assert.Equal(["Teach it: In one hour.", "Words: What they mean. Back to the work, on to teaching."],
            Page("index.html").QuerySelectorAll("ul.cards li").Select(card => $"{card.QuerySelector("h3")!.TextContent}: {card.QuerySelector("p")!.TextContent}"));
        Assert.Null(Page("words.html").QuerySelector(".run"));
    }

    [Fact]
    public void Build_SearchIndex_HasEveryTermAndTheTextAroundThem()
    {
        folder.WriteText("words.md", Words);
        Build(Notebook("[words](words.md)"));

        var script = File.ReadAllText(folder.File("site/assets/search-index.js"));
        JsonArray page = JsonNode.Parse(script["window.searchIndex = ".Length..script.LastIndexOf(';')])!.AsArray().Single(page => (string)page![0]! == "words.html")!.AsArray();

        Assert.Equal(
            [
                ("content", "Words", "What they mean. Back to the work, on to teaching."),
                ("speedup", "speedup", "speedup (A): The time before, divided by the time after."),
                ("work-item", "work item", "work item: One piece of work."),
                ("content", "Words", "That is all."),
            ],
            page[2]!.AsArray().Select(entry => ((string)entry![0]!, (string)entry[1]!, (string)entry[2]!)));
    }

    [Fact]
    public void Build_AnchorOfThePageOrUsedBefore_GetsAnotherName()
    {
        folder.WriteText("words.md", "# Words\n\n<a name=\"search\"></a>One. <a id='twice'></a>Two. <a name=\"twice\"></a>Three. <a name=\"x\" href=\"https://example.org\">Four.</a>");

        Build(Notebook("[words](words.md)"));

        Assert.Equal(["search-1", "twice", "twice-1"], Page("words.html").QuerySelectorAll("main p a[id]").Select(anchor => anchor.Id));
        Assert.Equal("https://example.org", Link("words.html", "Four."));
    }

    private static Notebook Notebook(string markdown)
    {
        var notebook = new Notebook();
        notebook.Cells.Add(new Cell(CellKind.Markdown, markdown));
        return notebook;
    }

    private void Build(Notebook notebook) =>
        SiteBuilder.Build([new ExecutedNotebook(notebook, "a.ipynb", NotebookStatus.Succeeded, TimeSpan.FromSeconds(3), folder.Path)], folder.File("site"));

    private IEnumerable<string> Pages() => Directory.EnumerateFiles(folder.File("site"), "*.html").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private string? Link(string page, string text) => Page(page).QuerySelectorAll("main a").Single(link => link.TextContent == text).GetAttribute("href");

    private IHtmlDocument Page(string name) => new HtmlParser().ParseDocument(File.ReadAllText(folder.File($"site/{name}")));
}
