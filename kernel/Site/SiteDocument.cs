using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site.Markup;

namespace ParallelAsync.Kernel.Site;

/// <summary>A Markdown file beside the notebooks that becomes a page, such as a glossary.</summary>
/// <param name="Path">Its path in the collection, as that of a notebook in the same folder.</param>
/// <param name="File">Its full path on disk.</param>
/// <param name="Markdown">Its text.</param>
internal sealed record SiteDocument(string Path, string File, string Markdown)
{
    /// <summary>
    /// The Markdown files in the notebooks' folders that the notebooks link to, and those there that these link to. Others that happen to lie there are
    /// nobody's pages, and neither are those of a notebook that is not shown.
    /// </summary>
    /// <returns>The documents in the order of their names.</returns>
    /// <exception cref="IOException">One of them cannot be read.</exception>
    public static IReadOnlyList<SiteDocument> Find(IReadOnlyList<ExecutedNotebook> notebooks)
    {
        // A folder on disk, and its path in the collection with a slash at its end.
        Dictionary<string, string> folders = [];
        foreach (ExecutedNotebook notebook in notebooks)
            if (FullFolder(notebook) is { } folder) folders.TryAdd(folder, notebook.Path[..(notebook.Path.LastIndexOf('/') + 1)]);
        Dictionary<string, SiteDocument> found = [];
        Queue<(string Folder, string Markdown)> texts = new(notebooks.Where(notebook => FullFolder(notebook) is not null)
            .SelectMany(notebook => notebook.Notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => (FullFolder(notebook)!, cell.Source))));
        while (texts.TryDequeue(out (string Folder, string Markdown) text))
        {
            foreach (var file in LinksIn(text.Markdown).Select(link => PageAddresses.FileOf(link, text.Folder)).OfType<string>())
            {
                if (!file.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || found.ContainsKey(file)) continue;
                var folder = System.IO.Path.GetDirectoryName(file)!;
                if (!folders.TryGetValue(folder, out var path) || !System.IO.File.Exists(file)) continue;
                found[file] = new SiteDocument(path + System.IO.Path.GetFileName(file), file, System.IO.File.ReadAllText(file));
                texts.Enqueue((folder, found[file].Markdown));
            }
        }

        return [.. found.Values.OrderBy(document => document.Path, StringComparer.OrdinalIgnoreCase)];
    }

    private static string? FullFolder(ExecutedNotebook notebook) =>
        notebook.Folder is null ? null : System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(notebook.Folder));

    private static IEnumerable<string> LinksIn(string markdown) =>
        PageMarkdown.ParseDocument(markdown).Descendants<LinkInline>().Where(link => !link.IsImage && link.Url is not null).Select(link => PageLinks.PathIn(link.Url!)).OfType<string>();
}
