using System.Buffers;
using ParallelAsync.Tracing;

namespace ParallelAsync.Processes;

/// <summary>A chunk of items on its way through a pool. What is not readonly belongs to the pool's lock.</summary>
internal abstract class WorkUnit(PoolMethod method, long firstItem, ChunkPayload payload)
{
    private byte[] rented = payload.Bytes;

    /// <summary>Its number on the pipes.</summary>
    public long Number { get; set; }

    public PoolMethod Method => method;

    public int Count => payload.Count;

    public int Length => payload.Length;

    public ReadOnlySpan<byte> Payload => payload.Bytes.AsSpan(0, payload.Length);

    /// <summary>The worker that has it; null while it waits for one.</summary>
    public PoolWorker? Holder { get; set; }

    /// <summary>Whether its worker's pipe has it.</summary>
    public bool IsSent { get; set; }

    public bool IsRecalled { get; set; }

    /// <summary>Whether nobody waits for it any more.</summary>
    public bool IsAbandoned { get; set; }

    /// <summary>The number of its first item, from 0.</summary>
    public long FirstItem => firstItem;

    public abstract void Complete(Frame frame, int processId, Trace? trace, string workerName);

    public abstract void Fail(Exception exception);

    public abstract bool Cancel(CancellationToken token);

    public void FailWithDeath(PoolWorker worker) =>
        Fail(new WorkerDiedException(firstItem, Count, worker.ProcessId, worker.ExitCode, worker.Errors));

    /// <summary>Gives the arguments' memory back: once, when no worker can ask for them again.</summary>
    public void ReturnPayload()
    {
        var bytes = Interlocked.Exchange(ref rented, []);
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }
}
