using BenchmarkDotNet.Attributes;
using ParallelAsync.Benchmarks.Contestants;
using ParallelAsync.Benchmarks.Micro.Protocols;

namespace ParallelAsync.Benchmarks.Micro;

/// <summary>
/// What a process pool could speak with its workers, over the pipes of a real child process: an item that is waited for, an item among many in flight, and a megabyte each
/// way. The reason for the pool's choice.
/// </summary>
[MemoryDiagnoser]
public class ProtocolBenchmarks
{
    private const int Many = 1_000;
    private const int Megabytes = 10;

    private readonly int[] items = [.. Enumerable.Range(0, Many)];
    private readonly byte[] data = PayloadData.Of(0);
    private IProtocol? connection;

    /// <summary>The protocol.</summary>
    [Params(ProtocolServer.Frames, ProtocolServer.Rpc)]
    public string Protocol { get; set; } = ProtocolServer.Frames;

    /// <summary>Starts the other process and sees that it sends back what it gets.</summary>
    [GlobalSetup]
    public async Task ConnectAsync()
    {
        connection = ProtocolServer.Connect(Protocol);
        if (!(await connection.ManyAsync(items)).SequenceEqual(items) || !(await connection.BytesAsync(data)).AsSpan().SequenceEqual(data))
            throw new InvalidDataException($"{Protocol} did not bring back what was sent.");
    }

    /// <summary>Ends the other process.</summary>
    [GlobalCleanup]
    public async Task DisconnectAsync() => await connection!.DisposeAsync();

    /// <summary>One number there and back: the latency.</summary>
    [Benchmark(Description = "one item, waited for")]
    public Task<int> OneItem() => connection!.OneAsync(7);

    /// <summary>A number there and back, a thousand of them in flight.</summary>
    [Benchmark(Description = "an item of 1,000 in flight", OperationsPerInvoke = Many)]
    public Task<int[]> ManyItems() => connection!.ManyAsync(items);

    /// <summary>A megabyte there and back, ten in one message.</summary>
    [Benchmark(Description = "a megabyte each way", OperationsPerInvoke = Megabytes)]
    public Task<byte[]> Megabyte() => connection!.BytesAsync(data);
}
