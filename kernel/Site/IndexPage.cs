using System.Globalization;

namespace ParallelAsync.Kernel.Site;

/// <summary>The page that leads to all others.</summary>
internal static class IndexPage
{
    public static Html Render(IReadOnlyList<SitePage> pages, string siteTitle)
    {
        TimeSpan elapsed = pages.Aggregate(TimeSpan.Zero, (sum, page) => sum + page.Executed.Elapsed);
        var succeeded = pages.Count(page => page.Executed.Status == NotebookStatus.Succeeded);
        var outcome = succeeded == pages.Count ? "all of them succeeded" : string.Create(CultureInfo.InvariantCulture, $"{succeeded} of {pages.Count} succeeded");
        var total = new ExecutedNotebook(new Notebooks.Notebook(), "", NotebookStatus.Succeeded, elapsed).ElapsedText;
        Html body = Html.Of($"""
            <div class="page narrow">
            <main id="content" tabindex="-1">
            <h1>{siteTitle}</h1>
            <p class="run">{Count(pages.Count, "notebook")}, {outcome}; {total} of running time.</p>
            <ol class="cards">
            {Html.Join(pages.Select(RenderCard))}
            </ol>
            </main>
            </div>
            """);
        Html footer = pages.Count == 0
            ? Html.Empty
            : Html.Of($"<nav class=\"neighbours\" aria-label=\"Other notebooks\"><span></span><a rel=\"next\" href=\"{pages[0].FileName}\"><small>Begin with</small> {pages[0].Title}</a></nav>");
        return PageTemplate.Render(siteTitle, siteTitle, body, footer, hasCharts: false);
    }

    private static Html RenderCard(SitePage page)
    {
        ExecutedNotebook executed = page.Executed;
        Html introduction = page.Introduction.IsEmpty ? Html.Empty : Html.Of($"<p>{page.Introduction}</p>");
        return Html.Of($"""
            <li>
            <h2><a href="{page.FileName}">{page.Title}</a></h2>
            {introduction}
            <p class="facts"><span class="badge {NotebookPage.StatusClass(executed.Status)}">{NotebookPage.StatusText(executed.Status)}</span> {executed.ElapsedText} · {Count(executed.CodeCells, "code cell")} · {Count(executed.Notebook.Cells.Count, "cell")} in all</p>
            </li>
            """);
    }

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
