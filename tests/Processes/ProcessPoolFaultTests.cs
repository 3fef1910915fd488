using System.Diagnostics;
using System.Globalization;
using ParallelAsync.Processes;

namespace ParallelAsync.Tests.Processes;

/// <summary>Workers that die, hang, print or are left behind: each test has a pool of its own to hurt.</summary>
public sealed class ProcessPoolFaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MapUnordered_WorkersKilled_OnlyTheirChunksFailAndTheRestGoesOn()
    {
        await using var pool = ProcessPool.Start(2);
        var before = pool.ProcessIds;

        var outcomes = await pool.MapUnordered(PoolMethods.KilledByTens, Enumerable.Range(0, 50), chunkSize: 5, cancellationToken: Token).ToListAsync(Token);

        // 10, 20, 30 and 40 kill; each begins a chunk of five.
        Assert.Equal(Enumerable.Range(0, 50), outcomes.Select(outcome => (int)outcome.Index).Order());
        Assert.Equal([10, 11, 12, 13, 14, 20, 21, 22, 23, 24, 30, 31, 32, 33, 34, 40, 41, 42, 43, 44], outcomes.Where(outcome => outcome.Error is not null).Select(outcome => (int)outcome.Index).Order());
        Assert.All(outcomes.Where(outcome => outcome.Error is null), outcome => Assert.Equal(outcome.Index, outcome.Result));
        var error = Assert.IsType<WorkerDiedException>(outcomes.First(outcome => outcome.Index == 23).Error);
        Assert.Equal((20, 5, 137), (error.FirstItem, error.ItemCount, error.ExitCode));
        Assert.Contains("items 20 to 24", error.Message, StringComparison.Ordinal);
        Assert.NotEqual(before, pool.ProcessIds);
        await pool.Ready;
    }

    [Fact]
    public async Task Submit_StackOverflow_FailsWithExitCodeAndWhatTheRuntimeSaid()
    {
        await using var pool = ProcessPool.Start(1);

        var error = await Assert.ThrowsAsync<WorkerDiedException>(() => pool.Submit(PoolMethods.Recurse, 0, Token));

        Assert.Equal(134, error.ExitCode);
        Assert.Contains("Stack overflow", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, await pool.Submit(PoolMethods.Twice, 2, Token));
    }

    [Fact]
    public async Task Submit_MoreMemoryThanTheHeapLimit_FailsOnlyThatItem()
    {
        await using var pool = ProcessPool.Start(1, new() { HeapLimitBytes = 100_000_000 });

        Assert.Equal(50, await pool.Submit(Accident.OfMemory, 50, Token));
        var error = await Assert.ThrowsAsync<RemoteException>(() => pool.Submit(Accident.OfMemory, 500, Token));

        Assert.Equal("System.OutOfMemoryException", error.RemoteType);
        Assert.Equal(50, await pool.Submit(Accident.OfMemory, 50, Token));
    }

    [Fact]
    public async Task Submit_WorkerExits_TheErrorHasItsCode()
    {
        await using var pool = ProcessPool.Start(1);

        var error = await Assert.ThrowsAsync<WorkerDiedException>(() => pool.Submit(PoolMethods.Exit, 3, Token));

        Assert.Equal(3, error.ExitCode);
    }

    [Fact]
    public async Task Map_WorkersWriteToStandardOutput_ResultsStayWholeAndLinesArrive()
    {
        var lines = new List<WorkerOutput>();
        await using var pool = ProcessPool.Start(1, new() { Output = lines.Add });

        var results = await pool.Map(PoolMethods.WriteEverywhere, Enumerable.Range(0, 20), chunkSize: 3, cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(Enumerable.Range(0, 20), results);
        Assert.Equal(Enumerable.Range(0, 20).Select(number => $"item {number}"), lines.Where(line => !line.IsError).Select(line => line.Line));
        Assert.Contains("warning 2", string.Concat(lines.Where(line => line.IsError).Select(line => line.Line)), StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(pool.ProcessIds[0], line.ProcessId));
    }

    [Fact]
    public async Task Submit_OutputThrows_FailsWithTheReasonInsteadOfEndingThisProcess()
    {
        await using var pool = ProcessPool.Start(1, new() { Output = _ => throw new FormatException("no such line") });

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => pool.Submit(PoolMethods.WriteEverywhere, 1, Token));

        Assert.Contains("no such line", error.Message, StringComparison.Ordinal);
        Assert.IsType<FormatException>(error.InnerException);
    }

    [Fact]
    public async Task Submit_CancelledWhileItRuns_EndsTheWorkerAndReplacesIt()
    {
        using var folder = new TemporaryFolder();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var pool = ProcessPool.Start(1, new() { CancellationGrace = TimeSpan.Zero });
        var begun = folder.File("begun");

        var hanging = pool.Submit(PoolMethods.SignalAndHang, begun, stop.Token);
        var behindIt = pool.Submit(PoolMethods.Twice, 21, Token);
        var worker = await ReadAsync(begun);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        Assert.Equal(42, await behindIt);
        await ProcessAssert.EndsAsync(worker);
        Assert.DoesNotContain(worker, pool.ProcessIds);
    }

    [Fact]
    public async Task Submit_CancelledWhileItWaits_NeverRuns()
    {
        using var folder = new TemporaryFolder();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var pool = ProcessPool.Start(1);
        var (gate, never) = (folder.File("gate"), folder.File("never"));

        var first = pool.Submit(PoolMethods.WaitFor, gate, Token);
        var waiting = Enumerable.Range(0, 5).Select(_ => pool.Submit(PoolMethods.SignalAndHang, never, stop.Token)).ToArray();
        await stop.CancelAsync();
        await File.WriteAllTextAsync(gate, "", Token);

        Assert.Equal(gate, await first);
        foreach (var task in waiting)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.Equal(4, await pool.Submit(PoolMethods.Twice, 2, Token));
        Assert.False(File.Exists(never));
    }

    [Fact]
    public async Task Map_EnumerationEndsEarly_ThePoolIsFreeForOthers()
    {
        await using var pool = ProcessPool.Start(2);

        await foreach (var number in pool.Map(PoolMethods.Twice, Enumerable.Range(0, int.MaxValue), cancellationToken: Token))
        {
            if (number == 200)
                break;
        }

        Assert.Equal(4, await pool.Submit(PoolMethods.Twice, 2, Token));
    }

    [Fact]
    public async Task Map_Cancelled_EndsTheEnumeration()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var pool = ProcessPool.Start(2);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var number in pool.Map(PoolMethods.Twice, Enumerable.Range(0, int.MaxValue), cancellationToken: stop.Token))
            {
                if (number == 20)
                    await stop.CancelAsync();
            }
        });
    }

    [Fact]
    public async Task DisposeAsync_WorkersAtWork_LeavesNoProcessAndFailsWhatWasLeft()
    {
        using var folder = new TemporaryFolder();
        var pool = ProcessPool.Start(2);
        var hanging = pool.Submit(PoolMethods.SignalAndHang, folder.File("begun"), Token);
        await ReadAsync(folder.File("begun"));
        var processes = pool.ProcessIds;

        await pool.DisposeAsync();

        Assert.All(processes, processId => Assert.Throws<ArgumentException>(() => Process.GetProcessById(processId)));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => hanging);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => pool.Submit(PoolMethods.Twice, 1, Token));
    }

    [Fact]
    public async Task DisposeAsync_IdleWorkers_LeavesNoProcess()
    {
        var pool = ProcessPool.Start(2);
        await pool.Ready;
        var processes = pool.ProcessIds;

        await pool.DisposeAsync();

        Assert.All(processes, processId => Assert.Throws<ArgumentException>(() => Process.GetProcessById(processId)));
    }

    [Fact]
    public async Task ParentDies_KilledWithoutWarning_ItsWorkersEndToo()
    {
        await using var outer = ProcessPool.Start(1);
        var inner = await outer.Submit(PoolMethods.StartPool, 2, Token);

        // Only the parent: the pool's own way would end the whole tree.
        Process.GetProcessById(outer.ProcessIds[0]).Kill(entireProcessTree: false);

        Assert.Equal(2, inner.Length);
        foreach (var processId in inner)
            await ProcessAssert.EndsAsync(processId);
    }

    [Fact]
    public async Task Start_WorkersThatCannotStart_FailsWithTheirWordsInsteadOfTryingForever()
    {
        await using var pool = ProcessPool.Start(2, new() { Environment = new Dictionary<string, string?> { ["DOTNET_STARTUP_HOOKS"] = "/no/such/hook.dll" } });
        var waiting = pool.Submit(PoolMethods.Twice, 1, Token);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => pool.Ready);

        Assert.Contains("hook.dll", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => waiting);
    }

    private static async Task<int> ReadAsync(string path)
    {
        int processId;
        while (!File.Exists(path) || !int.TryParse(await File.ReadAllTextAsync(path, Token), CultureInfo.InvariantCulture, out processId))
            await Task.Yield();
        return processId;
    }
}
