using System.Net;
using System.Text.Json.Nodes;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>What a chart colours: each label that its legend or its axis names, with its colour.</summary>
internal static class ChartColours
{
    /// <summary>The labels and their colours; none in a heat map, whose colours are numbers.</summary>
    public static IEnumerable<(string Label, string Colour)> Of(JsonNode chart) =>
        chart["data"]!.AsArray().Where(trace => trace!["showlegend"]?.GetValue<bool>() != false).SelectMany(trace => OfTrace(chart, trace!.AsObject()));

    private static IEnumerable<(string, string)> OfTrace(JsonNode chart, JsonObject trace) => trace["type"]!.GetValue<string>() switch
    {
        "heatmap" => [],
        // Where there is a legend it says what the colours mean; bars without one are named by the axis.
        "bar" when trace["marker"]!["color"] is JsonArray colours && !chart["layout"]!["showlegend"]!.GetValue<bool>() =>
            Names(chart, trace).Zip(colours.Select(colour => colour!.GetValue<string>())),
        "bar" when trace["marker"]!["color"] is JsonArray colours => colours.Select(colour => (Name(trace), colour!.GetValue<string>())),
        _ => [(Name(trace), (trace["line"]?["color"] ?? trace["marker"]!["color"])!.GetValue<string>())],
    };

    private static IEnumerable<string> Names(JsonNode chart, JsonObject trace)
    {
        var (axis, places) = trace["orientation"]!.GetValue<string>() == "h" ? ("yaxis", "y") : ("xaxis", "x");
        var names = chart["layout"]![axis]!["ticktext"]!.AsArray();
        return trace[places]!.AsArray().Select(place => Plain(names[(int)place!.GetValue<double>()]!.GetValue<string>()));
    }

    private static string Name(JsonObject trace) => Plain(trace["name"]!.GetValue<string>());

    private static string Plain(string text) => WebUtility.HtmlDecode(text.Replace("<br>", " ", StringComparison.Ordinal));
}
