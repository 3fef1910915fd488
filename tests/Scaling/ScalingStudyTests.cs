using ParallelAsync.Measurement;
using ParallelAsync.Scaling;

namespace ParallelAsync.Tests.Scaling;

public class ScalingStudyTests
{
    [Fact]
    public void Run_ThreeWorkers_MeasuresEachNumberOfThem()
    {
        var study = ScalingStudy.Run(
            new SerialFractionWorkload(0.9, 1_000_000), maxWorkers: 3, options: MeasureOptions.Once, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([1, 2, 3], study.Timings.Select(timing => timing.Workers));
        Assert.Equal(["Work with p = 0.9"], study.Timings.Select(timing => timing.Label).Distinct());
        Assert.Equal([1, 2, 3], study.Speedups.Select(measured => measured.Workers));
        Assert.Equal(1, study.Speedups[0].Speedup);
        Assert.Equal(study.Timings.First().Wall.Median / study.Timings.Last().Wall.Median, study.Speedups[2].Speedup, 1e-12);
        Assert.InRange(study.Fit!.ParallelFraction, 0, 1);
    }

    [Fact]
    public void Run_NoWorkers_Throws() => Assert.Throws<ArgumentOutOfRangeException>("maxWorkers", () =>
        ScalingStudy.Run(new SerialFractionWorkload(0.9, 1_000_000), maxWorkers: 0, cancellationToken: TestContext.Current.CancellationToken));

    [Fact]
    public void Run_Cancelled_Throws() => Assert.Throws<OperationCanceledException>(() =>
        ScalingStudy.Run(new SerialFractionWorkload(0.9, 1_000_000), maxWorkers: 2, cancellationToken: new CancellationToken(canceled: true)));

    [Fact]
    public void Fit_TimesOfAmdahlsLaw_FindsTheFraction() => Assert.Equal(0.8, Study(0.8, 1, 2, 4).Fit!.ParallelFraction, 1e-9);

    [Fact]
    public void ToTable_TimesOfAmdahlsLaw_ShowsSpeedupEfficiencyAndSerialFraction()
    {
        var table = Study(0.8, 1, 2, 5).ToTable();

        Assert.Equal(["1", "100 ms", "100 to 100 ms", "–", "3", "1.00", "1.00", "100 %", "–"], table.Rows[0]);
        Assert.Equal(["5", "36.0 ms", "36.0 to 36.0 ms", "–", "3", "2.78", "2.78", "56 %", "0.200"], table.Rows[2]);
        Assert.Contains("p as measured 0.800", table.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void ToChart_PredictedBeyondTheMeasured_LabelsIt()
    {
        var text = Study(0.8, 1, 2).ToChart(predictTo: 64).ToText();

        Assert.Contains("Measured", text, StringComparison.Ordinal);
        Assert.Contains("Amdahl's law, p as set (0.800)", text, StringComparison.Ordinal);
        Assert.Contains("Amdahl's law, p as measured (0.800)", text, StringComparison.Ordinal);
        Assert.Contains("predict", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void ToTable_OneWorkerOnly_HasNoFit()
    {
        var study = Study(0.8, 1);

        Assert.Null(study.Fit);
        Assert.DoesNotContain("as measured", study.ToTable().Caption, StringComparison.Ordinal);
        Assert.DoesNotContain("as measured", study.ToChart().ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void MeasuredSpeedups_NoTimingOfOneWorker_Throws() =>
        Assert.Throws<ArgumentException>("timings", () => MeasuredSpeedup.Of([new Timing("work", [1.0]) { Workers = 2 }]));

    /// <summary>A study whose times are those of the law.</summary>
    private static ScalingStudy Study(double fraction, params int[] workers)
    {
        var timings = new Timings("Work");
        foreach (var count in workers)
            timings.Add(new Timing("work", [.. Enumerable.Repeat(0.1 / AmdahlsLaw.Speedup(fraction, count), 3)]) { Workers = count });
        return new ScalingStudy(fraction, timings);
    }
}
