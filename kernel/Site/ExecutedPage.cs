using ParallelAsync.Kernel.Site.Markup;

namespace ParallelAsync.Kernel.Site;

/// <summary>A notebook on its way to a page.</summary>
internal sealed class ExecutedPage(ExecutedNotebook executed, string fileName, PageLinks links) : SitePage(executed.Path, executed.Notebook.Cells, fileName, links)
{
    public ExecutedNotebook Executed => executed;

    /// <summary>The bundle of plotly.js that the page loads; null when it draws no chart.</summary>
    public string? Plotly => PlotlyBundle.For(Cells.SelectMany(cell => cell.Outputs));
}
