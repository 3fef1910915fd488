using System.Text.Json.Nodes;
using ParallelAsync.Charts;

namespace ParallelAsync.Tests.Cafe;

/// <summary>Reads a timeline as plotly gets it.</summary>
internal static class TestChart
{
    /// <summary>The colour of each kind of work.</summary>
    public static IReadOnlyDictionary<string, string> Colours(Chart timeline) => JsonNode.Parse(timeline.ToPlotlyJson())!["data"]!.AsArray()
        .ToDictionary(group => group!["name"]!.GetValue<string>(), group => group!["marker"]!["color"]!.GetValue<string>());

    /// <summary>The bars by their start: lane, kind of work, start and end in the unit of the axis, and what the reader sees when pointing at it.</summary>
    public static IReadOnlyList<(string Lane, string Group, double Start, double End, string Text)> Bars(Chart timeline)
    {
        var figure = JsonNode.Parse(timeline.ToPlotlyJson())!;
        var lanes = figure["layout"]!["yaxis"]!["ticktext"]!.AsArray().Select(lane => lane!.GetValue<string>()).ToList();
        return [.. figure["data"]!.AsArray().SelectMany(group => Enumerable.Range(0, group!["x"]!.AsArray().Count).Select(index =>
        {
            var start = group["base"]![index]!.GetValue<double>();
            return (lanes[(int)group["y"]![index]!.GetValue<double>()], group["name"]!.GetValue<string>(), start, start + group["x"]![index]!.GetValue<double>(), group["hovertext"]![index]!.GetValue<string>());
        })).OrderBy(bar => bar.start)];
    }
}
