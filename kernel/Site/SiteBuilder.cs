using System.Text;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site.Markup;

namespace ParallelAsync.Kernel.Site;

/// <summary>Turns executed notebooks, and the documents beside them, into a folder of pages that opens from disk, without a network.</summary>
internal static class SiteBuilder
{
    private const string Title = "ParallelAsync notebooks";
    private const string Index = "index.html";

    /// <summary>Writes <c>index.html</c>, a page for each notebook and document, and what they need. Pages of the same names are replaced, other files stay.</summary>
    /// <param name="notebooks">The notebooks in the order in which a reader goes through them.</param>
    /// <param name="outputFolder">The folder; made when it does not exist.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static void Build(IReadOnlyList<ExecutedNotebook> notebooks, string outputFolder)
    {
        var addresses = new PageAddresses();
        List<(ExecutedNotebook Notebook, string Name)> named = [.. notebooks.Select(notebook => (notebook, addresses.AddNotebook(notebook.Path)))];
        List<(SiteDocument Document, string Name)> beside = [.. SiteDocument.Find(notebooks).Select(document => (document, addresses.AddDocument(document.Path, document.File)))];
        ExecutedPage[] pages = [.. named.Select(page => new ExecutedPage(page.Notebook, page.Name, new PageLinks(addresses, page.Notebook.Path, page.Notebook.Folder)))];
        SitePage[] documents = [.. beside.Select(page => new SitePage(page.Document, page.Name, new PageLinks(addresses, page.Document.Path, Path.GetDirectoryName(page.Document.File))))];
        var frame = new SiteFrame(Title, documents);
        // On the landing page all headings share one set of anchors.
        var anchors = new Anchors(IndexPage.Notebooks, IndexPage.Documents);
        PageLinks FromLanding(SitePage page) => page.Links.OnAnotherPage(page.FileName, anchors);
        var shown = new PagePictures(Index);
        var landing = new LandingCells(pages, FromLanding, shown);
        Dictionary<string, CollectionMap> maps = notebooks.Select(notebook => notebook.Folder ?? "").Distinct().ToDictionary(folder => folder, CollectionMap.Read);
        Directory.CreateDirectory(outputFolder);
        SiteAssets.Write(outputFolder, pages.Select(page => page.Plotly).Append(landing.Plotly).OfType<string>().ToHashSet());
        for (var i = 0; i < pages.Length; i++)
        {
            var pictures = new PagePictures(pages[i].FileName);
            Write(pages[i].FileName, new NotebookPage(frame, pages[i], pictures).Render(Before(pages, i), After(pages, i)), pictures);
        }

        for (var i = 0; i < documents.Length; i++) Write(documents[i].FileName, TextPage.RenderDocument(frame, documents[i], Before(documents, i), After(documents, i)));
        Write(Index, new IndexPage(frame, pages, landing, folder => maps[folder ?? ""], FromLanding).Render(), shown);
        Write(SiteAssets.SearchIndex, Html.Raw(SearchIndex.Render([.. pages, .. documents])));

        // The pictures first: no page points to what is not there.
        void Write(string fileName, Html html, PagePictures? pictures = null)
        {
            pictures?.Write(outputFolder);
            AtomicFile.Write(Path.Combine(outputFolder, fileName), stream => stream.Write(Encoding.UTF8.GetBytes(html.ToString())));
        }
    }

    private static SitePage? Before(SitePage[] pages, int i) => i > 0 ? pages[i - 1] : null;

    private static SitePage? After(SitePage[] pages, int i) => i + 1 < pages.Length ? pages[i + 1] : null;
}
