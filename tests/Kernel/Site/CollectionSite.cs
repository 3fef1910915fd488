using ParallelAsync.Kernel.Site;
using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.Kernel.Site;

/// <summary>The pages of the collection's notebooks as they are stored, and of the documents beside them, with whatever outputs they carry; nothing is run.</summary>
public sealed class CollectionSite : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CollectionSite() => SiteBuilder.Build(
        [.. Repository.NotebookNames.Select(name => new ExecutedNotebook(
            Repository.ReadNotebook(name), name, NotebookStatus.Succeeded, TimeSpan.FromSeconds(20), Repository.Notebooks))],
        Folder);

    /// <summary>The site's folder.</summary>
    public string Folder => folder.Path;

    /// <summary>The file names of all pages: the landing page, one for each notebook, one for each document.</summary>
    public IEnumerable<string> PageNames => Directory.EnumerateFiles(Folder, "*.html").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    /// <summary>The Markdown files beside the notebooks.</summary>
    public static IEnumerable<string> DocumentNames => Directory.EnumerateFiles(Repository.Notebooks, "*.md").Select(file => Path.GetFileName(file));

    /// <summary>The pages of the Markdown files beside the notebooks.</summary>
    public static IEnumerable<string> DocumentPages => DocumentNames.Select(name => name == "README.md" ? "guide.html" : Path.ChangeExtension(name, ".html")).Order(StringComparer.Ordinal);

    public void Dispose() => folder.Dispose();
}
