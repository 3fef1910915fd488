using Newtonsoft.Json.Linq;
using ParallelAsync.Charts;

namespace ParallelAsync.Tests.Charts;

public sealed class PlotlyFigureTests
{
    public static TheoryData<string> All => [.. Samples.Kinds.Keys, .. Samples.Awkward.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void ToPlotlyJson_AnyChart_SpeaksPlotly3(string name)
    {
        var figure = Figure(Chart(name));
        var properties = figure.Descendants().OfType<JProperty>().ToList();

        Assert.All(properties.Where(property => property.Name == "title"), title => Assert.Equal(JTokenType.String, title.Value["text"]!.Type));
        Assert.DoesNotContain(properties, property => property.Name is "titlefont" or "titleside" or "autotick" || property.Name.StartsWith('_'));
        Assert.All(new[] { "xaxis", "yaxis" }, axis => Assert.Equal(2, figure["layout"]![axis]!["range"]!.Count(limit => double.IsFinite((double)limit))));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ToPlotlyJson_AnyChart_HoldsNoScriptNoAddressAndNoNumberThatJsonLacks(string name)
    {
        var json = Chart(name).ToPlotlyJson();

        Assert.DoesNotContain("<script", json, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", json, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("NaN", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", json, StringComparison.Ordinal);
        System.Text.Json.JsonDocument.Parse(json).Dispose();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ToPlotlyJson_AnyChart_IsTransparentAndFitsAPhone(string name)
    {
        var layout = Figure(Chart(name))["layout"]!;

        Assert.Equal("rgba(0,0,0,0)", (string)layout["paper_bgcolor"]!);
        Assert.Equal("rgba(0,0,0,0)", (string)layout["plot_bgcolor"]!);
        Assert.Null(layout["width"]);
        Assert.All(Lines(layout["title"]!["text"]!), line => Assert.True(line.Length <= 52, line));
        Assert.All(new[] { "xaxis", "yaxis" }.SelectMany(axis => layout[axis]!["ticktext"] ?? new JArray()).SelectMany(Lines), line => Assert.True(line.Length <= 28, line));
        Assert.All(new[] { "xaxis", "yaxis" }, axis => Assert.True((bool)layout[axis]!["automargin"]!));
    }

    [Fact]
    public void ToPlotlyJson_LabelWithMarkup_ShowsItAsText()
    {
        var json = Figure(Samples.Awkward["markup in labels"]());

        var label = string.Concat(json["layout"]!["yaxis"]!["ticktext"]![0]!.Value<string>()!.Split("<br>"));
        Assert.Equal("List&lt;int&gt; &amp; &#36;x&#36; &lt;script&gt;alert(1)&lt;/script&gt;", label.Replace("&#36;&lt;", "&#36; &lt;", StringComparison.Ordinal));
        Assert.DoesNotContain("<script", (string)json["data"]![0]!["hovertext"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public void ToPlotlyJson_TenThousandSpans_StaysSmallAndSaysWhatWasJoined()
    {
        var chart = Samples.Awkward["10,000 spans"]();

        var json = chart.ToPlotlyJson();

        Assert.InRange(json.Length, 1, 400_000);
        Assert.InRange(Figure(chart)["data"]!.Sum(trace => trace["x"]!.Count()), 100, 3000);
        Assert.Contains("10,000 spans; neighbours closer than", json, StringComparison.Ordinal);
    }

    [Fact]
    public void ToPlotlyJson_SixtyFourLanes_LabelsOnlyAsManyAsCanBeRead()
    {
        var layout = Figure(Samples.Awkward["64 lanes"]())["layout"]!;

        var labelled = layout["yaxis"]!["tickvals"]!.Select(value => (int)value).ToList();

        Assert.InRange((int)layout["height"]! / labelled.Count, 12, 40);
        Assert.Single(labelled.Zip(labelled.Skip(1), (first, second) => second - first).Distinct());
    }

    [Fact]
    public void ToPlotlyJson_TooManyGroupsForALegend_SaysSoInstead()
    {
        var figure = Figure(Samples.Awkward["30 groups"]());

        Assert.False((bool)figure["layout"]!["showlegend"]!);
        Assert.Contains("30 colours", (string)figure["layout"]!["title"]!["text"]!, StringComparison.Ordinal);
        Assert.Equal(30, figure["data"]!.Select(trace => (string)trace["marker"]!["color"]!).Distinct().Count());
    }

    [Fact]
    public void ToPlotlyJson_GroupOnEverySecondLane_HasBarsAsThickAsTheOthers()
    {
        var chart = ParallelAsync.Charts.Chart.Timeline("A", Samples.Time, [new("1", 0, 1, "a"), new("2", 0, 1, "b"), new("3", 0, 1, "a")]);

        Assert.All(Figure(chart)["data"]!, trace => Assert.Equal(0.85, (double)trace["width"]!));
    }

    [Fact]
    public void ToPlotlyJson_NothingToShow_SaysNoData() =>
        Assert.Equal("no data", (string)Figure(Samples.Awkward["no lines"]())["layout"]!["annotations"]![0]!["text"]!);

    private static Chart Chart(string name) => (Samples.Kinds.GetValueOrDefault(name) ?? Samples.Awkward[name])();

    private static JObject Figure(Chart chart) => JObject.Parse(chart.ToPlotlyJson());

    private static IEnumerable<string> Lines(JToken text) => ((string)text!).Split("<br>").Select(line =>
        System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(line, "</?(b|span)[^>]*>", "")));
}
