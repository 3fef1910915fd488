namespace ParallelAsync.Kernel.Jupyter;

/// <summary>The sockets between a client and a kernel.</summary>
internal enum Channel
{
    /// <summary>Requests, one after the other.</summary>
    Shell,

    /// <summary>Requests that do not wait for a cell: interrupt, shutdown.</summary>
    Control,

    /// <summary>Questions to the reader, and answers.</summary>
    Stdin,

    /// <summary>What cells show, to everybody who listens.</summary>
    IOPub,

    /// <summary>Echo: is the kernel alive?</summary>
    Heartbeat,
}
