using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ParallelAsync.Tests.EndToEnd;

/// <summary>A page in the browser, and what went wrong in it.</summary>
public sealed class BrowserTab : IAsyncDisposable
{
    private readonly IBrowserContext context;

    internal BrowserTab(IBrowserContext context, IPage page, Uri? server = null)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Problems.Add(message.Text);
        };
        page.PageError += (_, error) => Problems.Add(error);
        page.RequestFailed += (_, request) => Problems.Add($"{request.Url}: {request.Failure}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not ("file" or "data" or "blob") } address && server?.IsBaseOf(address) != true) Problems.Add($"{request.Url} was asked for");
        };
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings on the console, failed requests and requests that leave the disk.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Opens a file and waits until the page's script, if scripts are on, has done its work.</summary>
    public async Task GoToAsync(string folder, string name, bool javaScript = true)
    {
        await Page.GotoAsync(new Uri(Path.Combine(folder, name)).AbsoluteUri);
        if (javaScript) await Page.WaitForSelectorAsync("html[data-ready]", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
    }

    /// <summary>Waits until the page takes keys.</summary>
    // The browser drops keys while it puts a new page on the screen, for longer where the machine is busy: the page hears one that does nothing first.
    public async Task ReadyAsync()
    {
        await Page.WaitForSelectorAsync("html[data-ready]", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        await Page.EvaluateAsync("addEventListener('keydown', () => { window.hearsKeys = true; }, { once: true })");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await Page.EvaluateAsync<bool>("window.hearsKeys === true"))
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Page.Keyboard.PressAsync("Shift");
        }
    }

    /// <summary>Waits until a page whose address ends so is there. Page.WaitForURLAsync misses one that comes while it begins to wait: a page from disk is that quick.</summary>
    public Task ArrivesAsync(string end) =>
        Assertions.Expect(Page).ToHaveURLAsync(new Regex($"/{Regex.Escape(end)}$"), new PageAssertionsToHaveURLOptions { Timeout = 30_000 });

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
