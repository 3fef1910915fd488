using Microsoft.Playwright;
using ParallelAsync.Tests.Kernel.Site;

namespace ParallelAsync.Tests.EndToEnd;

public sealed class PagesInBrowserTests(Chromium chromium, SampleSite site) : IClassFixture<Chromium>, IClassFixture<SampleSite>
{
    [Theory]
    [InlineData("01-sample.html", 1, 1)]
    [InlineData("02-failure.html", 0, 0)]
    [InlineData("index.html", 0, 0)]
    public async Task Page_OpenedFromDiskWithoutNetwork_DrawsItsChartsWithoutProblems(string name, int charts, int pictures)
    {
        await using BrowserTab tab = await chromium.OpenAsync();

        await tab.GoToAsync(site.Folder, name);

        Assert.Empty(tab.Problems);
        Assert.Equal(charts, await tab.Page.Locator(".chart:has(svg.main-svg)").CountAsync());
        Assert.Equal(charts, await tab.Page.Locator(".plot:visible").CountAsync());
        Assert.Equal(pictures, await tab.Page.Locator(".still img:visible").CountAsync());
    }

    [Fact]
    public async Task Chart_Drawn_ShowsItsBarsAndItsTitlesAndSaysTheSameInWords()
    {
        await using BrowserTab tab = await chromium.OpenAsync();

        await tab.GoToAsync(site.Folder, "01-sample.html");

        ILocator bars = tab.Page.Locator(".chart").Nth(0);
        Assert.Equal(4, await bars.Locator(".bars .point").CountAsync());
        Assert.Equal("Time to square one element <script>alert(1)</script>", await bars.Locator(".gtitle").TextContentAsync());
        Assert.Equal("time (ns per element)", await bars.Locator(".ytitle").TextContentAsync());
        Assert.Equal(await bars.Locator(".still img").GetAttributeAsync("alt"), await bars.Locator("svg[role=img]").GetAttributeAsync("aria-label"));
    }

    [Theory]
    [InlineData("01-sample.html")]
    [InlineData("02-failure.html")]
    [InlineData("index.html")]
    public async Task Page_OnAPhone_NeverScrollsSideways(string name)
    {
        await using BrowserTab tab = await chromium.OpenAsync(width: 400);

        await tab.GoToAsync(site.Folder, name);

        Assert.Equal(400, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("[...document.querySelectorAll('.plot')].filter(plot => plot.scrollWidth > plot.clientWidth).length"));
        Assert.False(await tab.Page.Locator("aside").IsVisibleAsync());
    }

    [Fact]
    public async Task Contents_OnAPhone_OpenLeadAndClose()
    {
        await using BrowserTab tab = await chromium.OpenAsync(width: 400);
        await tab.GoToAsync(site.Folder, "01-sample.html");
        ILocator link = tab.Page.Locator("main details.toc a", new PageLocatorOptions { HasTextString = "Charts" });
        Assert.False(await link.IsVisibleAsync());

        await tab.Page.Locator("main details.toc summary").ClickAsync();
        await link.ClickAsync();

        await InViewAsync(tab.Page, "#charts");
        Assert.False(await link.IsVisibleAsync());
    }

