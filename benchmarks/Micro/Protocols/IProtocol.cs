namespace ParallelAsync.Benchmarks.Micro.Protocols;

/// <summary>A way to have another process work on items over a pair of pipes, seen from the process that asks.</summary>
internal interface IProtocol : IAsyncDisposable
{
    /// <summary>Sends a number and waits for it to come back.</summary>
    Task<int> OneAsync(int item);

    /// <summary>Sends numbers one by one without waiting, and then takes what came back, in order.</summary>
    Task<int[]> ManyAsync(int[] items);

    /// <summary>Sends bytes and waits for them to come back.</summary>
    Task<byte[]> BytesAsync(byte[] data);
}
