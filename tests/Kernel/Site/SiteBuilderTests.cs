using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site;

namespace ParallelAsync.Tests.Kernel.Site;

public sealed class SiteBuilderTests(SampleSite site) : IClassFixture<SampleSite>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Build_TwoNotebooks_OneFolderWithAllThatThePagesNeed()
    {
        IEnumerable<string> files = Directory.GetFiles(site.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(site.Folder, file).Replace('\\', '/'));

        Assert.Equal(
            [
                "01-sample.html", "02-failure.html", "assets/charts.js", "assets/keys.js", "assets/notebook.css", "assets/page.js", "assets/plotly-basic.min.js",
                "assets/print.css", "assets/search-index.js", "assets/search.js", "assets/site.css", "assets/theme.js", "index.html",
                "pictures/01-sample-1.png", "pictures/01-sample-2.png",
            ],
            files.Order(StringComparer.Ordinal));
        foreach (var page in new[] { "01-sample.html", "02-failure.html", "index.html" })
        {
            IEnumerable<string> addresses = site.Page(page).QuerySelectorAll("[src], link[href], a[href]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!);
            Assert.All(addresses.Where(address => !address.StartsWith("data:", StringComparison.Ordinal) && !address.StartsWith('#')),
                address => Assert.True(File.Exists(Path.Combine(site.Folder, address.Split('#')[0])), $"{page} points to {address}, which is not in the folder"));
        }
    }

    [Theory]
    [InlineData("01-sample.html")]
    [InlineData("02-failure.html")]
    [InlineData("index.html")]
    public void Build_EveryPage_IsHtmlWithoutErrorsAndWithoutAddressesOrMachinePaths(string name)
    {
        var errors = new List<string>();
        var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true });
        parser.Error += (_, error) => errors.Add(error.ToString()!);

        IHtmlDocument page = parser.ParseDocument(site.Text(name));

        Assert.Empty(errors);
        IEnumerable<string> ids = page.QuerySelectorAll("[id]").Select(element => element.Id!);
        Assert.Equal(ids.Distinct(), ids);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.DoesNotContain("http://", site.Text(name), StringComparison.Ordinal);
        Assert.DoesNotContain("https://", site.Text(name).Replace("blob: https:;", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(AppContext.BaseDirectory, site.Text(name), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Folder, site.Text(name), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_Index_TellsOfEachNotebookWhatItIsAndHowItWent()
    {
        IElement[] cards = [.. site.Page("index.html").QuerySelectorAll(".cards > li")];

        Assert.Equal(["1. A sample of everything", "2. A notebook that fails"], cards.Select(card => card.QuerySelector("h3")!.TextContent));
        Assert.Equal(["01-sample.html", "02-failure.html"], cards.Select(card => card.QuerySelector("h3 a")!.GetAttribute("href")));
        Assert.StartsWith("Goal: see every kind of cell", cards[0].QuerySelector("p")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Its second cell throws; the third did not run.", cards[1].QuerySelector("p")!.TextContent);
        Assert.Equal("Succeeded in 3.4 s", cards[0].QuerySelector(".facts")!.TextContent);
        Assert.Equal("Failed in 2 min 5 s", cards[1].QuerySelector(".facts")!.TextContent);
        Assert.Contains("2 notebooks, 1 of 2 succeeded; 2 min 8 s", site.Page("index.html").QuerySelector(".run")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_Page_ListsItsSectionsAndEachEntryHasItsHeading()
    {
        IHtmlDocument page = site.Page("01-sample.html");

        IHtmlCollection<IElement> entries = page.QuerySelectorAll("aside .toc a");
        Assert.Equal(["Formulas", "A picture", "Code and text", "Charts", "Exercise"], entries.Select(entry => entry.TextContent));
        Assert.Equal(["level2", "level3", "level2", "level2", "level2"], entries.Select(entry => entry.ParentElement!.ClassName));
        Assert.All(entries, entry => Assert.StartsWith(entry.TextContent, page.GetElementById(entry.GetAttribute("href")![1..])!.TextContent, StringComparison.Ordinal));
        Assert.Equal(entries.Select(entry => entry.GetAttribute("href")), page.QuerySelectorAll("main details.toc a").Select(entry => entry.GetAttribute("href")));
    }

    [Fact]
    public void Build_Links_LeadToPagesOrSayThatTheyDoNot()
    {
        IHtmlDocument page = site.Page("01-sample.html");

        Assert.Equal("02-failure.html#the-error", Link("the next one"));
        Assert.Equal("#charts", Link("link within the page"));
        Assert.Null(Link("its source"));
        Assert.Null(Link("back"));
        Assert.Contains("its source (../lib/Cafe/Toaster.cs)", page.QuerySelectorAll(".elsewhere").Select(span => span.TextContent));
        Assert.NotNull(site.Page("02-failure.html").GetElementById("the-error"));

        string? Link(string text) => page.QuerySelectorAll("main a").SingleOrDefault(a => a.TextContent == text)?.GetAttribute("href");
    }

    [Fact]
    public void Build_Neighbours_LeadFromPageToPage()
    {
        Assert.Equal([null, "02-failure.html"], Neighbours("01-sample.html"));
        Assert.Equal(["01-sample.html", null], Neighbours("02-failure.html"));
        Assert.Equal([null, "01-sample.html"], Neighbours("index.html"));

        string?[] Neighbours(string name) =>
            [.. new[] { "prev", "next" }.Select(rel => site.Page(name).QuerySelector($".neighbours a[rel={rel}]")?.GetAttribute("href"))];
    }

    [Fact]
    public void Build_Markdown_IsRenderedWithoutScripts()
    {
        IHtmlDocument page = site.Page("01-sample.html");

        Assert.Equal([true, false], page.QuerySelectorAll("main input[type=checkbox]").Select(box => box.HasAttribute("checked")));
        Assert.Equal("A hint", page.QuerySelector(".prose details summary")!.TextContent);
        Assert.Equal("Amdahl", page.QuerySelector(".prose details strong")!.TextContent);
        Assert.Equal(["assets/theme.js", "assets/plotly-basic.min.js", "assets/charts.js", "assets/search.js", "assets/keys.js", "assets/page.js"], page.Scripts.Where(script => script.Type != "application/json").Select(script => script.GetAttribute("src")));
        Assert.All(page.All, element => Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.Equal("A paragraph of HTML with Ctrl+C.", page.QuerySelectorAll("main p").Single(p => p.QuerySelector("kbd") is not null).TextContent);
        Assert.StartsWith("data:image/png;base64,iVBOR", page.QuerySelector("img[alt='a blue square']")!.GetAttribute("src"), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_Formulas_AreMathMlAndUnknownOnesTheirSource()
    {
        IHtmlDocument page = site.Page("01-sample.html");

        Assert.Equal(@"S(N) = \frac{1}{(1-p) + p/N}", page.QuerySelector("math annotation")!.TextContent);
        Assert.Equal(3, page.QuerySelectorAll(".prose .formula math[display=block]").Length);
        Assert.Equal(@"\frobnicate{x}", page.QuerySelector("code.tex")!.TextContent);
        Assert.Contains("It costs $5, or", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_Charts_HoldTheirJsonAndTheirStoredPicture()
    {
        IHtmlDocument page = site.Page("01-sample.html");
        Notebook notebook = SampleSite.Read("01-sample.ipynb");
        MimeBundle[] bundles = [.. notebook.Cells.SelectMany(cell => cell.Outputs).OfType<DisplayOutput>().Select(output => output.Data).Where(data => data["application/vnd.plotly.v1+json"] is not null)];

        IElement[] charts = [.. page.QuerySelectorAll("figure.chart")];

        Assert.Equal(2, bundles.Length);
        Assert.Equal(bundles[0]["application/vnd.plotly.v1+json"]!.ToJsonString(), JsonNode.Parse(charts[0].QuerySelector("script")!.TextContent)!.ToJsonString());
        Assert.Equal(bundles.Select(bundle => Convert.FromBase64String(bundle.Text("image/png")!.Trim())), charts.Select(chart => File.ReadAllBytes(Path.Combine(site.Folder, chart.QuerySelector(".still img")!.GetAttribute("src")!))));
        Assert.Equal(charts.Select(chart => chart.QuerySelector("script") is null ? null : "lazy"), charts.Select(chart => chart.QuerySelector("img")!.GetAttribute("loading")));
        Assert.Equal(bundles.Select(bundle => bundle.Text("text/plain")), charts.Select(chart => chart.QuerySelector(".numbers pre")!.TextContent));
        Assert.All(charts, chart => Assert.Equal(("1400", "840"), (chart.QuerySelector("img")!.GetAttribute("width"), chart.QuerySelector("img")!.GetAttribute("height"))));
        Assert.Equal("Time to square one element <script>alert(1)</script>", charts[0].GetAttribute("aria-label"));
        Assert.Equal(
            "Bar chart: Time to square one element <script>alert(1)</script>. Left to right: approach. Upwards: time (ns per element). for + List.Add 3.6; List with capacity 2.7; array 1; TensorPrimitives 0.6. The numbers follow as text.",
            charts[0].QuerySelector("img")!.GetAttribute("alt"));
        Assert.Equal(charts[0].QuerySelector("img")!.GetAttribute("alt"), charts[0].QuerySelector("script")!.GetAttribute("data-description"));
    }

    [Fact]
    public void Build_HeatMap_KeepsItsPictureUnlessItHasNone()
    {
        var heatMap = new JsonObject { ["data"] = new JsonArray(new JsonObject { ["type"] = "heatmap" }) };
        IHtmlDocument with = BuildOne(new DisplayOutput(new MimeBundle { ["application/vnd.plotly.v1+json"] = heatMap.DeepClone(), ["image/png"] = "iVBORw0KGgo=" }, []));
        IHtmlDocument without = BuildOne(new DisplayOutput(new MimeBundle { ["application/vnd.plotly.v1+json"] = heatMap, ["text/plain"] = "the numbers" }, []));

        Assert.Null(with.QuerySelector(".chart script"));
        Assert.DoesNotContain(with.Scripts, script => script.GetAttribute("src")!.Contains("plotly", StringComparison.Ordinal));
        Assert.NotNull(without.QuerySelector(".chart script"));
        Assert.Contains(without.Scripts, script => script.GetAttribute("src") == "assets/plotly.min.js");
        Assert.True(File.Exists(folder.File("assets/plotly.min.js")));
    }

    [Fact]
    public void Build_Outputs_AreShownInTheRichestWay()
    {
        IHtmlDocument page = site.Page("01-sample.html");

        Assert.Equal("100 %\n1,000,000 squares, the last is 999998000001\ngreen, bold red and orange\n", page.QuerySelector(".stream:not(.stderr)")!.TextContent);
        Assert.Equal("bold red", page.QuerySelector(".ansi-bold.ansi-red")!.TextContent);
        Assert.Equal("warning: this went to the error stream\n", page.QuerySelector(".stream.stderr")!.TextContent);
        Assert.Equal(["index", "value"], page.QuerySelectorAll(".html th").Select(th => th.TextContent));
        Assert.Equal(12, page.QuerySelectorAll(".outputs .prose .scroll th").Length);
        Assert.Equal("</script><script>alert('x')</script>", JsonNode.Parse(page.QuerySelectorAll("pre.plain").Single(pre => pre.TextContent.StartsWith('{')).TextContent)!["a"]![2]!["b"]!.GetValue<string>());
        Assert.StartsWith("data:image/svg+xml;base64,", page.QuerySelector("img[alt=svg]")!.GetAttribute("src"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".outputs .formula mfrac"));
        Assert.DoesNotContain("[ 0, 1, 4 ]", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_Tags_FoldSolutionsAndHideInputs()
    {
        IHtmlDocument page = site.Page("01-sample.html");

        IElement solution = page.QuerySelector("details.solution")!;
        Assert.False(solution.HasAttribute("open"));
        Assert.Contains("Speedup(0.95, 256)", solution.TextContent, StringComparison.Ordinal);
        Assert.Contains("18.618", solution.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden input", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["[1]", "[2]", "[3]", "[4]", "[5]", "[6]", "[8]"], page.QuerySelectorAll(".count").Select(count => count.TextContent.Replace("Cell ", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Build_FailedNotebook_LeadsToTheErrorAndSaysWhatDidNotRun()
    {
        IHtmlDocument page = site.Page("02-failure.html");

        var target = page.QuerySelector(".run a")!.GetAttribute("href")![1..];
        IElement failed = page.GetElementById(target)!;
        Assert.Contains("failed", failed.ClassList);
        Assert.Equal("FormatException: The input string '<x>' was not in a correct format.", failed.QuerySelector(".error p")!.TextContent);
        Assert.Equal("   at cell 2, line 1: int.Parse(\"<x>\")", failed.QuerySelector(".error pre")!.TextContent);
        IElement notRun = page.QuerySelectorAll(".cell.code")[^1];
        Assert.Contains("did not run", notRun.TextContent, StringComparison.Ordinal);
        Assert.Equal("Cell [ ]", notRun.QuerySelector(".count")!.TextContent);
        Assert.DoesNotContain("plotly", site.Text("02-failure.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_ScriptEndInsideAChart_StaysInsideItsJson()
    {
        const string evil = "</script><script>document.title='taken'</script><!--";
        IHtmlDocument page = BuildOne(new DisplayOutput(new MimeBundle { ["application/vnd.plotly.v1+json"] = new JsonObject { ["data"] = new JsonArray(evil), ["layout"] = "" }, ["text/plain"] = evil }, []));

        Assert.Equal(evil, JsonNode.Parse(page.QuerySelector(".chart script")!.TextContent)!["data"]![0]!.GetValue<string>());
        Assert.Equal(evil, page.QuerySelector(".chart .still")!.TextContent);
        Assert.Single(page.QuerySelectorAll("main script"));
        Assert.NotNull(page.QuerySelector("footer"));
    }

    [Fact]
    public void Build_TextThatLooksLikeHtml_IsText()
    {
        const string text = "<img src=x onerror=alert(1)> & \"quotes\"";
        IHtmlDocument page = BuildOne(
            new StreamOutput("stdout", text),
            new ErrorOutput(text, text, [text]),
            new ResultOutput(1, new MimeBundle { ["image/png"] = "\"><b>", ["text/plain"] = text }, []),
            new DisplayOutput(new MimeBundle { ["application/x-unknown"] = text }, []));

        Assert.Single(page.Images);
        Assert.Equal(text, page.Images[0].AlternativeText);
        Assert.Equal(text, page.QuerySelector(".stream")!.TextContent);
        Assert.Equal($"{text}: {text}", page.QuerySelector(".error p")!.TextContent);
        Assert.Equal(text, page.QuerySelector(".error pre")!.TextContent);
        Assert.Contains("application/x-unknown", page.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_PathsInFoldersAndOddNames_AreDifferentPagesAndLinkToEachOther()
    {
        var first = new Notebook();
        first.Cells.Add(new Cell(CellKind.Markdown, "[up](../index.ipynb) [side](b%20%231.ipynb#Its-Part) [out](../../x.ipynb) [bad](javascript:alert(1)) [mail](mailto:a@example.org)"));
        var second = new Notebook();
        second.Cells.Add(new Cell(CellKind.Markdown, "# T\n\n## Its Part\n\n## Its Part\n\n## Content"));

        SiteBuilder.Build(
            [
                new ExecutedNotebook(first, "part/a.ipynb", NotebookStatus.Succeeded, TimeSpan.Zero),
                new ExecutedNotebook(second, @"part\b #1.ipynb", NotebookStatus.Stopped, TimeSpan.Zero),
                new ExecutedNotebook(new Notebook(), "index.ipynb", NotebookStatus.Succeeded, TimeSpan.Zero),
            ],
            folder.Path);

        IHtmlDocument page = Page("part-a.html");
        Assert.Equal(["index-2.html", "part-b--1.html#its-part", "mailto:a@example.org"], page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["out (../../x.ipynb)", "bad"], page.QuerySelectorAll(".elsewhere").Select(span => span.TextContent));
        Assert.Equal(["its-part", "its-part-1", "content-1"], Page("part-b--1.html").QuerySelectorAll("main h2").Select(heading => heading.Id));
        Assert.Equal("a", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("index", Page("index-2.html").QuerySelector("h1")!.TextContent);
        Assert.Equal(3, Page("index.html").QuerySelectorAll(".cards li").Length);
    }

    [Fact]
    public void Build_ImagesBesideTheNotebook_AreInThePage()
    {
        File.WriteAllBytes(folder.File("dot one.png"), [0x89, (byte)'P', (byte)'N', (byte)'G']);
        var notebook = new Notebook();
        notebook.Cells.Add(new Cell(CellKind.Markdown, "![dot](dot%20one.png) <img src=\"dot%20one.png\" alt=\"raw\"> ![none](missing.png)"));

        SiteBuilder.Build([new ExecutedNotebook(notebook, "a.ipynb", NotebookStatus.Succeeded, TimeSpan.Zero, folder.Path)], folder.File("site"));

        var expected = $"data:image/png;base64,{Convert.ToBase64String([0x89, (byte)'P', (byte)'N', (byte)'G'])}";
        Assert.Equal([expected, expected, "missing.png"], Page("site/a.html").Images.Select(image => image.GetAttribute("src")));
    }

    [Fact]
    public void Build_NothingToShow_IsAnIndexThatSaysSo()
    {
        SiteBuilder.Build([], folder.Path);

        Assert.Contains("0 notebooks", Page("index.html").QuerySelector(".run")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.File("assets"), "plotly*"));
    }

    private IHtmlDocument BuildOne(params Output[] outputs)
    {
        var notebook = new Notebook();
        var cell = new Cell(CellKind.Code, "x") { ExecutionCount = 1 };
        cell.Outputs.AddRange(outputs);
        notebook.Cells.Add(cell);
        SiteBuilder.Build([new ExecutedNotebook(notebook, "one.ipynb", NotebookStatus.Succeeded, TimeSpan.Zero)], folder.Path);
        return Page("one.html");
    }

    private IHtmlDocument Page(string name) => new HtmlParser().ParseDocument(File.ReadAllText(folder.File(name)));
}
