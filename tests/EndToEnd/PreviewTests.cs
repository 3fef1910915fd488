using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.EndToEnd;

/// <summary>The notebooks as nbconvert shows them, and with it nbviewer.</summary>
public sealed class Previews() : Nbconvert(".html", "--to", "html");

/// <summary>The same without anything that could run, as a host shows a notebook that nobody has trusted.</summary>
public sealed class SanitisedPreviews() : Nbconvert(".html", "--to", "html", "--HTMLExporter.sanitize_html=True");

/// <summary>A reader who runs nothing sees every chart and every table that is stored in a notebook.</summary>
public sealed class PreviewTests(Previews previews, SanitisedPreviews sanitised, Chromium chromium) : IClassFixture<Previews>, IClassFixture<SanitisedPreviews>, IClassFixture<Chromium>
{
    private const string Pictures = "[...document.querySelectorAll('.jp-OutputArea img')].filter(image => image.naturalWidth > 0 && image.clientWidth > 200 && image.clientHeight > 20).length";

    private const string Tables = "[...document.querySelectorAll('.jp-OutputArea table')].filter(table => table.clientHeight > 20).length";

    public static TheoryData<string> Names => [.. Repository.NotebookNames];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Preview_OfANotebook_ShowsEveryChartAndTable(string name) => CheckAsync(name, previews);

    [Theory]
    [MemberData(nameof(Names))]
    public Task SanitisedPreview_OfANotebook_ShowsEveryChartAndTable(string name) => CheckAsync(name, sanitised);

    private async Task CheckAsync(string name, Nbconvert converted)
    {
        var file = converted.Convert(name);
        var (pictures, tables) = Nbconvert.Count(Repository.ReadNotebook(name).Cells);
        Assert.NotInRange(pictures, 0, 0);
        Assert.NotInRange(tables, 0, 0);

        var page = converted.Parse(name);
        Assert.Equal(pictures, page.QuerySelectorAll(".jp-OutputArea img[src^='data:image/png;base64,']").Length);
        Assert.Equal(tables, page.QuerySelectorAll(".jp-OutputArea table").Length);
        Assert.Empty(page.QuerySelectorAll(".jp-Cell script"));

        // Scripts are off, so nothing but what is stored can be on the screen.
        await using BrowserTab tab = await chromium.OpenAsync(javaScript: false);
        await tab.GoToAsync(Path.GetDirectoryName(file)!, Path.GetFileName(file), javaScript: false);
        Assert.Equal(pictures, await tab.Page.EvaluateAsync<int>(Pictures));
        Assert.Equal(tables, await tab.Page.EvaluateAsync<int>(Tables));
    }
}
