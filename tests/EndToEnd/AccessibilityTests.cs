using Microsoft.Playwright;
using ParallelAsync.Tests.Kernel.Site;

namespace ParallelAsync.Tests.EndToEnd;

/// <summary>The pages of the collection, and sample pages with every kind of cell and output, before axe-core.</summary>
public sealed class AccessibilityTests(Chromium chromium, SampleSite sample, CollectionSite collection)
    : IClassFixture<Chromium>, IClassFixture<SampleSite>, IClassFixture<CollectionSite>
{
    /// <summary>More than this and a page is a burden on a phone: 2 MB with all that it loads.</summary>
    private const long HeaviestPage = 2_000_000;

    private static readonly string[] SamplePages = ["01-sample.html", "02-failure.html", "index.html"];

    public static TheoryData<ColorScheme, int> Views => new() { { ColorScheme.Light, 1280 }, { ColorScheme.Light, 400 }, { ColorScheme.Dark, 1280 }, { ColorScheme.Dark, 400 } };

    [Theory]
    [MemberData(nameof(Views))]
    public Task SamplePages_InEveryView_HaveNoGraveViolation(ColorScheme theme, int width) => CheckAsync(sample.Folder, SamplePages, theme, width);

    [Theory]
    [MemberData(nameof(Views))]
    public Task CollectionPages_InEveryView_HaveNoGraveViolation(ColorScheme theme, int width) => CheckAsync(collection.Folder, collection.PageNames, theme, width);

    [Fact]
    public async Task Search_Open_HasNoGraveViolation()
    {
        await using BrowserTab tab = await chromium.OpenAsync();
        await tab.GoToAsync(sample.Folder, "01-sample.html");
        await tab.Page.FillAsync("#search", "error");
        await tab.Page.WaitForSelectorAsync("#found li");

        Assert.Empty(await AxeCheck.GraveViolationsAsync(tab.Page));
    }

    [Fact]
    public async Task ListOfKeys_Open_HasNoGraveViolation()
    {
        await using BrowserTab tab = await chromium.OpenAsync();
        await tab.GoToAsync(sample.Folder, "01-sample.html");
        await tab.Page.Keyboard.PressAsync("?");
        await tab.Page.WaitForSelectorAsync("dialog[open]");

        Assert.Empty(await AxeCheck.GraveViolationsAsync(tab.Page));
    }

    [Fact]
    public async Task EveryPage_WithAllThatItLoads_IsUnderTwoMegabytesAndAsksForNothingElsewhere()
    {
        foreach ((var folder, IEnumerable<string> names) in new[] { (sample.Folder, SamplePages), (collection.Folder, collection.PageNames) })
        {
            foreach (var name in names)
            {
                await using BrowserTab tab = await chromium.OpenAsync();
                var loaded = new HashSet<string>();
                tab.Page.Request += (_, request) => loaded.Add(request.Url);

                await tab.GoToAsync(folder, name);
                await tab.Page.FillAsync("#search", "speedup");
                await tab.Page.WaitForSelectorAsync("#found:not([hidden])");

                Assert.Empty(tab.Problems);
                Assert.Contains(loaded, url => url.EndsWith("search-index.js", StringComparison.Ordinal));
                var bytes = loaded.Select(url => new Uri(url)).Where(url => url.IsFile).Sum(url => new FileInfo(url.LocalPath).Length);
                Assert.True(bytes < HeaviestPage, $"{name} loads {bytes:N0} bytes, {HeaviestPage:N0} are the limit: {string.Join(", ", loaded.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)))}");
            }
        }
    }

    private async Task CheckAsync(string folder, IEnumerable<string> names, ColorScheme theme, int width)
    {
        List<string> violations = [];
        await using BrowserTab tab = await chromium.OpenAsync(width, theme: theme);
        foreach (var name in names)
        {
            await tab.GoToAsync(folder, name);
            violations.AddRange((await AxeCheck.GraveViolationsAsync(tab.Page)).Select(violation => $"{name}: {violation}"));
        }

        Assert.Empty(violations);
    }
}