    [Fact]
    public async Task Contents_OnAWideScreen_EveryEntryLeadsToItsHeading()
    {
        await using BrowserTab tab = await chromium.OpenAsync();
        await tab.GoToAsync(site.Folder, "01-sample.html");
        IReadOnlyList<ILocator> links = await tab.Page.Locator("aside .toc a").AllAsync();
        Assert.Equal(5, links.Count);

        foreach (ILocator link in links)
        {
            await link.ClickAsync();
            await InViewAsync(tab.Page, (await link.GetAttributeAsync("href"))!);
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task ThemeButton_Pressed_TurnsPageAndChartsAndIsRemembered(ColorScheme system)
    {
        await using BrowserTab tab = await chromium.OpenAsync(theme: system);
        await tab.GoToAsync(site.Folder, "01-sample.html");
        var wasDark = system == ColorScheme.Dark;
        ILocator button = tab.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Dark mode" });
        Assert.Equal(wasDark, await IsDarkAsync(tab.Page));
        Assert.Equal(wasDark ? "true" : "false", await button.GetAttributeAsync("aria-pressed"));

        await button.ClickAsync();

        Assert.Equal(!wasDark, await IsDarkAsync(tab.Page));
        Assert.Equal(wasDark ? "false" : "true", await button.GetAttributeAsync("aria-pressed"));
        await tab.Page.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('.gtitle')].every(title => getComputedStyle(title).fill === getComputedStyle(document.body).color)");
        await tab.GoToAsync(site.Folder, "02-failure.html");
        Assert.Equal(!wasDark, await IsDarkAsync(tab.Page));
        Assert.Empty(tab.Problems);
    }

    [Fact]
    public async Task Page_WithoutScripts_ShowsTheStoredPicturesAndNothingThatCannotWork()
    {
        await using BrowserTab tab = await chromium.OpenAsync(javaScript: false);

        await tab.GoToAsync(site.Folder, "01-sample.html", javaScript: false);

        Assert.Equal(2, await tab.Page.Locator(".chart .still img:visible").CountAsync());
        foreach (ILocator image in await tab.Page.Locator(".chart .still img").AllAsync()) Assert.True((await image.BoundingBoxAsync())!.Width > 600);
        Assert.False(await tab.Page.Locator(".theme").IsVisibleAsync());
        Assert.False(await tab.Page.Locator("details.solution pre").First.IsVisibleAsync());
        await tab.Page.Locator("details.solution > summary").ClickAsync();
        Assert.True(await tab.Page.Locator("details.solution pre").First.IsVisibleAsync());
    }

    [Fact]
    public async Task Chart_ThatPlotlyCannotDraw_KeepsItsStoredPicture()
    {
        await using BrowserTab tab = await chromium.OpenAsync();
        await tab.Page.AddInitScriptAsync("Object.defineProperty(window, 'Plotly', { get: () => ({ newPlot: () => Promise.reject(new Error('broken')) }), set: () => {} })");

        await tab.GoToAsync(site.Folder, "01-sample.html");

        Assert.Equal(2, await tab.Page.Locator(".chart .still img:visible").CountAsync());
        Assert.Equal(0, await tab.Page.Locator(".plot").CountAsync());
    }

    [Fact]
    public async Task Page_OnPaper_IsLightEvenInDarkMode()
    {
        await using BrowserTab tab = await chromium.OpenAsync(theme: ColorScheme.Dark);
        await tab.GoToAsync(site.Folder, "01-sample.html");

        await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        Assert.False(await IsDarkAsync(tab.Page));
        Assert.False(await tab.Page.Locator("aside").IsVisibleAsync());
    }

    [Fact]
    public async Task Keyboard_FirstTab_IsTheLinkPastTheHeader()
    {
        await using BrowserTab tab = await chromium.OpenAsync();
        await tab.GoToAsync(site.Folder, "01-sample.html");

        await tab.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await tab.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        await tab.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("content", await tab.Page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.True(await tab.Page.EvaluateAsync<bool>("[...document.querySelectorAll('pre, .scroll')].filter(box => box.scrollWidth > box.clientWidth && box.offsetParent).every(box => box.tabIndex === 0)"));
    }

    private static Task<bool> IsDarkAsync(IPage page) =>
        page.EvaluateAsync<bool>("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).every(channel => channel < 64)");

    private static async Task InViewAsync(IPage page, string selector) => await page.WaitForFunctionAsync(
        "selector => { const { top } = document.querySelector(selector).getBoundingClientRect(); return location.hash === selector && top >= 0 && top < innerHeight; }", selector);
}
