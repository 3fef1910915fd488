using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site;
using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.Kernel.Site;

/// <summary>The pages of the collection's notebooks as they are stored, with whatever outputs they carry; nothing is run.</summary>
public sealed class CollectionSite : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CollectionSite() => SiteBuilder.Build(
        [.. Repository.NotebookNames.Select(name => new ExecutedNotebook(
            NotebookFile.Read(Path.Combine(Repository.Notebooks, name)), name, NotebookStatus.Succeeded, TimeSpan.FromSeconds(20), Repository.Notebooks))],
        Folder);

    /// <summary>The site's folder.</summary>
    public string Folder => folder.Path;

    /// <summary>The file names of all pages: the landing page, then one for each notebook.</summary>
    public static IEnumerable<string> PageNames => ["index.html", .. Repository.NotebookNames.Select(name => Path.ChangeExtension(name, ".html"))];

    public void Dispose() => folder.Dispose();
}
