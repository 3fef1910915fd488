using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Kernel.Site;

/// <summary>The files beside the pages. Style and script are ours and embedded; plotly.js comes from its package and lies beside the kernel.</summary>
internal static class SiteAssets
{
    public const string SearchIndex = "assets/search-index.js";
    public const string BasicPlotly = "assets/plotly-basic.min.js";
    public const string WholePlotly = "assets/plotly.min.js";

    /// <summary>Every page's style sheets, that for paper last.</summary>
    public static readonly string[] Styles = ["assets/site.css", "assets/notebook.css", "assets/print.css"];

    /// <summary>The script that runs before anything is drawn.</summary>
    public const string Theme = "assets/theme.js";

    /// <summary>The script that draws the charts, with plotly.js.</summary>
    public const string Charts = "assets/charts.js";

    /// <summary>Every page's other scripts, which run once the page is read.</summary>
    public static readonly string[] Scripts = ["assets/search.js", "assets/keys.js", "assets/page.js"];

    /// <param name="folder">The site's folder.</param>
    /// <param name="plotly">The bundles of plotly.js that some page loads.</param>
    /// <exception cref="FileNotFoundException">plotly.js, which the build puts beside the kernel, is not there.</exception>
    public static void Write(string folder, IReadOnlySet<string> plotly)
    {
        Directory.CreateDirectory(Path.Combine(folder, "assets"));
        foreach (var name in (string[])[.. Styles, Theme, .. Scripts, Charts]) WriteEmbedded(folder, name);
        foreach (var name in plotly)
        {
            var file = Path.Combine(AppContext.BaseDirectory, name);
            if (!File.Exists(file)) throw new FileNotFoundException($"{name} should lie beside the kernel, where its build puts it, but does not. Build the kernel again.", name);
            Write(Path.Combine(folder, name), File.OpenRead(file));
        }
    }

    private static void WriteEmbedded(string folder, string name) =>
        Write(Path.Combine(folder, name), typeof(SiteAssets).Assembly.GetManifestResourceStream(name)!);

    private static void Write(string path, Stream content)
    {
        using (content) AtomicFile.Write(path, content.CopyTo);
    }
}
