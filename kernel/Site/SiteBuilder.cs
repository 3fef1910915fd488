using System.Globalization;
using System.Text;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site.Markup;

namespace ParallelAsync.Kernel.Site;

/// <summary>Turns executed notebooks into a folder of pages that opens from disk, without a network.</summary>
internal static class SiteBuilder
{
    private const string Title = "ParallelAsync notebooks";

    /// <summary>Writes <c>index.html</c>, a page a notebook and what they need. Pages of the same names are replaced, other files stay.</summary>
    /// <param name="notebooks">The notebooks in the order in which a reader goes through them.</param>
    /// <param name="outputFolder">The folder; made when it does not exist.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static void Build(IReadOnlyList<ExecutedNotebook> notebooks, string outputFolder)
    {
        Dictionary<string, string> fileNames = FileNames(notebooks.Select(notebook => notebook.Path));
        SitePage[] pages = [.. notebooks.Select(notebook => new SitePage(notebook, fileNames[notebook.Path], new PageLinks(fileNames, notebook.Path, notebook.Folder)))];
        // On the landing page all headings share one set of anchors.
        var anchors = new Anchors("notebooks");
        PageLinks FromLanding(SitePage page) => new(fileNames, page.Executed.Path, page.Executed.Folder, page.FileName) { Anchors = anchors };
        var landing = new LandingCells(pages, FromLanding);
        Dictionary<string, CollectionMap> maps = notebooks.Select(notebook => notebook.Folder ?? "").Distinct().ToDictionary(folder => folder, CollectionMap.Read);
        Directory.CreateDirectory(outputFolder);
        SiteAssets.Write(outputFolder, pages.Select(page => page.Plotly).Append(landing.Plotly).OfType<string>().ToHashSet());
        for (var i = 0; i < pages.Length; i++)
            Write(pages[i].FileName, new NotebookPage(pages[i], i > 0 ? pages[i - 1] : null, i + 1 < pages.Length ? pages[i + 1] : null, Title).Render());
        Write("index.html", new IndexPage(pages, landing, folder => maps[folder ?? ""], FromLanding, Title).Render());
        Write(SiteAssets.SearchIndex, Html.Raw(SearchIndex.Render(pages)));

        void Write(string fileName, Html html) =>
            AtomicFile.Write(Path.Combine(outputFolder, fileName), stream => stream.Write(Encoding.UTF8.GetBytes(html.ToString())));
    }

    // A folder in the path becomes a part of the name, so that all pages lie beside each other; no notebook may take the index's name.
    private static Dictionary<string, string> FileNames(IEnumerable<string> paths)
    {
        var names = new Dictionary<string, string>();
        HashSet<string> taken = new(["index.html"], StringComparer.OrdinalIgnoreCase);
        foreach (var path in paths)
        {
            IEnumerable<string> parts = Path.ChangeExtension(path, null).Split('/').Where(part => part is not (".." or "." or ""));
            var stem = string.Concat(string.Join('-', parts).Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-'));
            var name = $"{stem}.html";
            for (var i = 2; !taken.Add(name); i++) name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{i}.html");
            names[path] = name;
        }

        return names;
    }
}
