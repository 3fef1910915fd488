using ParallelAsync.Loops;

namespace ParallelAsync.Tests.Loops;

public sealed class MemorySweepTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RunAsync_SmallAndLargeFile_OnlyLoadAllOfTheLargeOneDies()
    {
        var seen = new List<MemoryLimitedRun>();

        var sweep = await MemorySweep.RunAsync(
            32, sizesMb: [32, 1], folder: folder.Path, progress: new Immediate(seen.Add), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                (ReadingsApproach.LoadAll, 1, MemoryLimitedOutcome.Completed),
                (ReadingsApproach.Streaming, 1, MemoryLimitedOutcome.Completed),
                (ReadingsApproach.LoadAll, 32, MemoryLimitedOutcome.OutOfMemory),
                (ReadingsApproach.Streaming, 32, MemoryLimitedOutcome.Completed),
            ],
            sweep.Runs.Select(run => (run.Approach, (int)Math.Round(run.FileBytes / 1e6), run.Outcome)));
        Assert.Equal(sweep.Runs, seen);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task RunAsync_CancelledBetweenRuns_LeavesNoFile()
    {
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => MemorySweep.RunAsync(
            32, sizesMb: [1, 2], folder: folder.Path, progress: new Immediate(_ => stop.Cancel()), cancellationToken: stop.Token));

        Assert.Empty(folder.Names);
    }

    [Theory]
    [InlineData(64, new[] { 2, 4, 8, 16, 32, 64, 128 })]
    [InlineData(16, new[] { 1, 2, 4, 8, 16, 32 })]
    public void SizesFor_ALimit_ReachTwiceIt(int limitMb, int[] expected) => Assert.Equal(expected, MemorySweep.SizesFor(limitMb));

    [Fact]
    public void ToTable_OfRuns_ShowsOutcomeAndSizes()
    {
        var table = Sweep().ToTable();

        Assert.Equal(["Load all", "8.00 MB", "out of memory", "58.0 MB", "90.0 MB", "1.25 s", "1.00 s", "none"], table.Rows[0]);
        Assert.Equal(["Streaming", "8.00 MB", "completed", "5.00 MB", "40.0 MB", "1.00 s", "1.00 s", "2 readings of 1 station"], table.Rows[1]);
        Assert.EndsWith(" with a heap limit of 64.0 MB.", table.Caption, StringComparison.Ordinal);
        Assert.Contains(ParallelAsync.Measurement.Machine.Current.ToString(), table.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void ToChart_OfRuns_ShowsBothApproachesTheLimitAndTheDeath()
    {
        var text = Sweep().ToChart().ToText();

        Assert.All(["Load all: out of memory", "58", "Streaming", "5", "Heap limit", "64", "File size (MB)", "Peak managed heap (MB)"],
            expected => Assert.Contains(expected, text, StringComparison.Ordinal));
    }

    [Fact]
    public void ToChart_OnlyDeaths_HasNoLineOfCompletedRuns()
    {
        var sweep = Sweep();

        var text = (sweep with { Runs = sweep.Of(ReadingsApproach.LoadAll) }).ToChart().ToText();

        Assert.DoesNotContain("Streaming", text, StringComparison.Ordinal);
        Assert.Contains("Load all: out of memory", text, StringComparison.Ordinal);
    }

    private static MemorySweep Sweep()
    {
        var summary = new ReadingsSummary([new StationSummary("S1", 2, 20, 19, 21)], 0, []);
        return new MemorySweep(64,
        [
            new(ReadingsApproach.LoadAll, 8_000_000, 64_000_000, MemoryLimitedOutcome.OutOfMemory, "too much", 0, 58_000_000, 90_000_000, 6, TimeSpan.FromSeconds(1.25), TimeSpan.FromSeconds(1), null),
            new(ReadingsApproach.Streaming, 8_000_000, 64_000_000, MemoryLimitedOutcome.Completed, null, 0, 5_000_000, 40_000_000, 9, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), summary),
        ]);
    }

    private sealed class Immediate(Action<MemoryLimitedRun> report) : IProgress<MemoryLimitedRun>
    {
        public void Report(MemoryLimitedRun value) => report(value);
    }
}
