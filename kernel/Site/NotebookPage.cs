using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site.Markup;

namespace ParallelAsync.Kernel.Site;

/// <summary>The page of one notebook.</summary>
internal sealed class NotebookPage(SiteFrame frame, ExecutedPage page, PagePictures pictures)
{
    private readonly OutputRenderer outputs = new(page.Markdown, pictures, page.Plotly);
    private readonly bool ended = page.Executed.Status == NotebookStatus.Succeeded;

    /// <param name="previous">The notebook before; null for the first.</param>
    /// <param name="next">The notebook after; null for the last.</param>
    public Html Render(SitePage? previous, SitePage? next)
    {
        var shown = new TextPage(frame, page, "notebook");
        return shown.Render(RenderCells(), shown.RenderNeighbours("Other notebooks", previous, next), page.Plotly);
    }

    // What became of the run is said below the title, which the first cell holds.
    private Html RenderCells()
    {
        List<Html> cells = [.. page.Cells.Select(RenderCell)];
        cells.Insert(page.Cells is [{ Kind: CellKind.Markdown }, ..] ? 1 : 0, RenderStatus());
        return Html.Join(cells);
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

    public static string StatusClass(NotebookStatus status) => status switch
    {
        NotebookStatus.Succeeded => "succeeded",
        NotebookStatus.Failed => "failed",
        _ => "stopped",
    };

    public static string StatusText(NotebookStatus status) => status.ToString();

    private static bool HasError(Cell cell) => cell.Outputs.Any(output => output is ErrorOutput);
}
