using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site.Markup;
using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.Kernel.Site;

/// <summary>The links between the collection's notebooks and documents, on the pages and on GitHub.</summary>
public sealed class SiteLinksTests(CollectionSite collection, SampleSite sample) : IClassFixture<CollectionSite>, IClassFixture<SampleSite>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Pages_AllLinksAndAllEntriesOfTheSearch_LeadToAFileAndAnAnchorThatAreThere()
    {
        Assert.Empty(SiteLinks.Broken(collection.Folder));
        Assert.Empty(SiteLinks.Broken(sample.Folder));
    }

    [Fact]
    public void Broken_LinksOfEveryKind_AreNamed()
    {
        Directory.CreateDirectory(folder.File("assets"));
        folder.WriteText("assets/search-index.js", """window.searchIndex = [["a.html", "A", [["gone", "A", "text", 0], ["here", "A", "text", 0]]]];""");
        folder.WriteText("a.html", """<p id="here"><a href="#here"></a><a href="#no"></a><a href="b.html#here"></a><img src="no.png"><a href="a.html#here"></a><a href="https://example.org/#x"></a></p>""");

        Assert.Equal(["a.html: #no", "a.html: b.html#here", "a.html: no.png", "the search: a.html#gone"], SiteLinks.Broken(folder.Path));
    }

    [Fact]
    public void Pages_LinksThatLeadNowhere_NameFilesOfTheProjectOutsideTheNotebooksFolder()
    {
        IEnumerable<string> files = collection.PageNames.SelectMany(name => new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(collection.Folder, name))).QuerySelectorAll(".elsewhere"))
            .Select(link => link.QuerySelector(".file")?.TextContent.Trim('(', ')') ?? link.TextContent);

        Assert.All(files, file => Assert.True(Path.Exists(Path.Combine(Repository.Notebooks, file)), $"{file} is not there."));
        Assert.All(files, file => Assert.True(file.Contains('/', StringComparison.Ordinal) || !(file.EndsWith(".md", StringComparison.Ordinal) || file.EndsWith(".ipynb", StringComparison.Ordinal)), $"{file} should be a page."));
    }

    /// <summary>GitHub takes an anchor as it is written; the pages forgive capitals.</summary>
    [Fact]
    public void Sources_LinksWithAnchors_LeadToHeadingsAndTermsAsGitHubNamesThem()
    {
        IEnumerable<string> documents = CollectionSite.DocumentNames.Select(name => Path.Combine(Repository.Notebooks, name)).Append(Path.Combine(Repository.Root, "README.md"));
        string[] files = [.. documents, .. Repository.NotebookNames.Select(name => Path.Combine(Repository.Notebooks, name))];
        List<string> wrong = [];
        foreach (var file in files)
        {
            foreach (var url in Texts(file).SelectMany(text => PageMarkdown.ParseDocument(text).Descendants<LinkInline>()).Select(link => link.Url!))
            {
                if (url.Contains(':', StringComparison.Ordinal) || url.Split('#') is not [var path, var anchor]) continue;
                var target = path.Length == 0 ? file : Path.Combine(Path.GetDirectoryName(file)!, path);
                if (!File.Exists(target) || !AnchorsOf(target).Contains(anchor)) wrong.Add($"{Path.GetFileName(file)}: {url}");
            }
        }

        Assert.Empty(wrong);
    }

    private static HashSet<string> AnchorsOf(string file)
    {
        var markdown = new PageMarkdown(new PageLinks(new PageAddresses(), Path.GetFileName(file), null));
        List<MarkdownDocument> documents = [.. Texts(file).Select(markdown.Parse)];
        return [.. markdown.Headings.Select(heading => heading.Id), .. documents.SelectMany(document => document.Descendants<HtmlInline>()).Select(tag => tag.TryGetAttributes()?.Id).OfType<string>()];
    }

    private static IEnumerable<string> Texts(string file) => file.EndsWith(".ipynb", StringComparison.Ordinal)
        ? NotebookFile.Read(file).Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source)
        : [File.ReadAllText(file)];
}
