namespace ParallelAsync.Kernel.Site;

/// <summary>What every page of the site has in common.</summary>
internal static class PageTemplate
{
    // Only the site's own scripts run, whatever HTML a notebook holds, and nothing is fetched but images that a notebook names itself. "file:" is
    // there because a page opened from disk has no origin that 'self' could mean.
    private const string Policy =
        "default-src 'none'; script-src 'self' file:; style-src 'self' file: 'unsafe-inline'; img-src 'self' file: data: blob: https:; font-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>What the documents are called together.</summary>
    public const string Documents = "Beside the notebooks";

    private const string Keys = """
        <dialog id="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">Keys</h2>
        <dl>
        <div><dt><kbd>/</kbd></dt><dd>search all pages</dd></div>
        <div><dt><kbd>↓</kbd> <kbd>↑</kbd></dt><dd>go through what was found</dd></div>
        <div><dt><kbd>n</kbd></dt><dd>next page</dd></div>
        <div><dt><kbd>p</kbd></dt><dd>previous page</dd></div>
        <div><dt><kbd>?</kbd></dt><dd>show this list</dd></div>
        <div><dt><kbd>Esc</kbd></dt><dd>close this list, or the search</dd></div>
        </dl>
        <p><label><input type="checkbox" checked> Use the keys <kbd>/</kbd> <kbd>n</kbd> <kbd>p</kbd> <kbd>?</kbd></label></p>
        <form method="dialog"><button>Close</button></form>
        </dialog>
        """;

    /// <param name="title">The title of the window.</param>
    /// <param name="frame">What all pages share.</param>
    /// <param name="body">What stands between the header and the footer, the element with the id <c>content</c> included.</param>
    /// <param name="footer">The beginning of the footer: where one goes from here.</param>
    /// <param name="plotly">The bundle of plotly.js that draws the page's charts; null when there are none.</param>
    public static Html Render(string title, SiteFrame frame, Html body, Html footer, string? plotly)
    {
        IEnumerable<string> scripts = plotly is null ? SiteAssets.Scripts : [plotly, SiteAssets.Charts, .. SiteAssets.Scripts];
        return Html.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <link rel="icon" href="data:,">
            {Html.Join(SiteAssets.Styles.Select(style => Html.Of($"<link rel=\"stylesheet\" href=\"{style}\">")))}
            <script src="{SiteAssets.Theme}"></script>
            {Html.Join(scripts.Select(script => Html.Of($"<script src=\"{script}\" defer></script>")))}
            </head>
            <body>
            <a class="skip" href="#content">Skip to the content</a>
            <header class="bar">
            <a href="index.html">{frame.Title}</a>
            <div class="search" role="search" hidden>
            <input id="search" type="search" placeholder="Search" aria-label="Search all pages" aria-controls="found" autocomplete="off" spellcheck="false" data-index="{SiteAssets.SearchIndex}">
            <div id="found" hidden><p role="status"></p><ol></ol></div>
            </div>
            <button type="button" class="theme" aria-pressed="false" hidden>Dark mode</button>
            </header>
            {body}
            <footer>{footer}{RenderDocuments(frame)}<p><button type="button" class="keys" hidden>Keys for this page</button></p></footer>
            {Html.Raw(Keys)}
            </body>
            </html>

            """);
    }

    // From every page: a word is looked up where it is read.
    private static Html RenderDocuments(SiteFrame frame) => frame.Documents.Count == 0
        ? Html.Empty
        : Html.Of($"<nav class=\"documents\" aria-label=\"{Documents}\"><ul>{Html.Join(frame.Documents.Select(page => Html.Of($"<li><a href=\"{page.FileName}\">{page.Title}</a></li>")))}</ul></nav>");
}
