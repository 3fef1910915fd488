using System.Globalization;
using Markdig.Syntax.Inlines;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site.Markup;

namespace ParallelAsync.Kernel.Site;

/// <summary>The landing page: what the notebooks tagged for it, and the map that leads to all of them and to the documents.</summary>
/// <param name="frame">What all pages share.</param>
/// <param name="pages">The notebooks' pages, in order.</param>
/// <param name="landing">What stands above and below the map.</param>
/// <param name="maps">What the README in a folder says of its notebooks.</param>
/// <param name="links">Makes the links of a page's parts that stand elsewhere.</param>
internal sealed class IndexPage(SiteFrame frame, IReadOnlyList<ExecutedPage> pages, LandingCells landing, Func<string?, CollectionMap> maps, Func<SitePage, PageLinks> links)
{
    /// <summary>The anchor of the list of notebooks.</summary>
    public const string Notebooks = "notebooks";

    /// <summary>The anchor of the list of documents.</summary>
    public const string Documents = "documents";

    // What is longer is a sentence, and stands as one.
    private const int LongestFact = 14;

    public Html Render()
    {
        TimeSpan elapsed = pages.Aggregate(TimeSpan.Zero, (sum, page) => sum + page.Executed.Elapsed);
        var succeeded = pages.Count(page => page.Executed.Status == NotebookStatus.Succeeded);
        var outcome = succeeded == pages.Count ? "all of them succeeded" : string.Create(CultureInfo.InvariantCulture, $"{succeeded} of {pages.Count} succeeded");
        var total = new ExecutedNotebook(new Notebook(), "", NotebookStatus.Succeeded, elapsed).ElapsedText;
        Html body = Html.Of($"""
            <div class="page narrow">
            <main id="content" tabindex="-1">
            <h1>{frame.Title}</h1>
            {landing.Render(LandingCells.Above)}
            <h2 id="{Notebooks}">The notebooks</h2>
            <p class="run">{Count(pages.Count, "notebook")}, {outcome}; {total} of running time.</p>
            <ol class="cards">
            {Html.Join(pages.Select(RenderCard))}
            </ol>
            {RenderDocuments()}
            {landing.Render(LandingCells.Below)}
            </main>
            </div>
            """);
        Html footer = pages.Count == 0
            ? Html.Empty
            : Html.Of($"<nav class=\"neighbours\" aria-label=\"Other notebooks\"><span></span><a rel=\"next\" href=\"{pages[0].FileName}\"><small>Begin with</small> {pages[0].Title}</a></nav>");
        return PageTemplate.Render(frame.Title, frame, body, footer, landing.Plotly);
    }

    private Html RenderCard(ExecutedPage page)
    {
        ExecutedNotebook executed = page.Executed;
        var markdown = new PageMarkdown(links(page));
        IReadOnlyList<(string Column, ContainerInline Value)> row = maps(executed.Folder).Of(Path.GetFileName(executed.Path));
        ILookup<bool, (string Column, ContainerInline Value)> facts = row.Where(cell => PageMarkdown.PlainText(cell.Value).Length > 0).ToLookup(cell => PageMarkdown.PlainText(cell.Value).Length <= LongestFact);
        Html text = facts[false].Any() ? Html.Join(facts[false].Select(cell => Capital(markdown.RenderInline(cell.Value))), " ") : RenderIntroduction(page);
        IEnumerable<Html> shown = facts[true].Select(cell => Html.Of($"{cell.Column}: {markdown.RenderInline(cell.Value)} · "));
        return Html.Of($"""
            <li>
            <h3><a href="{page.FileName}">{page.Title}</a></h3>
            {(text.IsEmpty ? Html.Empty : Html.Of($"<p>{text}</p>"))}
            <p class="facts">{Html.Join(shown, "")}<span class="badge {NotebookPage.StatusClass(executed.Status)}">{NotebookPage.StatusText(executed.Status)}</span> in {executed.ElapsedText}</p>
            </li>
            """);
    }

    private Html RenderIntroduction(SitePage page) => page.Introduction is { } text ? new PageMarkdown(links(page)).RenderInline(text) : Html.Empty;

    private Html RenderDocuments() => frame.Documents.Count == 0 ? Html.Empty : Html.Of($"""
        <h2 id="{Documents}">{PageTemplate.Documents}</h2>
        <ul class="cards">
        {Html.Join(frame.Documents.Select(page => Html.Of($"<li>\n<h3><a href=\"{page.FileName}\">{page.Title}</a></h3>\n<p>{RenderIntroduction(page)}</p>\n</li>")))}
        </ul>
        """);

    // In a table a line begins small, on a card it is a sentence.
    private static Html Capital(Html text) => text.ToString() is [var first, .. var rest] && char.IsLower(first) ? Html.Raw(char.ToUpperInvariant(first) + rest) : text;

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
