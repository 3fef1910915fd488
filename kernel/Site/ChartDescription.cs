using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ParallelAsync.Kernel.Site;

/// <summary>Says in words what a plotly figure shows, for whoever cannot see it: its kind, titles, axes and the range of each series.</summary>
internal static partial class ChartDescription
{
    // A list of more is a table, which follows as text wherever a chart carries its numbers.
    private const int MostItems = 12;

    /// <summary>The title without its notes; empty when the figure has none.</summary>
    public static string Title(JsonNode chart) => TitleAndNote(chart).Title;

    /// <summary>One to five short sentences; <c>Chart.</c> for a figure that says nothing of itself.</summary>
    public static string Of(JsonNode chart)
    {
        JsonObject[] traces = [.. (At(chart, "data") as JsonArray ?? []).OfType<JsonObject>()];
        (var title, var note) = TitleAndNote(chart);
        var kind = Kind(traces);
        List<string> sentences = [title.Length > 0 ? $"{kind}: {title}" : kind, note];
        if (kind != "Chart")
        {
            sentences.AddRange([AxisText(chart, "xaxis", "Left to right"), AxisText(chart, "yaxis", "Upwards")]);
            sentences.Add(kind switch
            {
                "Timeline" => Spans(chart, traces),
                "Bar chart" => Bars(chart, traces),
                "Heat map" => Cells(traces.First(trace => Text(trace["type"]) == "heatmap")),
                "Line chart" or "Scatter chart" => List(traces.Where(IsNamed).Select(Ends)),
                _ => "",
            });
        }

        return string.Join(" ", sentences.Where(sentence => sentence.Length > 0).Select(Ended));
    }

    private static string Kind(JsonObject[] traces) => traces.Select(trace => (Text(trace["type"]) ?? "scatter", Text(trace["mode"]))).ToArray() switch
    {
        [] => "Chart",
        var all when all.All(trace => trace.Item1 == "bar") => traces.All(trace => trace["base"] is JsonArray) ? "Timeline" : "Bar chart",
        var all when all.All(trace => trace.Item1 == "scatter") => all.All(trace => trace.Item2 == "markers") ? "Scatter chart" : "Line chart",
        var all when all.Any(trace => trace.Item1 == "heatmap") => "Heat map",
        _ => "Chart",
    };

    // Our charts set the title in bold and the notes below it in small type; in others all of it is the title.
    private static (string Title, string Note) TitleAndNote(JsonNode chart)
    {
        var lines = (Text(At(chart, "layout", "title", "text")) ?? Text(At(chart, "layout", "title")) ?? "").Split("<br>");
        var title = lines.TakeWhile((line, index) => index == 0 || !line.StartsWith("<span", StringComparison.Ordinal)).ToArray();
        return (Plain(string.Join(' ', title)), Plain(string.Join(' ', lines[title.Length..])));
    }

    private static string AxisText(JsonNode chart, string axis, string direction) =>
        (Text(At(chart, "layout", axis, "title", "text")) ?? Text(At(chart, "layout", axis, "title"))) is { Length: > 0 } title ? $"{direction}: {Plain(title)}" : "";

    // A timeline's spans start at the base of their bars and lie in the lane that the other axis names.
    private static string Spans(JsonNode chart, JsonObject[] traces)
    {
        IEnumerable<string> lanes = traces.SelectMany(trace => Array(trace[IsHorizontal(trace) ? "y" : "x"]).Select(lane => Label(chart, trace, lane))).Distinct();
        return $"{Count(traces.Sum(trace => Array(trace["base"]).Count), "span")} in {Count(lanes.Count(), "lane")}. {List(traces.Select(trace => $"{Name(trace)} {Array(trace["base"]).Count}"))}";
    }

    private static string Bars(JsonNode chart, JsonObject[] traces)
    {
        var named = traces.Length > 1;
        return List(traces.SelectMany(trace =>
        {
            var (values, labels) = IsHorizontal(trace) ? ("x", "y") : ("y", "x");
            return Array(trace[values]).Zip(Array(trace[labels]), (value, label) =>
                $"{Label(chart, trace, label)}{(named ? $", {Name(trace)}" : "")} {Number(value) ?? "missing"}");
        }));
    }

