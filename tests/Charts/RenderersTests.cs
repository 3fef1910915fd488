using System.Net;
using Newtonsoft.Json.Linq;
using ParallelAsync.Charts;
using ParallelAsync.Charts.Picture;
using ScottPlot;
using ScottPlot.Plottables;
using Chart = ParallelAsync.Charts.Chart;

namespace ParallelAsync.Tests.Charts;

/// <summary>The plotly figure and the picture show the same: series, numbers, titles, units, colours.</summary>
public sealed class RenderersTests
{
    public static TheoryData<string> Kinds => [.. Samples.Kinds.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Titles_EveryKind_AreTheSameInFigureAndPicture(string kind)
    {
        var chart = Samples.Kinds[kind]();
        var layout = Layout(chart);
        using var plot = Plot(chart);

        Assert.Contains(Samples.Title, Words(layout["title"]!["text"]!), StringComparison.Ordinal);
        Assert.Contains(Samples.Note, Words(layout["title"]!["text"]!), StringComparison.Ordinal);
        Assert.Equal(Samples.Title, Words(plot.Axes.Title.Label.Text));
        Assert.Contains(plot.Axes.GetPanels().OfType<ScottPlot.Panels.TitlePanel>(), panel => Words(panel.Label.Text) == Samples.Note);
        Assert.Equal(Words(layout["xaxis"]!["title"]?["text"] ?? ""), Words(plot.Axes.Bottom.Label.Text));
        Assert.Equal(Words(layout["yaxis"]!["title"]?["text"] ?? ""), Words(plot.Axes.Left.Label.Text));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void LegendNames_EveryKind_AreTheSameInFigureAndPicture(string kind)
    {
        var chart = Samples.Kinds[kind]();
        using var plot = Plot(chart);

        var named = (bool)Layout(chart)["showlegend"]! ? Traces(chart).Where(trace => (bool?)trace["showlegend"] != false).Select(trace => Words(trace["name"]!)) : [];

        var drawn = plot.Axes.GetPanels().OfType<ScottPlot.Panels.LegendPanel>().Any() ? plot.Legend.GetItems().Select(item => item.LabelText) : [];
        Assert.Equal(named, drawn);
        Assert.Equal(chart.Content.LegendNames, drawn);
    }

    [Fact]
    public void Bars_WithSpread_AreTheSameInFigureAndPicture()
    {
        var chart = Samples.Spread();
        using var plot = Plot(chart);
        var trace = Traces(chart).Single();
        var bars = plot.GetPlottables<BarPlot>().Single().Bars;
        var spread = plot.GetPlottables<ErrorBar>().Single();

        Assert.Equal(["for", "LINQ", "PLINQ"], Layout(chart)["xaxis"]!["ticktext"]!.Values<string>());
        Assert.Equal(["for", "LINQ", "PLINQ"], plot.Axes.Bottom.TickGenerator.Ticks.Select(tick => tick.Label));
        Assert.Equal([10, 20, 15], Numbers(trace["y"]));
        Assert.Equal([10, 20, 15], bars.Select(bar => bar.Value));
        Assert.Equal(trace["marker"]!["color"]!.Values<string>(), bars.Select(bar => bar.FillColor.ToHex()));
        Assert.Equal([3, 2, double.NaN], Numbers(trace["error_y"]!["array"]));
        Assert.Equal([2, 1, double.NaN], Numbers(trace["error_y"]!["arrayminus"]));
        Assert.Equal([3, 2], spread.YErrorPositive!);
        Assert.Equal([2, 1], spread.YErrorNegative!);
    }

    [Fact]
    public void Bars_WithLongLabels_LieInTheOrderGivenFromTheTop()
    {
        var chart = Samples.Bars(new("a preallocated array", 1, 0.5, 3), new("a list with its capacity", 2));
        using var plot = Plot(chart);
        var trace = Traces(chart).Single();
        var bars = plot.GetPlottables<BarPlot>().Single().Bars;
        var spread = plot.GetPlottables<ErrorBar>().Single();

        Assert.Equal("h", (string)trace["orientation"]!);
        Assert.Equal([0, 1], Numbers(trace["y"]));
        Assert.Equal([1.5, -0.5], Numbers(Layout(chart)["yaxis"]!["range"]));
        Assert.All(bars, bar => Assert.Equal(Orientation.Horizontal, bar.Orientation));
        Assert.True(bars[0].Position > bars[1].Position);
        Assert.Equal((2, 0.5), (spread.XErrorPositive![0], spread.XErrorNegative![0]));
        Assert.Equal(2, (double)trace["error_x"]!["array"]![0]!);
        Assert.Equal(0.5, (double)trace["error_x"]!["arrayminus"]![0]!);
    }

    [Fact]
    public void Bars_InGroups_StandSideBySideInOneColourAGroup()
    {
        var chart = Samples.Grouped();
        using var plot = Plot(chart);
        var traces = Traces(chart);
        var drawn = plot.GetPlottables<BarPlot>().ToList();

        Assert.Equal("group", (string)Layout(chart)["barmode"]!);
        Assert.Equal(["full decode", "reduced decode"], drawn.Select(group => group.LegendText));
        Assert.Equal(traces.Select(trace => Numbers(trace["y"])), drawn.Select(group => group.Bars.Select(bar => bar.Value)));
        Assert.Equal(traces.Select(trace => (string)trace["marker"]!["color"]![0]!), drawn.Select(group => group.Bars[0].FillColor.ToHex()));
        Assert.Equal(4, drawn.SelectMany(group => group.Bars).Select(bar => bar.Position).Distinct().Count());
    }

    [Fact]
    public void Lines_OnLogarithmicAxes_AreTheSameInFigureAndPicture()
    {
        var chart = Samples.Lines();
        using var plot = Plot(chart);
        var lines = Traces(chart).Where(trace => (bool?)trace["showlegend"] != false).ToList();
        var drawn = plot.GetPlottables<Scatter>().ToList();

        Assert.Equal("log", (string)Layout(chart)["xaxis"]!["type"]!);
        Assert.Equal(lines.Select(line => Numbers(line["x"])), drawn.Select(line => Powers(line.Data.GetScatterPoints().Select(point => point.X))));
        Assert.Equal(lines.Select(line => Numbers(line["y"])), drawn.Select(line => Powers(line.Data.GetScatterPoints().Select(point => point.Y))));
        Assert.Equal(lines.Select(line => (string)line["line"]!["color"]!), drawn.Select(line => line.LineColor.ToHex()));
        Assert.Equal(lines.Select(line => (string)line["line"]!["dash"]! == "dash"), drawn.Select(line => line.LinePattern.Name == LinePattern.Dashed.Name));
        Assert.Equal([false, false, true], drawn.Select(line => line.LinePattern.Name == LinePattern.Dashed.Name));
        Assert.Equal(lines.Select(line => ((string)line["mode"]!).Contains("markers", StringComparison.Ordinal)), drawn.Select(line => line.MarkerSize > 0));
        Assert.Equal("PLINQ (predicted)", drawn[2].LegendText);
        Assert.Equal(drawn[1].LineColor, drawn[2].LineColor);
    }

    [Theory]
    [InlineData("lines")]
    [InlineData("scatter")]
    public void Axes_OfNumbers_ShowTheSameRangeAndTicks(string kind)
    {
        var chart = Samples.Kinds[kind]();
        using var plot = Plot(chart);

        foreach (var (name, axis) in new (string, IAxis)[] { ("xaxis", plot.Axes.Bottom), ("yaxis", plot.Axes.Left) })
        {
            var described = Layout(chart)[name]!;
            Assert.Equal(Numbers(described["range"]).Select(limit => Math.Round(limit, 6)), new[] { axis.Min, axis.Max }.Select(limit => Math.Round(limit, 6)));
            if (described["ticktext"] is { } labels)
                Assert.Equal(labels.Values<string>(), axis.TickGenerator.Ticks.Select(tick => tick.Label));
        }
    }

    [Fact]
    public void Bands_OfALine_HaveTheSameOutlineInFigureAndPicture()
    {
        var chart = Samples.Lines();
        using var plot = Plot(chart);
        var band = Traces(chart).Single(trace => (string?)trace["fill"] == "toself");
        var outline = plot.GetPlottables<Polygon>().Single().Coordinates;

        Assert.Equal([0.2, 1.5, 12, 9, 0.8, 0.05], Numbers(band["y"]).Where(double.IsFinite));
        Assert.Equal([0.2, 1.5, 12, 9, 0.8, 0.05], Powers(outline.Select(point => point.Y)).Take(6));
        Assert.Equal([100, 1000, 10000, 10000, 1000, 100], Powers(outline.Select(point => point.X)).Take(6));
    }

    [Fact]
    public void Lines_WithMissingPoints_HaveGapsInFigureAndPicture()
    {
        var chart = Chart.Lines(Samples.Title, Samples.Time, Samples.Time, [new("for", [1, 2, 3, 4, 5], [1, 2, double.NaN, 4, double.PositiveInfinity])]);
        using var plot = Plot(chart);

        Assert.Equal([1, 2, double.NaN, 4, double.NaN], Numbers(Traces(chart).Single()["y"]));
        Assert.Equal([[1, 2], [4]], plot.GetPlottables<Scatter>().Select(run => run.Data.GetScatterPoints().Select(point => point.Y)));
        Assert.Equal("lines+markers", (string)Traces(chart).Single()["mode"]!);
        Assert.Equal("for", Assert.Single(plot.Legend.GetItems()).LabelText);
    }

    [Fact]
    public void Scatter_TwoSeries_HasTheSamePointsInFigureAndPicture()
    {
        var chart = Samples.Scatter();
        using var plot = Plot(chart);
        var drawn = plot.GetPlottables<Scatter>().ToList();

        Assert.Equal([[1014, 1654, 2890], [462, 1176]], Traces(chart).Select(trace => Numbers(trace["x"])));
        Assert.Equal([[747, 1357, 2570], [238, 784]], Traces(chart).Select(trace => Numbers(trace["y"])));
        Assert.Equal([[1014, 1654, 2890], [462, 1176]], drawn.Select(points => points.Data.GetScatterPoints().Select(point => point.X)));
        Assert.Equal([[747, 1357, 2570], [238, 784]], drawn.Select(points => points.Data.GetScatterPoints().Select(point => point.Y)));
        Assert.Equal(Traces(chart).Select(trace => (string)trace["marker"]!["color"]!), drawn.Select(points => points.MarkerFillColor.WithAlpha(1.0).ToHex()));
    }

    [Fact]
    public void Timeline_TwoLanes_HasTheSameSpansInFigureAndPicture()
    {
        var chart = Samples.Timeline();
        using var plot = Plot(chart);
        var traces = Traces(chart);
        var drawn = plot.GetPlottables<BarPlot>().ToList();

        Assert.Equal(["toaster 1", "toaster 2"], Layout(chart)["yaxis"]!["ticktext"]!.Values<string>());
        Assert.Equal([1.5, -0.5], Numbers(Layout(chart)["yaxis"]!["range"]));
        Assert.Equal([[0, 2], [0]], traces.Select(trace => Numbers(trace["base"])));
        Assert.Equal([[2, 2], [2.5]], traces.Select(trace => Numbers(trace["x"])));
        Assert.Equal([[0, 0], [1]], traces.Select(trace => Numbers(trace["y"])));
        Assert.Equal([[0, 2], [0]], drawn.Select(group => group.Bars.Select(bar => bar.ValueBase)));
        Assert.Equal([[2, 4], [2.5]], drawn.Select(group => group.Bars.Select(bar => bar.Value)));
        Assert.True(drawn[0].Bars[0].Position > drawn[1].Bars[0].Position, "The first lane is on top.");
        Assert.Equal(traces.Select(trace => (string)trace["marker"]!["color"]!), drawn.Select(group => group.Bars[0].FillColor.ToHex()));
        Assert.Contains("slice 1", (string)traces[0]["hovertext"]![0]!, StringComparison.Ordinal);
        Assert.Equal((0, 4), (Numbers(Layout(chart)["xaxis"]!["range"])[0], Numbers(traces[0]["base"])[1] + Numbers(traces[0]["x"])[1]));
    }

    [Fact]
    public void HeatMap_WithAMissingCell_HasTheSameCellsInFigureAndPicture()
    {
        var chart = Samples.HeatMap();
        using var plot = Plot(chart);
        var trace = Traces(chart).Single();
        var map = plot.GetPlottables<Heatmap>().Single();

        Assert.Equal([[25, 26, 27], [28, double.NaN, 30]], trace["z"]!.Select(Numbers));
        Assert.Equal(new[,] { { 25, 26, 27 }, { 28, double.NaN, 30 } }, map.Intensities);
        Assert.Equal([1.5, -0.5], Numbers(Layout(chart)["yaxis"]!["range"]));
        Assert.Equal((25, 30), ((double)trace["zmin"]!, (double)trace["zmax"]!));
        Assert.Equal((25, 30), (map.ManualRange!.Value.Min, map.ManualRange.Value.Max));
        Assert.Equal(["00", "01", "02"], plot.Axes.Bottom.TickGenerator.Ticks.Select(tick => tick.Label));
        Assert.Equal("Air temperature (°C)", (string)trace["colorbar"]!["title"]!["text"]!);
        var bar = plot.Axes.GetPanels().OfType<ScottPlot.Panels.ColorBar>().Single();
        Assert.Equal("Air temperature (°C)", ((ScottPlot.AxisPanels.AxisBase)bar.Axis).LabelText);
        Assert.Equal((string)trace["colorscale"]![0]![1]!, map.Colormap.GetColor(0).ToHex());
        Assert.Equal((string)trace["colorscale"]![16]![1]!, map.Colormap.GetColor(1).ToHex());
    }

    [Fact]
    public void HeatMap_DrawnAsAPicture_HasItsFirstRowOnTopAndFillsItsAxes()
    {
        var chart = Chart.HeatMap("A", new Axis("x"), new Axis("y"), new Axis("z"), new double[,] { { 0, 0 }, { 0, 1 } });
        using var plot = Plot(chart);
        using var picture = SkiaSharp.SKBitmap.Decode(chart.ToPng(scale: 1));

        var area = plot.RenderManager.LastRender.DataRect;

        SkiaSharp.SKColor At(double x, double y) => picture.GetPixel((int)(area.Left + (x * area.Width)), (int)(area.Top + (y * area.Height)));
        Assert.Equal(At(0.02, 0.02), At(0.98, 0.02));
        Assert.Equal(At(0.02, 0.02), At(0.02, 0.98));
        Assert.Equal(At(0.52, 0.52), At(0.98, 0.98));
        Assert.NotEqual(At(0.02, 0.02), At(0.98, 0.98));
    }

    [Fact]
    public void HeatMap_OnALogarithmicScale_ColoursTheLogarithmAndLabelsTheValues()
    {
        var chart = Chart.HeatMap("A", new Axis("x"), new Axis("y"), new Axis("Wall time (ms)", AxisScale.Log10), new double[,] { { 1, 10, 1000 } });
        using var plot = Plot(chart);

        Assert.Equal([0, 1, 3], Numbers(Traces(chart).Single()["z"]![0]));
        Assert.Equal(["1", "10", "100", "1 k"], Traces(chart).Single()["colorbar"]!["ticktext"]!.Values<string>());
        Assert.Equal(new double[,] { { 0, 1, 3 } }, plot.GetPlottables<Heatmap>().Single().Intensities);
        Assert.Equal(["1", "10", "100", "1 k"], plot.Axes.GetPanels().OfType<ScottPlot.Panels.ColorBar>().Single().Axis.TickGenerator.Ticks.Select(tick => tick.Label));
    }

    private static Plot Plot(Chart chart)
    {
        var plot = ChartPicture.Plot(chart, 700, 420);
        // Drawing is what makes the ticks.
        plot.RenderInMemory(700, 420);
        return plot;
    }

    private static JObject Layout(Chart chart) => (JObject)JObject.Parse(chart.ToPlotlyJson())["layout"]!;

    private static List<JToken> Traces(Chart chart) => [.. JObject.Parse(chart.ToPlotlyJson())["data"]!];

    private static List<double> Numbers(JToken? numbers) => [.. numbers!.Select(number => number.Type == JTokenType.Null ? double.NaN : (double)number)];

    private static IEnumerable<double> Powers(IEnumerable<double> exponents) => exponents.Select(exponent => Math.Round(Math.Pow(10, exponent), 6));

    /// <summary>What a reader reads: without markup, lines joined.</summary>
    private static string Words(JToken text) => Words((string)text!);

    private static string Words(string text) => WebUtility.HtmlDecode(
        System.Text.RegularExpressions.Regex.Replace(text.Replace("<br>", " ", StringComparison.Ordinal).Replace('\n', ' '), "<[^>]*>", ""));
}
