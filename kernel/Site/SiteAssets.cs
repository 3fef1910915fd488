using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Kernel.Site;

/// <summary>The files beside the pages. Style and script are ours and embedded; plotly.js comes from its package and lies beside the kernel.</summary>
internal static class SiteAssets
{
    public const string Style = "assets/site.css";
    public const string Script = "assets/site.js";
    public const string Plotly = "assets/plotly.min.js";

    /// <exception cref="FileNotFoundException">plotly.js, which the build puts beside the kernel, is not there.</exception>
    public static void Write(string folder, bool withPlotly)
    {
        Directory.CreateDirectory(Path.Combine(folder, "assets"));
        WriteEmbedded(folder, Style);
        WriteEmbedded(folder, Script);
        if (!withPlotly) return;
        var plotly = Path.Combine(AppContext.BaseDirectory, Plotly);
        if (!File.Exists(plotly)) throw new FileNotFoundException($"{Plotly} should lie beside the kernel, where its build puts it, but does not. Build the kernel again.", Plotly);
        Write(Path.Combine(folder, Plotly), File.OpenRead(plotly));
    }

    private static void WriteEmbedded(string folder, string name) =>
        Write(Path.Combine(folder, name), typeof(SiteAssets).Assembly.GetManifestResourceStream(name)!);

    private static void Write(string path, Stream content)
    {
        using (content) AtomicFile.Write(path, content.CopyTo);
    }
}
