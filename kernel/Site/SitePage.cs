using System.Globalization;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site.Markup;

namespace ParallelAsync.Kernel.Site;

/// <summary>One notebook on its way to a page: its Markdown is parsed, its title and introduction are known.</summary>
internal sealed class SitePage
{
    private readonly Dictionary<Cell, MarkdownDocument> documents = [];

    public SitePage(ExecutedNotebook executed, string fileName, PageLinks links)
    {
        Executed = executed;
        FileName = fileName;
        Markdown = new PageMarkdown(links);
        Links = links;
        foreach (Cell cell in executed.Notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown)) documents[cell] = Markdown.Parse(cell.Source);
        MarkdownDocument? first = documents.Values.FirstOrDefault();
        var heading = first?.OfType<HeadingBlock>().FirstOrDefault() is { } block ? PageMarkdown.PlainText(block.Inline) : null;
        Title = string.IsNullOrEmpty(heading) ? Path.GetFileNameWithoutExtension(executed.Path) : heading;
        HasTitleHeading = Markdown.Headings.Any(heading => heading.Level == 1);
        Introduction = first?.OfType<ParagraphBlock>().FirstOrDefault(SaysSomething)?.Inline is { } inline ? Markdown.RenderInline(inline) : Html.Empty;
    }

    public ExecutedNotebook Executed { get; }

    /// <summary>The page's file in the site's folder.</summary>
    public string FileName { get; }

    public PageMarkdown Markdown { get; }

    public PageLinks Links { get; }

    /// <summary>The first heading, or the notebook's file name.</summary>
    public string Title { get; }

    /// <summary>Whether a heading of the first level stands in the notebook itself.</summary>
    public bool HasTitleHeading { get; }

    /// <summary>The first paragraph of the first Markdown cell; empty when there is none.</summary>
    public Html Introduction { get; }

    /// <summary>The bundle of plotly.js that the page loads; null when it draws no chart.</summary>
    public string? Plotly => PlotlyBundle.For(Executed.Notebook.Cells.SelectMany(cell => cell.Outputs));

    public Html RenderMarkdown(Cell cell) => Markdown.Render(documents[cell], cell.Attachments);

    /// <summary>The blocks of a Markdown cell; none of another.</summary>
    public IEnumerable<Block> Blocks(Cell cell) => documents.TryGetValue(cell, out MarkdownDocument? document) ? document : [];

    /// <summary>The anchor of a cell, which every cell has.</summary>
    public string Anchor(Cell cell) => string.Create(CultureInfo.InvariantCulture, $"cell-{Executed.Notebook.Cells.IndexOf(cell) + 1}");

    // A line of links to the neighbours, or a picture, introduces nothing.
    private static bool SaysSomething(ParagraphBlock paragraph) =>
        paragraph.Inline?.OfType<LiteralInline>().Any(text => text.Content.ToString().Any(char.IsLetterOrDigit)) == true
        || paragraph.Inline?.OfType<EmphasisInline>().Any() == true;
}
