namespace ParallelAsync.Processes;

/// <summary>What carries chunks to a worker and results back.</summary>
public enum PoolTransport
{
    /// <summary>Two pipes of the operating system.</summary>
    Pipes,

    /// <summary>A TCP connection over this machine's loopback address: what a cluster's nodes would use, without the cable between them.</summary>
    LoopbackSocket,
}
