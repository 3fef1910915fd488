using FsCheck.Fluent;
using ParallelAsync.Processes;
using ParallelAsync.Tracing;

namespace ParallelAsync.Tests.Processes;

/// <summary>What crosses to real worker processes and back.</summary>
public sealed class ProcessPoolTests(PoolFixture fixture) : IClassFixture<PoolFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ProcessPool Pool => fixture.Pool;

    [Fact]
    public async Task Submit_StaticMethod_RunsInAnotherProcess()
    {
        var processId = await Pool.Submit(PoolMethods.ProcessId, 0, Token);

        Assert.Contains(processId, Pool.ProcessIds);
        Assert.DoesNotContain(Environment.ProcessId, Pool.ProcessIds);
    }

    [Fact]
    public async Task Submit_FrameworkMethod_Runs() => Assert.Equal(3, await Pool.Submit(Math.Sqrt, 9.0, Token));

    [Fact]
    public async Task Submit_GenericMethod_RunsWithItsTypeArgument() =>
        Assert.Equal(["b", "a"], await Pool.Submit(PoolMethods.Reversed<string>, new[] { "a", "b" }, Token));

    [Fact]
    public async Task Submit_RecordWithNestedValues_CrossesWhole()
    {
        var reading = new PoolMethods.Reading("S50", 31.4, new DateTime(2020, 11, 14, 9, 0, 0, DateTimeKind.Local), [1, 2, 3]);

        var warmer = await Pool.Submit(PoolMethods.Warmer, reading, Token);

        Assert.Equal(32.4, warmer.Celsius);
        Assert.Equal(reading.At, warmer.At);
        Assert.Equal(DateTimeKind.Local, warmer.At.Kind);
        Assert.Equal(reading.Codes, warmer.Next!.Codes);
    }

    [Fact]
    public async Task Submit_ArgumentChangedAfterwards_WorkerSeesWhatItWas()
    {
        byte[] bytes = [1, 2, 3];

        var echo = Pool.Submit(PoolMethods.Echo, bytes, Token);
        bytes[0] = 9;

        Assert.Equal([1, 2, 3], await echo);
    }

    [Fact]
    public async Task Submit_PayloadAboveEveryBuffer_ComesBackUnchanged()
    {
        var bytes = new byte[20_000_000];
        new Random(42).NextBytes(bytes);

        var echo = await Pool.Submit(PoolMethods.Echo, bytes, Token);

        Assert.True(bytes.AsSpan().SequenceEqual(echo));
    }

    [Fact]
    public async Task Map_AnyItemsAndChunkSize_YieldsWhatSelectWould()
    {
        var cases = Gen.Sample(Gen.Zip(Gen.ListOf(Gen.Choose(-1000, 1000)), Gen.Choose(1, 40)), 100, 100);
        foreach (var (items, chunkSize) in cases)
        {
            var results = await Pool.Map(PoolMethods.Twice, items, chunkSize, cancellationToken: Token).ToListAsync(Token);

            Assert.Equal(items.Select(PoolMethods.Twice), results);
            Assert.Equal(results, await Pool.MapToArrayAsync(PoolMethods.Twice, items, chunkSize, cancellationToken: Token));
        }
    }

    [Fact]
    public async Task MapUnordered_ManyItems_YieldsEachOnceWithItsIndex()
    {
        var outcomes = await Pool.MapUnordered(PoolMethods.Twice, Enumerable.Range(0, 1003), 10, cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(Enumerable.Range(0, 1003), outcomes.Select(outcome => (int)outcome.Index).Order());
        Assert.All(outcomes, outcome => Assert.Equal(2 * outcome.Index, outcome.Result));
    }

    [Fact]
    public async Task MapUnordered_SomeItemsThrow_OnlyTheyHaveErrors()
    {
        var outcomes = await Pool.MapUnordered(PoolMethods.OddOnly, Enumerable.Range(0, 100), 7, cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(100, outcomes.Count);
        Assert.All(outcomes, outcome => Assert.Equal(outcome.Index % 2 == 0, outcome.Error is RemoteException));
        Assert.All(outcomes.Where(outcome => outcome.Error is null), outcome => Assert.Equal(outcome.Index, outcome.Result));
    }

    [Fact]
    public async Task Map_ItemThrows_YieldsThoseBeforeItAndThrowsWithTypeMessageAndStack()
    {
        var yielded = new List<int>();

        var error = await Assert.ThrowsAsync<RemoteException>(async () =>
        {
            await foreach (var number in Pool.Map(PoolMethods.OddOnly, [1, 3, 5, 6, 7, 9], chunkSize: 4, cancellationToken: Token))
                yielded.Add(number);
        });

        Assert.Equal([1, 3, 5], yielded);
        Assert.Equal("System.FormatException", error.RemoteType);
        Assert.Equal("6 is even", error.RemoteMessage);
        Assert.Contains(nameof(PoolMethods.OddOnly), error.RemoteStackTrace, StringComparison.Ordinal);
        Assert.Contains("by nature", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(error.ProcessId, Pool.ProcessIds);
    }

    [Fact]
    public async Task Submit_ResultThatTurnsOutNotToCross_FailsWithTheReasonAndKeepsTheWorker()
    {
        var processes = Pool.ProcessIds;

        var error = await Assert.ThrowsAsync<RemoteException>(() => Pool.Submit(PoolMethods.Boxed, 1, Token));

        Assert.Contains("MessagePack", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(4, await Pool.Submit(PoolMethods.Twice, 2, Token));
        Assert.Equal(processes, Pool.ProcessIds);
    }

    [Fact]
    public async Task Map_SlowConsumer_ReadsItemsOnlyAsFarAheadAsWorkersNeed()
    {
        var read = 0;
        await using var results = Pool.Map(PoolMethods.Twice, Items(), chunkSize: 1, cancellationToken: Token).GetAsyncEnumerator(Token);

        Assert.True(await results.MoveNextAsync());

        // Each of two workers may have 256 chunks at hand and one in reserve.
        Assert.InRange(read, 1, 2 * 257);

        IEnumerable<int> Items()
        {
            for (; read < 1_000_000; read++)
                yield return read;
        }
    }

    [Fact]
    public async Task Map_LongItemFirst_OthersDoNotWaitBehindIt()
    {
        using var folder = new TemporaryFolder();
        var gate = folder.File("gate");
        string[] items = [gate, .. Enumerable.Repeat("", 200)];
        var done = 0;

        await foreach (var outcome in Pool.MapUnordered(PoolMethods.WaitFor, items, cancellationToken: Token))
        {
            // All short items come back while the long one still runs; only then may it end.
            if (++done == 200)
                await File.WriteAllTextAsync(gate, "", Token);
            Assert.Equal(done == 201 ? 0 : outcome.Index, outcome.Index);
        }

        Assert.Equal(201, done);
    }

    [Fact]
    public async Task Map_Progress_CountsEveryItemOnce()
    {
        var reports = new Reports();

        await Pool.Map(PoolMethods.Twice, Enumerable.Range(0, 25), 10, reports, Token).ToListAsync(Token);

        Assert.Equal([5, 10, 10], reports.Counts.Order().Zip(reports.Counts.Order().Prepend(0), (now, before) => now - before).Order());
        Assert.Equal(25, reports.Counts.Max());
    }

    [Fact]
    public async Task Map_Trace_HasASpanOfAWorkersProcessForEachItem()
    {
        var trace = new Trace();
        await using var pool = ProcessPool.Start(2, new() { Trace = trace });

        await pool.Map(PoolMethods.Twice, Enumerable.Range(0, 30), chunkSize: 4, cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(Enumerable.Range(0, 30).Select(item => (long)item), trace.Spans.Select(span => span.Item).Order());
        Assert.All(trace.Spans, span => Assert.Contains(span.ProcessId, pool.ProcessIds));
        Assert.All(trace.Spans, span => Assert.EndsWith($"(process {span.ProcessId})", span.Worker, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_EnvironmentAndHeapLimit_HoldInTheWorkers()
    {
        await using var pool = ProcessPool.Start(1, new() { HeapLimitBytes = 100 << 20, Environment = new Dictionary<string, string?> { ["COLOUR"] = "green", ["PATH"] = null } });

        Assert.Equal(100 << 20, await pool.Submit(PoolMethods.HeapLimit, 0, Token));
        Assert.Equal("green", await pool.Submit(PoolMethods.Variable, "COLOUR", Token));
        Assert.Null(await pool.Submit(PoolMethods.Variable, "PATH", Token));
    }

    [Fact]
    public async Task Start_OverALoopbackSocket_CarriesTheSame()
    {
        await using var pool = ProcessPool.Start(2, new() { Transport = PoolTransport.LoopbackSocket });

        Assert.Equal(Enumerable.Range(0, 500).Select(PoolMethods.Twice), await pool.Map(PoolMethods.Twice, Enumerable.Range(0, 500), 7, cancellationToken: Token).ToListAsync(Token));
        Assert.Equal(3_000_000, (await pool.Submit(PoolMethods.Echo, new byte[3_000_000], Token)).Length);
    }

    [Fact]
    public async Task Usage_WorkInWorkers_CountsTheirProcessorTime()
    {
        var before = Pool.Usage().Cpu - ParallelAsync.Measurement.ResourceUsage.OfThisProcess().Cpu;

        await Pool.Map(Primes.CountBelow, Enumerable.Repeat(200_000, 8), cancellationToken: Token).ToListAsync(Token);

        var workers = Pool.Usage().Cpu - ParallelAsync.Measurement.ResourceUsage.OfThisProcess().Cpu - before;
        Assert.True(workers > TimeSpan.FromMilliseconds(20), $"Expected the time of a hundred million divisions, got {workers}.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    public void Start_NumberOfWorkersOutOfRange_Throws(int workers) =>
        Assert.Contains("Expected 1 to 256", Assert.Throws<ArgumentOutOfRangeException>(() => ProcessPool.Start(workers)).Message, StringComparison.Ordinal);

    [Fact]
    public void Map_ChunkSizeZero_ThrowsAtOnce() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Pool.Map(PoolMethods.Twice, [1], chunkSize: 0, cancellationToken: Token));

    private sealed class Reports : IProgress<int>
    {
        private readonly List<int> counts = [];

        public IReadOnlyList<int> Counts => counts;

        public void Report(int value)
        {
            lock (counts)
                counts.Add(value);
        }
    }
}
