using AngleSharp.Dom;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.EndToEnd;

/// <summary>The decks that nbconvert makes, with the command that the instructor's guide recommends.</summary>
public sealed class Decks() : Nbconvert(".slides.html", "--to", "slides", "--template", "slides", "--TemplateExporter.extra_template_basedirs=notebooks", "--reveal-prefix", "reveal.js");

/// <summary>The command with no options of its own, for readers who know it and not the guide.</summary>
public sealed class PlainDecks() : Nbconvert(".slides.html", "--to", "slides");

public sealed class DeckTests(Decks decks, PlainDecks plain, Chromium chromium) : IClassFixture<Decks>, IClassFixture<PlainDecks>, IClassFixture<Chromium>
{
    /// <summary>reveal.js shows one slide at a time and is in no package of Debian's, so the slides are laid out here as it does it, all at once.</summary>
    private const string AsReveal = """
        .reveal .slides { width: 1280px; }
        .reveal .slides section { display: block; width: 1280px; }
        .reveal aside.notes { display: none; }
        """;

    /// <summary>Each slide's height and width, the number of cells that it shows, and its first words.</summary>
    private const string Sizes = """
        style => {
            document.head.append(Object.assign(document.createElement('style'), { textContent: style }));
            return [...document.querySelectorAll('.slides > section > section')].map(slide => [slide.scrollHeight, slide.scrollWidth, slide.querySelectorAll('.jp-Cell').length - slide.querySelectorAll('aside .jp-Cell').length, slide.innerText.slice(0, 60)].join('|'));
        }
        """;

    public static TheoryData<string> Names => [.. Repository.NotebookNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void Deck_OfANotebook_HasASlideForEachSectionWithItsCodeItsChartsAndItsTables(string name) => Check(name, decks);

    [Theory]
    [MemberData(nameof(Names))]
    public void PlainDeck_OfANotebook_HasTheSameSlides(string name) => Check(name, plain);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Deck_InABrowser_ShowsEveryChartAndFitsTheScreen(string name)
    {
        var file = decks.Convert(name);
        await using BrowserTab tab = await chromium.OpenAsync(javaScript: false);
        await tab.GoToAsync(Path.GetDirectoryName(file)!, Path.GetFileName(file), javaScript: false);
        var sizes = (await tab.Page.EvaluateAsync<string[]>(Sizes, AsReveal)).Select(size => size.Split('|')).ToList();
        var charts = await tab.Page.EvaluateAsync<int>("[...document.querySelectorAll('.slides img')].filter(image => image.naturalWidth > 0 && image.clientWidth > 200 && image.clientHeight > 20).length");

        var cells = Read(name);
        Assert.Equal(cells.Count(cell => cell.SlideType is "slide" or "subslide"), sizes.Count);
        Assert.Equal(Nbconvert.Count(cells.Where(IsShown)).Pictures, charts);

        // A cell that is too tall alone can be scrolled; several that are too tall together stand on one slide by mistake.
        Assert.All(sizes, size => Assert.True(int.Parse(size[0], null) <= 720 || size[2] == "1", $"A slide is {size[0]} pixels high, and 720 fit: {size[3]}"));
        Assert.All(sizes, size => Assert.True(int.Parse(size[1], null) <= 1280, $"A slide is {size[1]} pixels wide, and 1280 fit: {size[3]}"));
    }

    private static void Check(string name, Nbconvert converted)
    {
        var cells = Read(name);
        var deck = converted.Parse(name);

        Assert.Equal(cells.Where(cell => cell.SlideType == "slide").Select(Heading), deck.QuerySelectorAll(".slides > section").Select(slide => slide.QuerySelector("h1, h2")?.TextContent.TrimEnd('¶').Trim()));
        Assert.Equal(cells.Count(cell => cell.SlideType is "slide" or "subslide"), deck.QuerySelectorAll(".slides > section > section").Length);

        var shown = cells.Where(IsShown).ToList();
        var (pictures, tables) = Nbconvert.Count(shown);
        Assert.Equal(shown.Where(cell => cell.Kind == CellKind.Code).Select(cell => cell.Source.Trim()), OnSlides(".jp-CodeCell .jp-InputArea .highlight pre").Select(code => code.TextContent.Trim()));
        Assert.Equal(pictures, OnSlides(".jp-OutputArea img[src^='data:image/png;base64,']").Count());
        Assert.Equal(tables, OnSlides(".jp-OutputArea table").Count());
        Assert.NotInRange(pictures, 0, 0);
        Assert.NotInRange(tables, 0, 0);
        Assert.Empty(deck.QuerySelectorAll(".slides script"));

        IEnumerable<IElement> OnSlides(string selector) => deck.QuerySelectorAll(selector).Where(element => element.Closest("aside") is null);
    }

    private static bool IsShown(Cell cell) => cell.SlideType is not ("notes" or "skip");

    // nbconvert's Markdown takes the sign at the end of "C#" for a closing mark of the heading.
    private static string Heading(Cell cell) => cell.Source.Split('\n')[0].Trim('#', ' ');

    private static List<Cell> Read(string name) => Repository.ReadNotebook(name).Cells;
}
