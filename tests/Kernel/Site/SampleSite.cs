using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site;

namespace ParallelAsync.Tests.Kernel.Site;

/// <summary>The pages of the two notebooks under <c>Fixtures</c>, built once for all tests that look at them.</summary>
public sealed class SampleSite : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SampleSite() => SiteBuilder.Build(
        [
            new ExecutedNotebook(Read("01-sample.ipynb"), "01-sample.ipynb", NotebookStatus.Succeeded, TimeSpan.FromSeconds(3.42)),
            new ExecutedNotebook(Read("02-failure.ipynb"), "02-failure.ipynb", NotebookStatus.Failed, TimeSpan.FromSeconds(125)),
        ],
        Folder);

    /// <summary>The site's folder.</summary>
    public string Folder => folder.Path;

    public void Dispose() => folder.Dispose();

    internal static Notebook Read(string name) => NotebookFile.Read(Path.Combine(AppContext.BaseDirectory, "Kernel", "Site", "Fixtures", name));

    internal string Text(string name) => File.ReadAllText(Path.Combine(Folder, name));

    internal IHtmlDocument Page(string name) => new HtmlParser().ParseDocument(Text(name));
}
