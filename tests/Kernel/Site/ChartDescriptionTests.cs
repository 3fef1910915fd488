using System.Text.Json.Nodes;
using ParallelAsync.Charts;
using ParallelAsync.Kernel.Site;

namespace ParallelAsync.Tests.Kernel.Site;

public sealed class ChartDescriptionTests
{
    [Fact]
    public void Of_Bars_NamesEachWithItsValue() => Assert.Equal(
        "Bar chart: Squaring. Upwards: Wall time (µs). for & if 10; LINQ 12,346; PLINQ missing.",
        Describe(Chart.Bars("Squaring", new Axis("Wall time (µs)"), [new("for & if", 10), new("LINQ", 12_345.6), new("PLINQ", double.NaN)])));

    [Fact]
    public void Of_Lines_SaysWhereEachBeginsAndEnds() => Assert.Equal(
        "Line chart: Squaring. 2 cores. Left to right: Elements. Upwards: Time (ms). for: 1.5 at 100, 2 at 1,000.",
        Describe(Chart.Lines("Squaring", new Axis("Elements"), new Axis("Time (ms)"), [new Line("for", [100, 1000], [1.5, 2]) { Low = [1, 1], High = [2, 3] }]).WithNote("2 cores")));

    [Fact]
    public void Of_Timeline_CountsSpansAndLanes() => Assert.Equal(
        "Timeline: Toasting. Left to right: Time (minutes). 3 spans in 2 lanes. golden 2; burnt 1.",
        Describe(Chart.Timeline("Toasting", new Axis("Time (minutes)"), [new("one", 0, 2, "golden"), new("one", 2, 4, "burnt"), new("two", 0, 2, "golden")])));

    [Fact]
    public void Of_Points_CountsThemAndSaysHowFarTheyReach() => Assert.Equal(
        "Scatter chart: Sizes. Left to right: Width (pixels). Upwards: Height (pixels). NORMAL: 2 points from 1 to 2; odd: 1 point at 5.",
        Describe(Chart.Scatter("Sizes", new Axis("Width (pixels)"), new Axis("Height (pixels)"), [new Points("NORMAL", [2, 1], [3, 4]), new Points("odd", [5], [6])])));

    [Fact]
    public void Of_HeatMap_SaysItsAxesAndWhatTheColoursMean() => Assert.Equal(
        "Heat map: Weather. Left to right: Hour. Upwards: Day. Colour: deg C, from 25 to 26.",
        Describe(Chart.HeatMap("Weather", new Axis("Hour"), new Axis("Day"), new Axis("deg C"), new double[,] { { 25, 26 } })));

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{ "data": "none", "layout": "" }""")]
    public void Of_FigureThatSaysNothing_IsAChart(string json) => Assert.Equal("Chart.", ChartDescription.Of(JsonNode.Parse(json)!));

    [Fact]
    public void Of_ManyBars_SaysHowManyMore()
    {
        var words = Describe(Chart.Bars("A", new Axis("x"), Enumerable.Range(1, 15).Select(number => new Bar($"bar {number}", number))));

        Assert.EndsWith("bar 12 12; and 3 more.", words, StringComparison.Ordinal);
    }

    private static string Describe(Chart chart) => ChartDescription.Of(JsonNode.Parse(chart.ToPlotlyJson())!);
}
