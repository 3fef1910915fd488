using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Measurement;
using ParallelAsync.Scaling;

namespace ParallelAsync.Tests.Scaling;

public class GrainSweepTests
{
    [Fact]
    public async Task RunAsync_TwoNumbersOfPieces_MeasuresAllWaysOfEach()
    {
        var sweep = await GrainSweep.RunAsync(10_000, [8, 2], MeasureOptions.Once, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([2, 8], sweep.Points.Select(point => point.Pieces));
        Assert.All(sweep.Points, point =>
        {
            Assert.Equal(point.Pieces, point.Sequential.Items);
            Assert.Equal(1, point.Sequential.Workers);
            Assert.Equal(Environment.ProcessorCount, point.Tasks.Workers);
            Assert.Equal(Environment.ProcessorCount, point.Ranges.Workers);
        });
    }

    [Fact]
    public async Task RunAsync_ImpossiblePieces_Throws()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => GrainSweep.RunAsync(100, [], cancellationToken: TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => GrainSweep.RunAsync(100, [0], cancellationToken: TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => GrainSweep.RunAsync(100, [101], cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void PiecewiseWork_AnyCut_AllWaysGiveTheSameAndDoEveryStep() =>
        Prop.ForAll(Gen.Choose(1, 300).ToArbitrary(), Gen.Choose(1, 5_000).ToArbitrary(), (pieces, steps) =>
        {
            var work = new PiecewiseWork(steps, pieces);
            var byHand = Enumerable.Range(0, pieces).Aggregate(0UL, (checksum, piece) =>
                checksum * 31 + CpuWork.Run(steps / pieces + (piece < steps % pieces ? 1 : 0), (ulong)piece));
            return work.Sequential() == byHand && work.TasksAsync().GetAwaiter().GetResult() == byHand && work.Ranges() == byHand;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void BreakEven_SharingLosesBelowSomeGrain_IsTheSmallestThatStillWins()
    {
        // 1 s of work: grains of 0.1 s, 1 ms, 10 µs.
        var sweep = Sweep((10, Tasks: 0.5, Ranges: 0.5), (1_000, 0.6, 0.5), (100_000, 1.4, 0.6));

        Assert.Equal(1e-3, sweep.BreakEvenOfTasks!.Value, 1e-12);
        Assert.Equal(1e-5, sweep.BreakEvenOfRanges!.Value, 1e-12);
    }

    [Fact]
    public void BreakEven_LosesWithTheLargestPieces_IsNever()
    {
        var sweep = Sweep((10, Tasks: 1.1, Ranges: 1.2), (1_000, 0.6, 1.2));

        Assert.Null(sweep.BreakEvenOfTasks);
        Assert.Null(sweep.BreakEvenOfRanges);
    }

    [Fact]
    public void ToTable_OfASweep_ShowsGrainsAndSpeedups()
    {
        var table = Sweep((10, Tasks: 0.5, Ranges: 0.8), (1_000, 2, 1)).ToTable();

        Assert.Equal(["10", "100 ms", "1.00 s", "500 ms", "–", "2.00", "800 ms", "1.25"], table.Rows[0]);
        Assert.Equal(["1,000", "1.00 ms", "1.00 s", "2.00 s", "–", "0.500", "1.00 s", "1.00"], table.Rows[1]);
    }

    [Fact]
    public void ToChart_OfASweep_ShowsBothWaysAndTheBreakEven()
    {
        var text = Sweep((10, Tasks: 0.5, Ranges: 0.8), (1_000, 2, 1)).ToChart().ToText();

        Assert.All(["One task a piece", "Parallel.For", "Break-even", "Grain: time of one piece (µs)"], expected => Assert.Contains(expected, text, StringComparison.Ordinal));
    }

    private static GrainSweep Sweep(params (int Pieces, double Tasks, double Ranges)[] points) => new(2,
    [
        .. points.Select(point => new GrainPoint(
            point.Pieces, Timing("one", point.Pieces, 1), Timing("tasks", point.Pieces, point.Tasks), Timing("ranges", point.Pieces, point.Ranges))),
    ]);

    private static Timing Timing(string label, int pieces, double seconds) => new(label, [seconds]) { Items = pieces };
}
