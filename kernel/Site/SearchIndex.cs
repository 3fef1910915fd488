using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site.Markup;

namespace ParallelAsync.Kernel.Site;

/// <summary>
/// The text of all pages as a script, because a page opened from disk may load scripts and nothing else. A section of prose is one entry, a code cell
/// another; solutions and hints are left out, so that a search does not give them away.
/// </summary>
internal static partial class SearchIndex
{
    private static readonly string[] FoldedTags = ["solution", "hint", "hide-input"];
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The script: <c>searchIndex = [[page, title, [[anchor, heading, text, isCode], ...]], ...]</c>.</summary>
    public static string Render(IReadOnlyList<SitePage> pages) =>
        $"window.searchIndex = {JsonSerializer.Serialize(pages.Select(page => new object[] { page.FileName, page.Title, Entries(page) }), Options)};\n";

    private static List<object[]> Entries(SitePage page)
    {
        List<object[]> entries = [];
        string anchor = "content", heading = page.Title;
        var text = new StringBuilder();
        foreach (Cell cell in page.Executed.Notebook.Cells.Where(cell => !cell.Tags.Any(FoldedTags.Contains)))
        {
            if (cell.Kind == CellKind.Code && cell.Source.Length > 0) entries.Add([page.Anchor(cell), heading, OneLine(cell.Source), 1]);
            foreach (Block block in page.Blocks(cell))
            {
                if (block is HeadingBlock title)
                {
                    Close();
                    (anchor, heading) = (title.Level == 1 ? "content" : title.GetAttributes().Id!, PageMarkdown.PlainText(title.Inline));
                    continue;
                }

                foreach (LeafBlock leaf in Leaves(block)) text.Append(leaf is CodeBlock code ? code.Lines.ToString() : PageMarkdown.PlainText(leaf.Inline)).Append(' ');
            }
        }

        Close();
        return entries;

        void Close()
        {
            var prose = OneLine(text.ToString());
            if (prose.Length > 0 || anchor != "content") entries.Add([anchor, heading, prose, 0]);
            text.Clear();
        }
    }

    private static IEnumerable<LeafBlock> Leaves(Block block) => block switch
    {
        LeafBlock leaf => [leaf],
        ContainerBlock container => container.Descendants<LeafBlock>(),
        _ => [],
    };

    private static string OneLine(string text) => Space().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
