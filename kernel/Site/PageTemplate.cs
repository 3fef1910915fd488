namespace ParallelAsync.Kernel.Site;

/// <summary>What every page of the site has in common.</summary>
internal static class PageTemplate
{
    // Only the site's own scripts run, whatever HTML a notebook holds, and nothing is fetched but images that a notebook names itself. "file:" is
    // there because a page opened from disk has no origin that 'self' could mean.
    private const string Policy =
        "default-src 'none'; script-src 'self' file:; style-src 'self' file: 'unsafe-inline'; img-src 'self' file: data: blob: https:; font-src data:; base-uri 'none'; form-action 'none'";

    /// <param name="title">The title of the window.</param>
    /// <param name="siteTitle">The title of the site, which leads to the index.</param>
    /// <param name="body">What stands between the header and the footer, the element with the id <c>content</c> included.</param>
    /// <param name="footer">The footer.</param>
    /// <param name="hasCharts">Whether plotly.js is needed.</param>
    public static Html Render(string title, string siteTitle, Html body, Html footer, bool hasCharts)
    {
        Html plotly = hasCharts ? Html.Of($"\n<script src=\"{SiteAssets.Plotly}\" defer></script>") : Html.Empty;
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
            <link rel="stylesheet" href="{SiteAssets.Style}">
            <script src="{SiteAssets.Script}"></script>{plotly}
            </head>
            <body>
            <a class="skip" href="#content">Skip to the content</a>
            <header class="bar">
            <a href="index.html">{siteTitle}</a>
            <button type="button" class="theme" aria-pressed="false" hidden>Dark mode</button>
            </header>
            {body}
            <footer>{footer}</footer>
            </body>
            </html>

            """);
    }
}
