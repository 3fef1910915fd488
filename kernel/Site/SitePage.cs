using System.Globalization;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site.Markup;

namespace ParallelAsync.Kernel.Site;

/// <summary>A notebook or a document on its way to a page: its Markdown is parsed, its title and introduction are known.</summary>
internal class SitePage
{
    private readonly Dictionary<Cell, MarkdownDocument> documents = [];

    /// <summary>The page of a document, which is one cell of Markdown.</summary>
    public SitePage(SiteDocument document, string fileName, PageLinks links)
        : this(document.Path, [new Cell(CellKind.Markdown, document.Markdown)], fileName, links)
    {
    }

    protected SitePage(string path, IReadOnlyList<Cell> cells, string fileName, PageLinks links)
    {
        Cells = cells;
        FileName = fileName;
        Markdown = new PageMarkdown(links);
        Links = links;
        foreach (Cell cell in cells.Where(cell => cell.Kind == CellKind.Markdown)) documents[cell] = Markdown.Parse(cell.Source);
        MarkdownDocument? first = documents.Values.FirstOrDefault();
        var heading = first?.OfType<HeadingBlock>().FirstOrDefault() is { } block ? PageMarkdown.PlainText(block.Inline) : null;
        Title = string.IsNullOrEmpty(heading) ? Path.GetFileNameWithoutExtension(path) : heading;
        HasTitleHeading = Markdown.Headings.Any(heading => heading.Level == 1);
        Introduction = first?.OfType<ParagraphBlock>().FirstOrDefault(SaysSomething)?.Inline;
    }

    /// <summary>What stands on the page, in order.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>The page's file in the site's folder.</summary>
    public string FileName { get; }

    public PageMarkdown Markdown { get; }

    public PageLinks Links { get; }

    /// <summary>The first heading, or the file name of what is shown.</summary>
    public string Title { get; }

    /// <summary>Whether a heading of the first level stands in the text itself.</summary>
    public bool HasTitleHeading { get; }

    /// <summary>The first paragraph of the first Markdown cell; null when there is none.</summary>
    public ContainerInline? Introduction { get; }

    public Html RenderMarkdown(Cell cell) => Markdown.Render(documents[cell], cell.Attachments);

    /// <summary>The blocks of a Markdown cell; none of another.</summary>
    public IEnumerable<Block> Blocks(Cell cell) => documents.TryGetValue(cell, out MarkdownDocument? document) ? document : [];

    /// <summary>The anchor of a notebook's cell, which every one of them has.</summary>
    public string Anchor(Cell cell) => string.Create(CultureInfo.InvariantCulture, $"cell-{Cells.TakeWhile(other => other != cell).Count() + 1}");

    // A line of links to the neighbours, or a picture, introduces nothing.
    private static bool SaysSomething(ParagraphBlock paragraph) =>
        paragraph.Inline?.OfType<LiteralInline>().Any(text => text.Content.ToString().Any(char.IsLetterOrDigit)) == true
        || paragraph.Inline?.OfType<EmphasisInline>().Any() == true;
}
