using ParallelAsync.Loops;

namespace ParallelAsync.Tests.Loops;

/// <summary>With real child processes.</summary>
public sealed class MemoryLimitedRunTests : IDisposable
{
    private const int LimitMb = 32;

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task StartAsync_LoadAllOfAFileTwiceTheLimit_RunsOutOfMemory()
    {
        var file = ReadingsFile.Create(folder.File("r.csv"), 2 * LimitMb, seed: 7, cancellationToken: Token);

        var run = await MemoryLimitedRun.StartAsync(ReadingsApproach.LoadAll, file.Path, LimitMb, Token);

        Assert.Equal(MemoryLimitedOutcome.OutOfMemory, run.Outcome);
        Assert.Contains("OutOfMemoryException", run.Message, StringComparison.Ordinal);
        Assert.Null(run.Summary);
        Assert.Equal(file.Bytes, run.FileBytes);
        Assert.InRange(run.PeakHeapBytes!.Value, 1_000_000, LimitMb * ReadingsFile.BytesPerMegabyte);
    }

    [Fact]
    public async Task StartAsync_StreamingTheSameFile_CompletesInAFractionOfTheLimit()
    {
        var file = ReadingsFile.Create(folder.File("r.csv"), 2 * LimitMb, seed: 7, cancellationToken: Token);

        var run = await MemoryLimitedRun.StartAsync(ReadingsApproach.Streaming, file.Path, LimitMb, Token);

        Assert.Equal(MemoryLimitedOutcome.Completed, run.Outcome);
        Assert.Null(run.Message);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(file.Lines, run.Summary!.Count);
        Assert.InRange(run.PeakHeapBytes!.Value, 1, LimitMb * ReadingsFile.BytesPerMegabyte / 2);
        Assert.True(run.PeakWorkingSetBytes > run.PeakHeapBytes);
        Assert.True(run.Collections > 0);
        Assert.True(run.Cpu > TimeSpan.Zero);
        Assert.True(run.Wall > TimeSpan.Zero);
    }

    [Fact]
    public async Task StartAsync_FileThatFits_BothWaysGiveWhatThisProcessComputes()
    {
        var file = ReadingsFile.Create(folder.File("r.csv"), 1, seed: 7, cancellationToken: Token);
        var expected = Streaming.Summarise(file.Path, Token);

        foreach (var approach in Enum.GetValues<ReadingsApproach>())
        {
            var run = await MemoryLimitedRun.StartAsync(approach, file.Path, LimitMb, Token);
            Assert.Equal(MemoryLimitedOutcome.Completed, run.Outcome);
            Assert.Equal(expected.Stations, run.Summary!.Stations);
        }
    }

    [Fact]
    public async Task StartAsync_BadLine_IsReportedWithItsNumber()
    {
        var path = folder.Write("r.csv", ReadingsFile.Header, "S1,20.0,2017-01-01 00:00:59", "rubbish");

        var run = await MemoryLimitedRun.StartAsync(ReadingsApproach.Streaming, path, LimitMb, Token);

        Assert.Equal(1, run.Summary!.BadLineCount);
        Assert.Equal(3, run.Summary.BadLines.Single().Number);
        Assert.Contains("1 reading of 1 station, 1 bad line (the first: line 3, expected 3 fields", run.ToTable().ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_NoReadingsFile_FailsWithTheExceptionsMessage()
    {
        var run = await MemoryLimitedRun.StartAsync(ReadingsApproach.LoadAll, folder.Write("r.csv", "a,b"), LimitMb, Token);

        Assert.Equal(MemoryLimitedOutcome.Failed, run.Outcome);
        Assert.StartsWith("InvalidDataException: 'r.csv' is no readings file", run.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_LimitTooSmallForTheRuntime_IsReportedAsACrashInItsOwnWords()
    {
        var path = folder.Write("r.csv", ReadingsFile.Header);

        var run = await MemoryLimitedRun.StartAsync(ReadingsApproach.Streaming, path, limitBytes: 1_000_000, Token);

        Assert.Equal(MemoryLimitedOutcome.Crashed, run.Outcome);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("GC heap initialization failed", run.Message, StringComparison.Ordinal);
        Assert.Null(run.PeakHeapBytes);
        Assert.Contains($"exit code {run.ExitCode}", run.ToTable().ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_MissingFile_ThrowsWithoutItsFolder()
    {
        var exception = await Assert.ThrowsAsync<FileNotFoundException>(() =>
            MemoryLimitedRun.StartAsync(ReadingsApproach.Streaming, folder.File("none.csv"), LimitMb, Token));

        Assert.Contains("'none.csv'", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_LimitBelowTheSmallest_ThrowsAndSaysWhichOne()
    {
        var exception = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            MemoryLimitedRun.StartAsync(ReadingsApproach.Streaming, folder.Write("r.csv", ReadingsFile.Header), 15, Token));

        Assert.Contains("at least 16 MB", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_Cancelled_Throws()
    {
        var file = ReadingsFile.Create(folder.File("r.csv"), 1, seed: 7, cancellationToken: Token);
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            MemoryLimitedRun.StartAsync(ReadingsApproach.Streaming, file.Path, LimitMb, stop.Token));
    }
}
