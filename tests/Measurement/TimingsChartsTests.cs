using ParallelAsync.Charts;
using ParallelAsync.Measurement;

namespace ParallelAsync.Tests.Measurement;

public sealed class TimingsChartsTests
{
    private static readonly Timings Squaring = new("Squaring", "for loop")
    {
        new("for loop", [0.0038, 0.0040, 0.0044]) { Items = 1_000_000 },
        new("PLINQ", [0.0019, 0.0020, 0.0025]) { Items = 1_000_000, Workers = 2 },
        new("once", [0.0080]) { Items = 1_000_000 },
    };

    [Fact]
    public void Chart_OfTimings_HasBarsInTheUnitOfTheLongestWithQuartiles()
    {
        var chart = Assert.IsType<BarChart>(Squaring.Chart().Content);

        Assert.Equal("Wall time of a run (ms)", chart.Value.Title);
        Assert.Equal(["for loop", "PLINQ", "once"], chart.Bars.Select(bar => bar.Label));
        AssertBar(chart.Bars[1], 1.95, 2.0, 2.25);
        Assert.Equal((null, null), (chart.Bars[2].Low, chart.Bars[2].High));
    }

    [Fact]
    public void PerItemChart_OfTimings_IsInNanosecondsPerItem()
    {
        var chart = Assert.IsType<BarChart>(Squaring.PerItemChart(AxisScale.Log10).Content);

        Assert.Equal(new Axis("Wall time per item (ns)", AxisScale.Log10), chart.Value);
        AssertBar(chart.Bars[0], 3.9, 4.0, 4.2);
    }

    [Fact]
    public void SpeedupChart_OfTimings_TakesTheBaselineAtItsMedian()
    {
        var chart = Assert.IsType<BarChart>(Squaring.SpeedupChart().Content);

        Assert.Equal("Speedup over for loop (×)", chart.Value.Title);
        AssertBar(chart.Bars[1], 4.0 / 2.25, 2.0, 4.0 / 1.95);
        Assert.Equal(0.5, chart.Bars[2].Value, 1e-9);
    }

    [Fact]
    public void Chart_SameLabelWithSeveralWorkers_NamesThem()
    {
        var timings = new Timings("Scaling") { new("parallel", [2]), new("parallel", [1]) { Workers = 2 }, new("other", [1]) };

        Assert.Equal(["parallel, 1 worker", "parallel, 2 workers", "other"], Assert.IsType<BarChart>(timings.Chart().Content).Bars.Select(bar => bar.Label));
    }

    [Fact]
    public void ScalingChart_OfWorkers_DrawsTheSpeedupOverThemBesideTheIdeal()
    {
        var timings = new Timings("Scaling", "parallel")
        {
            new("parallel", [4]) { Workers = 2 }, new("parallel", [8]), new("parallel", [3]) { Workers = 4 }, new("sequential", [9]),
        };

        var chart = Assert.IsType<LineChart>(timings.ScalingChart().Content);

        Assert.Equal(["parallel", "ideal"], chart.Lines.Select(line => line.Label));
        Assert.Equal([1.0, 2, 4], chart.Lines[0].X);
        Assert.Equal([1.0, 2, 8.0 / 3], chart.Lines[0].Y);
        Assert.Equal([1.0, 2, 4], chart.Lines[1].Y);
        Assert.Equal([false, true], chart.Lines.Select(line => line.Predicted));
    }

    [Fact]
    public void SweepChart_OfSizes_DrawsNanosecondsPerItemOverThem()
    {
        var timings = new Timings("Sweep") { new("loop", [2e-6]) { Items = 1000 }, new("loop", [3e-7]) { Items = 100 }, new("LINQ", [1]) };

        var chart = Assert.IsType<LineChart>(timings.SweepChart().Content);

        Assert.Equal((AxisScale.Log10, AxisScale.Log10), (chart.X.Scale, chart.Y.Scale));
        var line = Assert.Single(chart.Lines);
        Assert.Equal([100.0, 1000], line.X);
        Assert.Equal([3.0, 2.0], line.Y, (expected, actual) => Math.Abs(expected - actual) < 1e-9);
    }

    [Fact]
    public void Charts_Note_NamesTheMachineAndTheSamples()
    {
        var note = Squaring.Chart().Note!;

        Assert.Contains(Squaring.Machine.Processor, note, StringComparison.Ordinal);
        Assert.Contains("quartiles of 3 samples", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Charts_WithNothingToDraw_SayWhatIsMissing()
    {
        Assert.Contains("add some", Message(() => new Timings("Empty").Chart()), StringComparison.Ordinal);
        Assert.Contains("baseline \"for loop\"", Message(() => new Timings("Set", "for loop") { new("LINQ", [1]) }.SpeedupChart()), StringComparison.Ordinal);
        Assert.Contains("numbers of workers", Message(() => new Timings("Set") { new("LINQ", [1]) }.ScalingChart()), StringComparison.Ordinal);
        Assert.Contains("numbers of items", Message(() => new Timings("Set") { new("LINQ", [1]) }.SweepChart()), StringComparison.Ordinal);
    }

    private static string Message(Func<object> draw) => Assert.Throws<InvalidOperationException>(draw).Message;

    private static void AssertBar(Bar bar, double low, double value, double high)
    {
        Assert.Equal(low, bar.Low!.Value, 1e-9);
        Assert.Equal(value, bar.Value, 1e-9);
        Assert.Equal(high, bar.High!.Value, 1e-9);
    }
}
