using System.Text.Json.Nodes;
using ParallelAsync.Charts;
using SkiaSharp;

namespace ParallelAsync.Tests.Charts;

public sealed class NamedPointsTests
{
    private static readonly Axis Value = new("Speedup (×)"), Rows = new("") { Categories = ["B", "A"] };

    [Fact]
    public void Names_OfPointsThatAreDrawn_AreShownWhenPointedAt()
    {
        var chart = Chart.Scatter("A", Value, Rows, [new Points("PLINQ", [1, double.NaN, 3], [0, 1, 1]) { Names = ["a < b", "missing", "c"] }]);

        var trace = JsonNode.Parse(chart.ToPlotlyJson())!["data"]![0]!;

        Assert.Equal(["a &lt; b", "c"], trace["hovertext"]!.AsArray().Select(text => text!.GetValue<string>()));
        Assert.Equal("text", trace["hoverinfo"]!.GetValue<string>());
    }

    [Fact]
    public void Names_OfAnotherLength_AreRefused() => Assert.Contains(
        "3 X but 1 Names",
        Assert.Throws<ArgumentException>(() => Chart.Scatter("A", Value, Rows, [new Points("PLINQ", [1, 2, 3], [0, 1, 1]) { Names = ["a"] }])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Title_OfAnAxisWithoutCategories_IsStillRequired() =>
        Assert.Throws<ArgumentException>(() => Chart.Scatter("A", Value, new(""), [new Points("PLINQ", [1], [1])]));

    [Fact]
    public void ToPng_SeveralRowsOfTheLegend_ShowsTheLastName()
    {
        string[] kinds = ["plain loop", "LINQ", "SIMD", "threads", "asynchronous", "other, one worker", "other, several workers"];
        var rows = new Axis("") { Categories = ["a row with a rather long name", "another row with a long name"] };
        var series = kinds.Select(kind => new Points(kind, [1], [0])).Append(new("processes", [double.NaN], [0]));

        using var picture = SKBitmap.Decode(Chart.Scatter("A", Value, rows, series).ToPng());

        var (red, green, blue) = Palette.Channels(Palette.Processes);
        Assert.Contains(picture.Pixels, pixel => Math.Abs(pixel.Red - red) + Math.Abs(pixel.Green - green) + Math.Abs(pixel.Blue - blue) < 12);
    }

    [Fact]
    public void Reference_OutsideTheData_IsALineInsideTheAxis()
    {
        var chart = Chart.Scatter("A", Value with { Scale = AxisScale.Log10 }, Rows, [new Points("PLINQ", [20, 30], [0, 1])], reference: (1, "no gain"));

        var layout = JsonNode.Parse(chart.ToPlotlyJson())!["layout"]!;

        var line = Assert.Single(layout["shapes"]!.AsArray())!;
        Assert.Equal((1, 1), (line["x0"]!.GetValue<double>(), line["x1"]!.GetValue<double>()));
        var name = Assert.Single(layout["annotations"]!.AsArray())!;
        Assert.Equal(("no gain", 0), (name["text"]!.GetValue<string>(), name["x"]!.GetValue<double>()));
        Assert.True(layout["xaxis"]!["range"]![0]!.GetValue<double>() <= 0);
    }

    [Fact]
    public void Reference_OfNone_IsNoLine() =>
        Assert.Null(JsonNode.Parse(Chart.Scatter("A", Value, Rows, [new Points("PLINQ", [2], [0])]).ToPlotlyJson())!["layout"]!["shapes"]);

    [Fact]
    public void Height_ManyNamedRows_GrowsWithThem()
    {
        int HeightOf(int rows) => Chart.Scatter("A", Value, new("") { Categories = [.. Enumerable.Range(0, rows).Select(row => $"{row}")] }, []).Content.Height;

        Assert.True(HeightOf(30) > HeightOf(3));
        Assert.InRange(HeightOf(21), 21 * AxisTick.RowPitch, 600);
    }
}
