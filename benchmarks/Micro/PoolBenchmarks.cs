using BenchmarkDotNet.Attributes;
using ParallelAsync.Benchmarks.Contestants;
using ParallelAsync.Processes;

namespace ParallelAsync.Benchmarks.Micro;

/// <summary>What an item costs on a pool of two worker processes, when there is nothing to do.</summary>
[MemoryDiagnoser]
public class PoolBenchmarks
{
    private const int Workers = 2;
    private const int Items = 10_000;

    private ProcessPool? pool;

    /// <summary>Starts the pool.</summary>
    [GlobalSetup]
    public async Task StartAsync()
    {
        pool = ProcessPool.Start(Workers);
        await pool.Ready;
    }

    /// <summary>Ends the pool.</summary>
    [GlobalCleanup]
    public async Task StopAsync() => await pool!.DisposeAsync();

    /// <summary>One item, waited for.</summary>
    [Benchmark(Description = "Submit, waited for")]
    public Task<int> Submit() => pool!.Submit(PoolWork.Nothing, 7);

    /// <summary>An item of 10,000 that cross one by one.</summary>
    [Benchmark(Description = "an item of Map, chunk size 1", OperationsPerInvoke = Items)]
    public Task<int> MapOneByOne() => SumAsync(chunkSize: 1);

    /// <summary>An item of 10,000 that cross a thousand at a time.</summary>
    [Benchmark(Description = "an item of Map, chunk size 1,000", OperationsPerInvoke = Items)]
    public Task<int> MapByThousands() => SumAsync(chunkSize: 1_000);

    private async Task<int> SumAsync(int chunkSize)
    {
        var sum = 0;
        await foreach (var item in pool!.Map(PoolWork.Nothing, Enumerable.Range(0, Items), chunkSize))
            sum += item;
        return sum;
    }
}
