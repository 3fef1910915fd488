using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site.Markup;

namespace ParallelAsync.Kernel.Site;

/// <summary>The page of one notebook.</summary>
internal sealed class NotebookPage(SitePage page, SitePage? previous, SitePage? next, string siteTitle)
{
    private readonly OutputRenderer outputs = new(page.Markdown, page.Plotly);
    private readonly bool ended = page.Executed.Status == NotebookStatus.Succeeded;

    public Html Render()
    {
        Html contents = RenderContents();
        Html body = Html.Of($"""
            <div class="page{(contents.IsEmpty ? " narrow" : "")}">
            {(contents.IsEmpty ? Html.Empty : Html.Of($"<aside><nav class=\"toc\" aria-label=\"On this page\"><p>On this page</p>{contents}</nav></aside>"))}
            <main id="content" tabindex="-1">
            {(page.HasTitleHeading ? Html.Empty : Html.Of($"<h1>{page.Title}</h1>"))}
            {(contents.IsEmpty ? Html.Empty : Html.Of($"<details class=\"toc\"><summary>On this page</summary><nav aria-label=\"On this page\">{contents}</nav></details>"))}
            {RenderCells()}
            </main>
            </div>
            """);
        return PageTemplate.Render($"{page.Title} · {siteTitle}", siteTitle, body, RenderNeighbours(), page.Plotly);
    }

    // What became of the run is said below the title, which the first cell holds.
    private Html RenderCells()
    {
        List<Html> cells = [.. page.Executed.Notebook.Cells.Select(RenderCell)];
        cells.Insert(page.Executed.Notebook.Cells is [{ Kind: CellKind.Markdown }, ..] ? 1 : 0, RenderStatus());
        return Html.Join(cells);
    }

    // Two levels are a map; more would be a second text.
    private Html RenderContents()
    {
        Heading[] headings = [.. page.Markdown.Headings.Where(heading => heading.Level is 2 or 3)];
        return headings.Length < 2
            ? Html.Empty
            : Html.Of($"<ul>{Html.Join(headings.Select(heading => Html.Of($"<li class=\"level{heading.Level}\"><a href=\"#{heading.Id}\">{heading.Text}</a></li>")))}</ul>");
    }

    private Html RenderStatus()
    {
        ExecutedNotebook executed = page.Executed;
        var what = executed.Status switch
        {
            NotebookStatus.Succeeded => $"All {executed.CodeCells} code cells succeeded",
            NotebookStatus.Failed => "The run failed",
            _ => "The run was stopped",
        };
        var failed = executed.Notebook.Cells.FindIndex(HasError) + 1;
        Html where = failed > 0 ? Html.Of($" <a href=\"#cell-{failed}\">Go to the error</a>.") : Html.Empty;
        return Html.Of($"<p class=\"run\"><span class=\"badge {StatusClass(executed.Status)}\">{StatusText(executed.Status)}</span> {what}; {executed.ElapsedText}.{where}</p>");
    }

    private Html RenderCell(Cell cell)
    {
        Html content = cell.Kind switch
        {
            CellKind.Markdown => Html.Of($"<div class=\"prose\">{page.RenderMarkdown(cell)}</div>"),
            CellKind.Code => RenderCode(cell),
            _ => RenderRaw(cell),
        };
        if (cell.Tags.Contains("solution") && !cell.Source.StartsWith("<details>", StringComparison.Ordinal)) content = Html.Of($"<details class=\"solution\"><summary>Solution</summary>{content}</details>");
        var kind = cell.Kind switch
        {
            CellKind.Code when HasError(cell) => "code failed",
            CellKind.Code => "code",
            CellKind.Markdown => "markdown",
            _ => "raw",
        };
        return Html.Of($"<div class=\"cell {kind}\" id=\"{page.Anchor(cell)}\">\n{content}\n</div>");
    }

    private Html RenderCode(Cell cell)
    {
        Html shown = outputs.Render(cell.Outputs);
        Html output = shown.IsEmpty ? Html.Empty : Html.Of($"<div class=\"outputs\">{shown}</div>");
        if (cell.Tags.Contains("hide-input") || cell.Source.Length == 0) return output;
        var count = cell.ExecutionCount is { } number ? Html.Of($"[{number}]").ToString() : "[ ]";
        Html missing = cell.ExecutionCount is null && !ended ? Html.Raw("<p class=\"note\">This cell did not run.</p>") : Html.Empty;
        return Html.Of($"""
            <div class="input"><span class="count"><span class="unseen">Cell </span>{count}</span>{Snippet.Render(CSharpHighlighter.Render(cell.Source))}</div>
            {missing}
            {output}
            """);
    }

    private Html RenderRaw(Cell cell) => (cell.Metadata["raw_mimetype"] ?? cell.Metadata["format"])?.ToString() switch
    {
        "text/html" => Html.Raw(RawHtml.Clean(cell.Source, page.Links.Link, url => page.Links.Image(url))),
        "text/markdown" => Html.Of($"<div class=\"prose\">{page.Markdown.RenderOutput(cell.Source)}</div>"),
        _ => Html.Of($"<pre class=\"plain\">{cell.Source}</pre>"),
    };

    private Html RenderNeighbours()
    {
        Html before = previous is null ? Html.Raw("<span></span>") : Html.Of($"<a rel=\"prev\" href=\"{previous.FileName}\"><small>Previous</small> {previous.Title}</a>");
        Html after = next is null ? Html.Of($"<a href=\"index.html\"><small>Back to</small> {siteTitle}</a>") : Html.Of($"<a rel=\"next\" href=\"{next.FileName}\"><small>Next</small> {next.Title}</a>");
        return Html.Of($"<nav class=\"neighbours\" aria-label=\"Other notebooks\">{before}{after}</nav>");
    }

    public static string StatusClass(NotebookStatus status) => status switch
    {
        NotebookStatus.Succeeded => "succeeded",
        NotebookStatus.Failed => "failed",
        _ => "stopped",
    };

    public static string StatusText(NotebookStatus status) => status.ToString();

    private static bool HasError(Cell cell) => cell.Outputs.Any(output => output is ErrorOutput);
}
