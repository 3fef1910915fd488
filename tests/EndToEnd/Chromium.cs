using Microsoft.Playwright;

namespace ParallelAsync.Tests.EndToEnd;

/// <summary>The browser of this machine, started once for all tests that need it; never downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } path) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>A tab with a profile of its own and without any network but for one server of the test's own; skips the test where there is no browser.</summary>
    public async Task<BrowserTab> OpenAsync(int width = 1280, bool javaScript = true, ColorScheme theme = ColorScheme.Light, Uri? server = null)
    {
        if (browser is null) Assert.Skip("No Chromium or Chrome on the PATH. On Debian: apt-get install chromium");
        IBrowserContext context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            JavaScriptEnabled = javaScript,
            ColorScheme = theme,
            ReducedMotion = ReducedMotion.Reduce,
            Offline = server is null,
        });
        return new BrowserTab(context, await context.NewPageAsync(), server);
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
