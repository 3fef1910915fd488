using ParallelAsync.Kernel.Site.Markup;

namespace ParallelAsync.Kernel.Site;

/// <summary>What the pages of notebooks and of documents have in common: the list of sections beside the text, and the way to the neighbours below it.</summary>
/// <param name="frame">What all pages share.</param>
/// <param name="page">The page.</param>
/// <param name="kind">The class of the page's box.</param>
internal sealed class TextPage(SiteFrame frame, SitePage page, string kind)
{
    /// <summary>The page of a document.</summary>
    public static Html RenderDocument(SiteFrame frame, SitePage page, SitePage? previous, SitePage? next)
    {
        var shown = new TextPage(frame, page, "document");
        return shown.Render(Html.Join(page.Cells.Select(cell => Html.Of($"<div class=\"prose\">{page.RenderMarkdown(cell)}</div>"))), shown.RenderNeighbours("Other pages", previous, next));
    }

    /// <param name="content">What stands below the title, or with it where the text holds one.</param>
    /// <param name="neighbours">The way to the neighbours.</param>
    /// <param name="plotly">The bundle of plotly.js that draws the page's charts; null when there are none.</param>
    public Html Render(Html content, Html neighbours, string? plotly = null)
    {
        Html contents = RenderContents();
        Html body = Html.Of($"""
            <div class="page {kind}{(contents.IsEmpty ? " narrow" : "")}">
            {(contents.IsEmpty ? Html.Empty : Html.Of($"<aside><nav class=\"toc\" aria-label=\"On this page\"><p>On this page</p>{contents}</nav></aside>"))}
            <main id="content" tabindex="-1">
            {(page.HasTitleHeading ? Html.Empty : Html.Of($"<h1>{page.Title}</h1>"))}
            {(contents.IsEmpty ? Html.Empty : Html.Of($"<details class=\"toc\"><summary>On this page</summary><nav aria-label=\"On this page\">{contents}</nav></details>"))}
            {content}
            </main>
            </div>
            """);
        return PageTemplate.Render($"{page.Title} · {frame.Title}", frame, body, neighbours, plotly);
    }

    /// <summary>The way to the neighbours; from the last page back to the landing page.</summary>
    public Html RenderNeighbours(string name, SitePage? previous, SitePage? next)
    {
        Html before = previous is null ? Html.Raw("<span></span>") : Html.Of($"<a rel=\"prev\" href=\"{previous.FileName}\"><small>Previous</small> {previous.Title}</a>");
        Html after = next is null ? Html.Of($"<a href=\"index.html\"><small>Back to</small> {frame.Title}</a>") : Html.Of($"<a rel=\"next\" href=\"{next.FileName}\"><small>Next</small> {next.Title}</a>");
        return Html.Of($"<nav class=\"neighbours\" aria-label=\"{name}\">{before}{after}</nav>");
    }

    // Two levels are a map; more would be a second text.
    private Html RenderContents()
    {
        Heading[] headings = [.. page.Markdown.Headings.Where(heading => heading.Level is 2 or 3)];
        return headings.Length < 2
            ? Html.Empty
            : Html.Of($"<ul>{Html.Join(headings.Select(heading => Html.Of($"<li class=\"level{heading.Level}\"><a href=\"#{heading.Id}\">{heading.Text}</a></li>")))}</ul>");
    }
}
