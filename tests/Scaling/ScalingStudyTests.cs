using ParallelAsync.Charts;
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
    }

    [Fact]
    public void Run_MoreThanEightWorkers_MeasuresFourNumbersADoubling()
    {
        var study = ScalingStudy.Run(
            new SerialFractionWorkload(0.9, 1_000_000), maxWorkers: 21, options: MeasureOptions.Once, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 21], study.Speedups.Select(measured => measured.Workers));
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
    public void Fit_MoreWorkersThanCores_TakesThoseThatHaveOne()
    {
        var timings = new Timings("Work") { Machine = Machine.Current with { Cores = 2 } };
        timings.Add(new Timing("work", [1.0]));
        timings.Add(new Timing("work", [0.6]) { Workers = 2 });
        timings.Add(new Timing("work", [0.6]) { Workers = 4 });

        Assert.Equal(0.8, new ScalingStudy(0.8, timings).Fit!.ParallelFraction, 1e-9);
        Assert.Null(StudyOn(cores: 1, 0.8, 1, 2).Fit);
    }

    [Fact]
    public void ToKarpFlattChart_TimesOfAmdahlsLaw_IsFlatAtTheFractionThatWasSet()
    {
        var lines = Assert.IsType<LineChart>(Study(0.8, 1, 2, 4, 8).ToKarpFlattChart(predictTo: 64).Content).Lines;

        Assert.Equal([2, 4, 8], lines[0].X);
        Assert.All(lines.SelectMany(line => line.Y), fraction => Assert.Equal(0.2, fraction, 1e-9));
        Assert.Equal((false, true, 64), (lines[0].Predicted, lines[1].Predicted, lines[1].X[^1]));
    }

    [Fact]
    public void ToKarpFlattChart_OneWorkerOnly_ShowsWhatWasSetAndNothingMeasured() =>
        Assert.DoesNotContain("Measured", Study(0.8, 1).ToKarpFlattChart().ToText(), StringComparison.Ordinal);

    [Fact]
    public void ToTable_TimesOfAmdahlsLaw_ShowsSpeedupEfficiencyAndSerialFraction()
    {
        var table = Study(0.8, 1, 2, 5).ToTable();

        Assert.Equal(["1", "100 ms", "100 to 100 ms", "–", "1.00", "1.00", "100 %", "–"], table.Rows[0]);
        Assert.Equal(["5", "36.0 ms", "36.0 to 36.0 ms", "–", "2.78", "2.78", "56 %", "0.200"], table.Rows[2]);
        Assert.Contains("p as measured 0.800; 3 samples each, medians", table.Note, StringComparison.Ordinal);
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
        Assert.DoesNotContain("as measured", study.ToTable().Note, StringComparison.Ordinal);
        Assert.DoesNotContain("as measured", study.ToChart().ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void MeasuredSpeedups_NoTimingOfOneWorker_Throws() =>
        Assert.Throws<ArgumentException>("timings", () => MeasuredSpeedup.Of([new Timing("work", [1.0]) { Workers = 2 }]));

    /// <summary>A study whose times are those of the law.</summary>
    private static ScalingStudy Study(double fraction, params int[] workers) => StudyOn(cores: 8, fraction, workers);

    private static ScalingStudy StudyOn(int cores, double fraction, params int[] workers)
    {
        var timings = new Timings("Work") { Machine = Machine.Current with { Cores = cores } };
        foreach (var count in workers)
            timings.Add(new Timing("work", [.. Enumerable.Repeat(0.1 / AmdahlsLaw.Speedup(fraction, count), 3)]) { Workers = count });
        return new ScalingStudy(fraction, timings);
    }
}
