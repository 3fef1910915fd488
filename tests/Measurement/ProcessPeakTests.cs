using ParallelAsync.Measurement;

namespace ParallelAsync.Tests.Measurement;

public sealed class ProcessPeakTests
{
    [Fact]
    public void Threads_AfterAPeak_KeepsItAndLeavesTheWatcherOut()
    {
        var now = new Reading(10, 1_000);
        using var peak = new ProcessPeak(() => (now.Threads, now.Bytes));
        now = new(51, 5_000);
        _ = peak.Threads;
        now = new(12, 2_000);

        Assert.Equal((10, 1_000L), (peak.StartThreads, peak.StartWorkingSetBytes));
        Assert.Equal((50, 5_000L), (peak.Threads, peak.WorkingSetBytes));
    }

    [Fact]
    public void Dispose_Twice_LooksOnceMoreAndThenNoLonger()
    {
        var now = new Reading(10, 1_000);
        var peak = new ProcessPeak(() => (now.Threads, now.Bytes));
        now = new(21, 3_000);
        peak.Dispose();
        now = new(99, 9_000);
        peak.Dispose();

        Assert.Equal((20, 3_000L), (peak.Threads, peak.WorkingSetBytes));
    }

    [Fact]
    public void Threads_WhileItIsNotAskedFor_AreWatched()
    {
        using var looks = new CountdownEvent(3);
        using var peak = new ProcessPeak(() =>
        {
            if (!looks.IsSet)
                looks.Signal();
            return (5, 500);
        });

        looks.Wait(TestContext.Current.CancellationToken);

        Assert.Equal(0, looks.CurrentCount);
    }

    [Fact]
    public void Threads_OfThisProcess_CountThoseThatWereStarted()
    {
        using var peak = new ProcessPeak();
        using var go = new ManualResetEventSlim();
        using var started = new CountdownEvent(20);
        var threads = Enumerable.Range(0, 20).Select(_ => new Thread(() =>
        {
            started.Signal();
            go.Wait();
        })).ToList();
        threads.ForEach(thread => thread.Start());
        started.Wait(TestContext.Current.CancellationToken);

        // Threads of the runtime may end meanwhile, but never twenty of them.
        Assert.InRange(peak.Threads, 21, int.MaxValue);
        Assert.InRange(peak.StartWorkingSetBytes, 1_000_000, peak.WorkingSetBytes);

        go.Set();
        threads.ForEach(thread => thread.Join());
    }

    private sealed record Reading(int Threads, long Bytes);
}
