using Markdig.Syntax;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site.Markup;

namespace ParallelAsync.Kernel.Site;

/// <summary>
/// The cells that stand on the landing page too: what a code cell tagged <c>landing</c> puts out, and the text of a Markdown cell. Those tagged
/// <c>landing-end</c> come below the list of notebooks instead of above it.
/// </summary>
/// <param name="pages">The pages, in order.</param>
/// <param name="links">Makes the links of a page's parts that stand elsewhere.</param>
/// <param name="pictures">The landing page's pictures.</param>
internal sealed class LandingCells(IReadOnlyList<ExecutedPage> pages, Func<SitePage, PageLinks> links, PagePictures pictures)
{
    /// <summary>Above the list of notebooks.</summary>
    public const string Above = "landing";

    /// <summary>Below the list of notebooks.</summary>
    public const string Below = "landing-end";

    /// <summary>The bundle of plotly.js that they need; null when they hold no chart that is drawn.</summary>
    public string? Plotly { get; } = PlotlyBundle.For(Tagged(pages, Above).Concat(Tagged(pages, Below)).SelectMany(tagged => tagged.Cell.Outputs));

    /// <summary>The cells with a tag, in the order of the pages.</summary>
    public Html Render(string tag) => Html.Join(Tagged(pages, tag).Select(tagged => Render(tagged.Page, tagged.Cell)));

    private Html Render(ExecutedPage page, Cell cell)
    {
        var markdown = new PageMarkdown(links(page));
        if (cell.Kind == CellKind.Markdown) return Html.Of($"<div class=\"prose\">{markdown.Render(markdown.Parse(cell.Source), cell.Attachments)}</div>");
        Html outputs = new OutputRenderer(markdown, pictures, Plotly).Render(cell.Outputs);
        return outputs.IsEmpty ? Html.Empty : Html.Of($"""
            <div class="shown">{outputs}
            <p class="note">From <a href="{page.FileName}#{page.Anchor(cell)}">{Source(page, cell)}</a></p></div>
            """);
    }

    // The notebook and the section in it.
    private static string Source(SitePage page, Cell cell)
    {
        var section = page.Cells.TakeWhile(other => other != cell).SelectMany(page.Blocks).OfType<HeadingBlock>().LastOrDefault(heading => heading.Level > 1);
        return section is null ? page.Title : $"{page.Title}, {PageMarkdown.PlainText(section.Inline)}";
    }

    private static IEnumerable<(ExecutedPage Page, Cell Cell)> Tagged(IReadOnlyList<ExecutedPage> pages, string tag) =>
        pages.SelectMany(page => page.Cells.Where(cell => cell.Tags.Contains(tag)).Select(cell => (page, cell)));
}
