using System.Text.Encodings.Web;
using System.Text.Json;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site.Markup;

namespace ParallelAsync.Kernel.Site;

/// <summary>
/// The text of all pages as a script, because a page opened from disk may load scripts and nothing else. A section of prose is one entry, and so is a
/// paragraph or list item with an anchor of its own, and a code cell; solutions and hints are left out, so that a search does not give them away.
/// </summary>
internal static class SearchIndex
{
    private static readonly string[] FoldedTags = ["solution", "hint", "hide-input"];
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The script: <c>searchIndex = [[page, title, [[anchor, heading, text, isCode], ...]], ...]</c>.</summary>
    public static string Render(IReadOnlyList<SitePage> pages) =>
        $"window.searchIndex = {JsonSerializer.Serialize(pages.Select(page => new object[] { page.FileName, page.Title, Entries(page) }), Options)};\n";

    private static List<object[]> Entries(SitePage page)
    {
        var entries = new SearchEntries(page.Title);
        foreach (Cell cell in page.Cells.Where(cell => !cell.Tags.Any(FoldedTags.Contains)))
        {
            if (cell.Kind == CellKind.Code && cell.Source.Length > 0) entries.AddCode(page.Anchor(cell), cell.Source);
            foreach (Block block in page.Blocks(cell))
            {
                if (block is HeadingBlock heading)
                    entries.BeginSection(heading.Level == 1 ? "content" : heading.GetAttributes().Id!, PageMarkdown.PlainText(heading.Inline));
                else
                    Add(entries, block);
            }
        }

        return entries.End();
    }

    private static void Add(SearchEntries entries, Block block)
    {
        foreach (LeafBlock leaf in Leaves(block))
        {
            if (AnchorIn(leaf) is { } anchor) entries.BeginPart(anchor, PageMarkdown.PlainText(leaf.Inline!.FindDescendants<EmphasisInline>().FirstOrDefault()));
            entries.AddText(leaf is CodeBlock code ? code.Lines.ToString() : PageMarkdown.PlainText(leaf.Inline));
        }

        entries.EndPart();
    }

    private static string? AnchorIn(LeafBlock leaf) =>
        leaf.Inline?.FindDescendants<HtmlInline>().Select(tag => tag.TryGetAttributes()?.Id).FirstOrDefault(id => id is not null);

    private static IEnumerable<LeafBlock> Leaves(Block block) => block switch
    {
        LeafBlock leaf => [leaf],
        ContainerBlock container => container.Descendants<LeafBlock>(),
        _ => [],
    };
}
