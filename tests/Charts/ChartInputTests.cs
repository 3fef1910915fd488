using ParallelAsync.Charts;

namespace ParallelAsync.Tests.Charts;

public sealed class ChartInputTests
{
    private static readonly Axis Plain = new("Wall time (ms)");

    private static readonly Axis Log = new("Elements", AxisScale.Log10);

    [Fact]
    public void Lines_XAndYOfDifferentLengths_NamesTheSeriesAndBothLengths() =>
        Refused(() => Chart.Lines("A", Plain, Plain, [new Line("PLINQ", [1, 2, 3], [1, 2])]), "\"PLINQ\"", "3 X", "2 Y", "one Y for each X");

    [Fact]
    public void Lines_BandOfAnotherLength_NamesTheSeries() =>
        Refused(() => Chart.Lines("A", Plain, Plain, [new Line("PLINQ", [1, 2], [1, 2]) { Low = [1], High = [1, 2] }]), "\"PLINQ\"", "1 Low");

    [Fact]
    public void Lines_OneEdgeOfABandOnly_AsksForBoth() =>
        Refused(() => Chart.Lines("A", Plain, Plain, [new Line("PLINQ", [1], [1]) { Low = [1] }]), "\"PLINQ\"", "both Low and High");

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void Lines_NotPositiveOnALogarithmicAxis_NamesTheSeriesTheValueAndTheAxis(double value) =>
        Refused(() => Chart.Lines("A", Log, Plain, [new Line("PLINQ", [10, value], [1, 2])]), "\"PLINQ\"", $"value {value}", "\"Elements\"", "linear axis");

    [Fact]
    public void Scatter_XAndYOfDifferentLengths_NamesTheSeries() =>
        Refused(() => Chart.Scatter("A", Plain, Plain, [new Points("NORMAL", [1], [])]), "\"NORMAL\"", "1 X", "0 Y");

    [Fact]
    public void Scatter_NotPositiveOnALogarithmicAxis_NamesTheSeries() =>
        Refused(() => Chart.Scatter("A", Plain, Log, [new Points("NORMAL", [1], [0])]), "\"NORMAL\"", "\"Elements\"");

    [Fact]
    public void Bars_NotPositiveOnALogarithmicAxis_NamesTheBar() =>
        Refused(() => Chart.Bars("A", Log, [new Bar("PLINQ", 1, 0, 2)]), "\"PLINQ\"", "\"Elements\"");

    [Theory]
    [InlineData(11.0, null)]
    [InlineData(null, 9.0)]
    public void Bars_SpreadBesideTheValue_NamesTheBar(double? low, double? high) =>
        Refused(() => Chart.Bars("A", Plain, [new Bar("PLINQ", 10, low, high)]), "\"PLINQ\"", "Low <= Value <= High");

    [Fact]
    public void Bars_SameLabelAndGroupTwice_NamesBoth() =>
        Refused(() => Chart.Bars("A", Plain, [new Bar("1 worker", 1) { Group = "full" }, new Bar("1 worker", 2) { Group = "full" }]), "\"1 worker\"", "\"full\"");

    [Theory]
    [InlineData(2.0, 1.0)]
    [InlineData(double.NaN, 1.0)]
    [InlineData(0.0, double.PositiveInfinity)]
    public void Timeline_TimesThatAreNoSpan_NamesLaneAndGroup(double start, double end) =>
        Refused(() => Chart.Timeline("A", Plain, [new TimelineSpan("toaster 1", start, end, "burnt")]), "\"toaster 1\"", "\"burnt\"");

    [Fact]
    public void Timeline_LogarithmicAxis_IsRefused() => Refused(() => Chart.Timeline("A", Log, []), "\"Elements\"", "linear");

    [Fact]
    public void HeatMap_CategoriesThatDoNotFit_SaysHowMany() => Refused(
        () => Chart.HeatMap("A", new Axis("Hour") { Categories = ["0", "1"] }, Plain, Plain, new double[4, 3]), "\"Hour\"", "2 categories", "3 columns");

    [Fact]
    public void HeatMap_NotPositiveOnALogarithmicScale_NamesTheScale() => Refused(() => Chart.HeatMap("A", Plain, Plain, Log, new double[1, 1]), "\"Elements\"");

    [Theory]
    [InlineData(5.0, 5.0, AxisScale.Linear)]
    [InlineData(double.NaN, 5.0, AxisScale.Linear)]
    [InlineData(0.0, 5.0, AxisScale.Log2)]
    public void Axis_LimitsThatAreNoRange_NamesTheAxis(double minimum, double maximum, AxisScale scale) =>
        Refused(() => Chart.Lines("A", new Axis("Workers", scale) { Minimum = minimum, Maximum = maximum }, Plain, []), "\"Workers\"", "Minimum");

    [Fact]
    public void Axis_LogarithmicWithCategories_IsRefused() =>
        Refused(() => Chart.Lines("A", new Axis("Workers", AxisScale.Log2) { Categories = ["one"] }, Plain, []), "\"Workers\"", "categories");

    [Theory]
    [InlineData("", "Wall time (ms)")]
    [InlineData("Title", " ")]
    public void Titles_Empty_AreRefused(string title, string axis) => Refused(() => Chart.Bars(title, new Axis(axis), []), "title", "empty");

    [Fact]
    public void Chart_InputChangedAfterwards_StaysAsItWas()
    {
        double[] y = [1, 2];
        var values = new double[,] { { 1, 2 } };
        var lines = Chart.Lines("A", Plain, Plain, [new Line("for", [1, 2], y)]);
        var map = Chart.HeatMap("A", Plain, Plain, Plain, values);
        var before = (lines.ToPlotlyJson(), map.ToPlotlyJson());

        (y[0], values[0, 0]) = (100, 100);

        Assert.Equal(before, (lines.ToPlotlyJson(), map.ToPlotlyJson()));
    }

    [Fact]
    public void WithNote_AnyChart_LeavesTheOriginalAsItWas()
    {
        var chart = Chart.Bars("A", Plain, [new Bar("for", 1)]);

        var noted = chart.WithNote("2 cores");

        Assert.Null(chart.Note);
        Assert.Equal("2 cores", noted.Note);
        Assert.DoesNotContain("2 cores", chart.ToText(), StringComparison.Ordinal);
        Assert.Contains("2 cores", noted.ToText(), StringComparison.Ordinal);
    }

    private static void Refused(Func<Chart> make, params string[] words)
    {
        var error = Assert.ThrowsAny<ArgumentException>(make);
        Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
    }
}
