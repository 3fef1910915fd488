using Microsoft.Playwright;
using ParallelAsync.Tests.Kernel.Site;

namespace ParallelAsync.Tests.EndToEnd;

/// <summary>The search, the keys, the copy buttons and the paper version, on pages opened from disk without a network.</summary>
public sealed class PageToolsTests(Chromium chromium, SampleSite site) : IClassFixture<Chromium>, IClassFixture<SampleSite>
{
    [Fact]
    public async Task Search_ByKeyboardAlone_LeadsToTheHeadingOnAnotherPage()
    {
        await using BrowserTab tab = await OpenAsync("01-sample.html");

        await tab.Page.Keyboard.PressAsync("/");
        await tab.Page.Keyboard.TypeAsync("the error");
        // The whole word: the results of the last letter replace those of the letters before, and with them the link that has the focus.
        await tab.Page.WaitForSelectorAsync("#found li mark:text-is('error')");
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("02-failure.html#the-error", await FocusedAsync(tab.Page, "getAttribute('href')"));
        await tab.Page.Keyboard.PressAsync("Enter");

        await tab.ArrivesAsync("02-failure.html#the-error");
        Assert.Empty(tab.Problems);
    }

    [Fact]
    public async Task Search_ArrowsAndEscape_GoThroughTheResultsAndBackToTheBox()
    {
        await using BrowserTab tab = await OpenAsync("index.html");
        await tab.Page.Locator("#search").FillAsync("error");
        await tab.Page.WaitForSelectorAsync("#found li");

        await tab.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("A", await FocusedAsync(tab.Page, "tagName"));
        await tab.Page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal("search", await FocusedAsync(tab.Page, "id"));
        await tab.Page.Keyboard.PressAsync("Escape");

        Assert.False(await tab.Page.Locator("#found").IsVisibleAsync());
        Assert.Equal("search", await FocusedAsync(tab.Page, "id"));
    }

    [Theory]
    [InlineData("zzzz", "Nothing found")]
    [InlineData("<img", "Nothing found")]
    [InlineData("18.618", "Nothing found")]
    public async Task Search_NothingFitsOrOnlyASolution_SaysSo(string query, string expected)
    {
        await using BrowserTab tab = await OpenAsync("01-sample.html");

        await tab.Page.Locator("#search").FillAsync(query);

        await tab.Page.WaitForFunctionAsync("expected => document.querySelector('#found [role=status]').textContent === expected", expected);
        Assert.Equal(0, await tab.Page.Locator("#found li").CountAsync());
    }

    [Fact]
    public async Task CopyButton_Pressed_CopiesTheCellAndSaysSo()
    {
        await using BrowserTab tab = await OpenAsync("01-sample.html");
        ILocator cell = tab.Page.Locator(".cell.code").First;
        var code = await cell.Locator("code").TextContentAsync();
        await cell.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Copy this code" }).FocusAsync();

        await tab.Page.Keyboard.PressAsync("Enter");

        await tab.Page.Locator("p[role=status]", new PageLocatorOptions { HasTextString = "Code copied" }).WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        Assert.Equal("Copied", await cell.Locator(".copy").TextContentAsync());
        await tab.Page.Locator("#search").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Control+v");
        Assert.Equal(code!.ReplaceLineEndings(" ").Trim(), (await tab.Page.Locator("#search").InputValueAsync()).Trim());
    }

    [Fact]
    public async Task Keys_NextAndPrevious_TurnPages()
    {
        await using BrowserTab tab = await OpenAsync("index.html");

        await tab.Page.Keyboard.PressAsync("n");
        await tab.ArrivesAsync("01-sample.html");
        await tab.ReadyAsync();
        await tab.Page.Keyboard.PressAsync("n");
        await tab.ArrivesAsync("02-failure.html");
        await tab.ReadyAsync();
        await tab.Page.Keyboard.PressAsync("p");
        await tab.ArrivesAsync("01-sample.html");
    }

    [Fact]
    public async Task Keys_WhereOneTypesOrTurnedOff_AreLetters()
    {
        await using BrowserTab tab = await OpenAsync("01-sample.html");
        await tab.Page.Locator("#search").FocusAsync();
        await tab.Page.Keyboard.TypeAsync("np?/");
        Assert.Equal("np?/", await tab.Page.Locator("#search").InputValueAsync());
        await tab.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Keys for this page" }).ClickAsync();
        await tab.Page.Locator("dialog input").UncheckAsync();
        await tab.Page.Keyboard.PressAsync("Escape");

        await tab.GoToAsync(site.Folder, "01-sample.html");
        await tab.ReadyAsync();
        await tab.Page.Keyboard.PressAsync("n");
        await tab.Page.Keyboard.PressAsync("?");

        Assert.EndsWith("/01-sample.html", tab.Page.Url, StringComparison.Ordinal);
        Assert.False(await tab.Page.Locator("dialog").IsVisibleAsync());
    }

    [Fact]
    public async Task Paper_OfAPage_ShowsPicturesAndUnfoldedTextAndNothingToPress()
    {
        await using BrowserTab tab = await OpenAsync("01-sample.html");

        await tab.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        await tab.Page.WaitForFunctionAsync("[...document.querySelectorAll('.still img')].every(image => image.complete && image.naturalWidth === 1400)");
        Assert.Equal(2, await tab.Page.Locator(".still img:visible").CountAsync());
        Assert.Equal(0, await tab.Page.Locator("button:visible, input:visible:not([type=checkbox]), .plot:visible").CountAsync());
        Assert.Equal(0, await tab.Page.Locator("main details:not([open], .toc)").CountAsync());
        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("[...document.querySelectorAll('main pre')].filter(pre => pre.offsetParent && pre.scrollWidth > pre.clientWidth).length"));
        await tab.Page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        Assert.False(await tab.Page.EvaluateAsync<bool>("document.querySelector('details.solution').open"));
    }

    private async Task<BrowserTab> OpenAsync(string name)
    {
        BrowserTab tab = await chromium.OpenAsync();
        await tab.GoToAsync(site.Folder, name);
        await tab.ReadyAsync();
        return tab;
    }

    private static Task<string> FocusedAsync(IPage page, string what) => page.EvaluateAsync<string>($"document.activeElement.{what}");
}
