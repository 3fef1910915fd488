using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ParallelAsync.Kernel.Site.Markup;

namespace ParallelAsync.Kernel.Site;

/// <summary>
/// What the README beside the notebooks says of each: the first table row that links to a notebook, its other cells under the heads of their columns.
/// So the map stands in one place, and the pages show what the folder shows.
/// </summary>
internal sealed class CollectionMap
{
    private readonly Dictionary<string, List<(string Column, ContainerInline Value)>> rows = [];

    private CollectionMap(MarkdownDocument document)
    {
        foreach (Table table in document.Descendants<Table>())
        {
            List<ContainerInline?[]> lines = [.. table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(cell => (cell.FirstOrDefault() as ParagraphBlock)?.Inline).ToArray())];
            foreach (ContainerInline?[] line in lines.Skip(1))
            {
                var link = Array.FindIndex(line, cell => NotebookIn(cell) is not null);
                if (link < 0) continue;
                rows.TryAdd(NotebookIn(line[link])!, [.. line.Zip(lines[0]).Where((pair, column) => column != link && pair.First is not null).Select(pair => (PageMarkdown.PlainText(pair.Second), pair.First!))]);
            }
        }
    }

    /// <summary>Reads the README of a folder; a map that knows nothing where there is none.</summary>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    /// <param name="folder">The folder; empty when the notebooks lie in none.</param>
    public static CollectionMap Read(string folder)
    {
        var readme = folder.Length == 0 ? null : Path.Combine(folder, "README.md");
        return new CollectionMap(PageMarkdown.ParseDocument(File.Exists(readme) ? File.ReadAllText(readme) : ""));
    }

    /// <summary>What the map says of a notebook; nothing when it does not name it.</summary>
    /// <param name="fileName">The notebook's file name.</param>
    public IReadOnlyList<(string Column, ContainerInline Value)> Of(string fileName) => rows.GetValueOrDefault(fileName) ?? [];

    private static string? NotebookIn(ContainerInline? cell) =>
        cell?.Descendants<LinkInline>().Select(link => link.Url).FirstOrDefault(url => url?.EndsWith(".ipynb", StringComparison.Ordinal) == true) is { } url
            ? Path.GetFileName(Uri.UnescapeDataString(url))
            : null;
}
