using Newtonsoft.Json.Linq;
using ParallelAsync.Charts;
using ParallelAsync.Charts.Picture;

namespace ParallelAsync.Tests.Charts;

public sealed class SeriesMarksTests
{
    /// <summary>The most series a chart of the collection has: an approach each, and what is none.</summary>
    private const int MostSeries = 12;

    /// <summary>plotly's own names of markers, as its reference lists them for <c>scatter.marker.symbol</c>.</summary>
    private static readonly string[] PlotlyShapes = ["circle", "square", "diamond", "cross", "x", "triangle-up", "triangle-down"];

    [Fact]
    public void Shape_OfTheMostSeriesOfAChart_DiffersInBothRenderers()
    {
        var names = Enumerable.Range(0, MostSeries).Select(SeriesMarks.Shape).ToList();

        Assert.Equal(MostSeries, names.Distinct().Count());
        Assert.Equal(MostSeries, names.Select(PictureMarks.Shape).Distinct().Count());
        Assert.All(names, name => Assert.Contains(name.EndsWith("-open", StringComparison.Ordinal) ? name[..^"-open".Length] : name, PlotlyShapes));
        Assert.Equal(names[0], SeriesMarks.Shape(MostSeries));
    }

    [Fact]
    public void Hatch_OfFourGroups_DiffersInBothRenderersAndTheFirstIsPlain()
    {
        var names = Enumerable.Range(0, 4).Select(SeriesMarks.Hatch).ToList();
        var hatches = names.Select(name =>
        {
            var bar = new ScottPlot.Bar();
            PictureMarks.Hatch(bar, name);
            return bar.FillHatch?.GetType();
        }).ToList();

        Assert.Equal("", names[0]);
        Assert.Null(hatches[0]);
        Assert.Equal(4, names.Distinct().Count());
        Assert.Equal(4, hatches.Distinct().Count());
        Assert.All(names.Skip(1), name => Assert.Contains(name, (string[])["/", "\\", "x", "-", "|", "+", "."]));
    }

    [Fact]
    public void Dash_OfComputedLines_DiffersInBothRenderersAndWhatWasMeasuredIsSolid()
    {
        Line[] lines = [new("measured", [1], [1]), .. Enumerable.Range(0, 4).Select(index => new Line($"model {index}", [1], [1]) { Predicted = true })];
        var names = lines.Select((_, index) => SeriesMarks.Dash(lines, index)).ToList();

        Assert.Equal("solid", names[0]);
        Assert.Equal(lines.Length, names.Distinct().Count());
        Assert.Equal(lines.Length, names.Select(name => PictureMarks.Pattern(name).Name).Distinct().Count());
    }

    [Fact]
    public void Marks_UnknownName_IsRefusedByThePicture()
    {
        Assert.Throws<ArgumentException>("name", () => PictureMarks.Shape("heart"));
        Assert.Throws<ArgumentException>("name", () => PictureMarks.Pattern("wave"));
        Assert.Throws<ArgumentException>("name", () => PictureMarks.Hatch(new ScottPlot.Bar(), "brick"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(24)]
    public void Places_OfAFewPoints_AreAllOfThem(int points)
    {
        Assert.Equal(Enumerable.Range(0, points), SeriesMarks.Places(points));
        Assert.Equal(0, SeriesMarks.MostDisplayed(points));
    }

    [Theory]
    [InlineData(25)]
    [InlineData(100)]
    [InlineData(9_999)]
    public void Places_OfManyPoints_AreTenFromTheFirstToTheLast(int points)
    {
        var places = SeriesMarks.Places(points);
        var gaps = places.Zip(places.Skip(1), (one, next) => next - one).ToList();

        Assert.Equal(10, places.Count);
        Assert.Equal((0, points - 1), (places[0], places[^1]));
        Assert.InRange(gaps.Max() - gaps.Min(), 0, 1);
        Assert.Equal(10, SeriesMarks.MostDisplayed(points));
    }

    [Fact]
    public void ToPlotlyJson_GroupedBars_AreHatchedButForTheFirstGroup()
    {
        var traces = JObject.Parse(Samples.Grouped().ToPlotlyJson())["data"]!;

        Assert.Equal([null, SeriesMarks.Hatch(1)], traces.Select(trace => (string?)trace["marker"]!["pattern"]?["shape"]));
    }

    [Fact]
    public void ToPlotlyJson_BarsWithoutGroups_AreNotHatched() =>
        Assert.All(JObject.Parse(Samples.Spread().ToPlotlyJson())["data"]!, trace => Assert.Null(trace["marker"]!["pattern"]));
}
