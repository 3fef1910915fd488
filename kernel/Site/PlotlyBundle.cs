using System.Text.Json.Nodes;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Kernel.Site;

/// <summary>
/// Which bundle of plotly.js a page loads. The basic one draws what nearly every chart is made of at a quarter of the weight of the whole, so a chart of
/// another kind keeps the picture that is stored with it; the whole is loaded only where a chart has no picture.
/// </summary>
internal static class PlotlyBundle
{
    /// <summary>The MIME type of a plotly figure.</summary>
    public const string MimeType = "application/vnd.plotly.v1+json";

    /// <summary>The types of traces in the basic bundle; a trace that names none is a scatter.</summary>
    private static readonly string[] BasicTypes = ["scatter", "bar", "pie"];

    /// <summary>The bundle that draws these outputs' charts; null when there is nothing to draw.</summary>
    public static string? For(IEnumerable<Output> outputs)
    {
        MimeBundle[] charts = [.. outputs.Select(OutputRenderer.Bundle).OfType<MimeBundle>().Where(bundle => bundle[MimeType] is not null)];
        if (charts.Any(chart => !IsBasic(chart[MimeType]!) && !OutputRenderer.HasPicture(chart))) return SiteAssets.WholePlotly;
        return charts.Any(chart => IsBasic(chart[MimeType]!)) ? SiteAssets.BasicPlotly : null;
    }

    /// <summary>Whether a page that loads this bundle draws this figure; else it shows the stored picture.</summary>
    public static bool Draws(string? bundle, JsonNode chart) => bundle == SiteAssets.WholePlotly || (bundle == SiteAssets.BasicPlotly && IsBasic(chart));

    private static bool IsBasic(JsonNode chart) =>
        ((chart as JsonObject)?["data"] as JsonArray ?? []).All(trace => BasicTypes.Contains((trace as JsonObject)?["type"]?.ToString() ?? "scatter"));
}