    private static string Label(JsonNode chart, JsonObject trace, JsonNode? position)
    {
        var axis = IsHorizontal(trace) ? "yaxis" : "xaxis";
        var index = Array(At(chart, "layout", axis, "tickvals")).FindIndex(tick => JsonNode.DeepEquals(tick, position));
        List<JsonNode?> names = Array(At(chart, "layout", axis, "ticktext"));
        return Plain((index >= 0 && index < names.Count ? names[index] : position)?.ToString() ?? "");
    }

    // With texts in its cells a map's numbers are logarithms.
    private static string Cells(JsonObject trace)
    {
        var numbers = Array(trace["z"]).SelectMany(row => Array(row)).OfType<JsonValue>().Where(cell => Number(cell) is not null).OrderBy(cell => cell.GetValue<double>()).ToList();
        return $"Colour: {Name(trace)}{(numbers.Count == 0 || trace["text"] is not null ? "" : $", from {Number(numbers[0])} to {Number(numbers[^1])}")}";
    }

    private static string Ends(JsonObject trace)
    {
        (string X, string Y)[] points = [.. Array(trace["x"]).Zip(Array(trace["y"]), (x, y) => (Number(x) ?? x?.ToString() ?? "", Number(y) ?? "")).Where(point => point.Item2.Length > 0)];
        var name = Name(trace);
        return points switch
        {
            [] => $"{name}: nothing",
            _ when Text(trace["mode"]) == "markers" => $"{name}: {Count(points.Length, "point")}{Reach(Array(trace["x"]))}",
            [var only] => $"{name}: {only.Y} at {only.X}",
            [var first, .., var last] => $"{name}: {first.Y} at {first.X}, {last.Y} at {last.X}",
        };
    }

    private static string Reach(IEnumerable<JsonNode?> places)
    {
        JsonNode?[] numbers = [.. places.Where(place => Number(place) is not null).OrderBy(place => place!.GetValue<double>())];
        return numbers switch
        {
            [] => "",
            [var only] => $" at {Number(only)}",
            [var first, .., var last] => $" from {Number(first)} to {Number(last)}",
        };
    }

    private static string List(IEnumerable<string> items)
    {
        string[] all = [.. items];
        var shown = string.Join("; ", all.Take(MostItems));
        return all.Length > MostItems ? string.Create(CultureInfo.InvariantCulture, $"{shown}; and {all.Length - MostItems} more") : shown;
    }

    private static string? Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out double number) && double.IsFinite(number) ? Rounded(number).ToString("#,0.######", CultureInfo.InvariantCulture) : null;

    // Four digits are what a reader compares.
    private static double Rounded(double number) =>
        number == 0 ? 0 : Math.Round(number, Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(number))), 0, 6));

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    private static string Ended(string sentence) => sentence[^1] is '.' or '?' or '!' ? sentence : sentence + ".";

    // The edges of a band have no place in the legend, and none in words.
    private static bool IsNamed(JsonObject trace) => trace["name"] is not null && trace["showlegend"]?.ToString() != "false";

    private static string Name(JsonObject trace) => Plain(Text(trace["name"]) ?? "unnamed");

    // To plotly a text is HTML with a few tags.
    private static string Plain(string text) => WebUtility.HtmlDecode(Markup().Replace(LineBreak().Replace(text, " "), "")).Trim();

    private static bool IsHorizontal(JsonObject trace) => Text(trace["orientation"]) == "h";

    private static List<JsonNode?> Array(JsonNode? node) => node is JsonArray array ? [.. array] : [];

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static JsonNode? At(JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path) node = (node as JsonObject)?[name];
        return node;
    }

    [GeneratedRegex("<br ?/?>", RegexOptions.IgnoreCase)]
    private static partial Regex LineBreak();

    // What plotly takes for markup in a text; anything else in angle brackets is text.
    [GeneratedRegex("</?(b|i|em|strong|sub|sup|span|a)( [^>]*)?/?>", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}
