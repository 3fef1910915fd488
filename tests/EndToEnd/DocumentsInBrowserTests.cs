using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ParallelAsync.Tests.Kernel.Site;

namespace ParallelAsync.Tests.EndToEnd;

/// <summary>The collection's documents, and the pages around them, in the browser.</summary>
public sealed partial class DocumentsInBrowserTests(Chromium chromium, CollectionSite site) : IClassFixture<Chromium>, IClassFixture<CollectionSite>
{
    [Fact]
    public async Task Search_ForATerm_LeadsToItsEntryInTheGlossary()
    {
        await using BrowserTab tab = await chromium.OpenAsync();
        await tab.GoToAsync(site.Folder, "index.html");

        await tab.Page.FillAsync("#search", "work stealing");
        await tab.Page.Locator("#found a[href='glossary.html#work-stealing']").ClickAsync();

        await tab.ArrivesAsync("glossary.html#work-stealing");
        ILocator entry = tab.Page.Locator("li:has(> :target)");
        await Assertions.Expect(entry).ToBeInViewportAsync();
        Assert.StartsWith("work stealing (02): ", await entry.TextContentAsync(), StringComparison.Ordinal);
        Assert.Empty(tab.Problems);
    }

    [Fact]
    public async Task Keys_NextAndPrevious_TurnTheDocuments()
    {
        await using BrowserTab tab = await chromium.OpenAsync();
        await tab.GoToAsync(site.Folder, "cheat-sheet.html");
        await tab.ReadyAsync();

        await tab.Page.Keyboard.PressAsync("n");
        await tab.ArrivesAsync("glossary.html");
        await tab.ReadyAsync();
        await tab.Page.Keyboard.PressAsync("p");

        await tab.ArrivesAsync("cheat-sheet.html");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(400)]
    public async Task EveryPage_OfTheCollection_NeverScrollsSideways(int width)
    {
        await using BrowserTab tab = await chromium.OpenAsync(width);
        foreach (var name in site.PageNames)
        {
            await tab.GoToAsync(site.Folder, name);

            Assert.Equal((name, width), (name, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")));
        }
    }

    /// <summary>The guide, which is longer, shows that pages are counted at all.</summary>
    [Fact]
    public async Task CheatSheet_OnPaper_IsOnePage()
    {
        Assert.Equal(1, await SheetsAsync("cheat-sheet.html", PaperFormat.A4));
        Assert.Equal(1, await SheetsAsync("cheat-sheet.html", PaperFormat.Letter));
        Assert.InRange(await SheetsAsync("guide.html", PaperFormat.A4), 2, int.MaxValue);
    }

    /// <summary>How many sheets a page takes.</summary>
    private async Task<int> SheetsAsync(string name, string format)
    {
        await using BrowserTab tab = await chromium.OpenAsync();
        await tab.GoToAsync(site.Folder, name);
        return Sheet().Count(Encoding.Latin1.GetString(await tab.Page.PdfAsync(new PagePdfOptions { Format = format })));
    }

    // Chromium writes a PDF's pages as plain objects.
    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheet();
}
