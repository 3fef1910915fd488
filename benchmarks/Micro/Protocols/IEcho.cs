using StreamJsonRpc;

namespace ParallelAsync.Benchmarks.Micro.Protocols;

/// <summary>What can be asked of the other process by StreamJsonRpc. Public, because the proxy for it is made at build.</summary>
[JsonRpcContract]
public partial interface IEcho
{
    /// <summary>Sends a number back.</summary>
    /// <param name="item">The number.</param>
    /// <returns>The same number.</returns>
    Task<int> NumberAsync(int item);

    /// <summary>Sends bytes back.</summary>
    /// <param name="data">The bytes.</param>
    /// <returns>The same bytes.</returns>
    Task<byte[]> BytesAsync(byte[] data);
}
