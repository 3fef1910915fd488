using System.Threading.Channels;

namespace ParallelAsync.Kernel.Execution;

/// <summary>What a notebook's process is asked: cells wait for their turn, an interrupt or an answer goes to the cell that runs.</summary>
/// <param name="session">The session that runs the cells.</param>
internal sealed class WorkerInbox(CSharpSession session)
{
    private readonly Channel<(CellRequest Cell, CancellationToken Interrupt)> cells = Channel.CreateUnbounded<(CellRequest, CancellationToken)>();
    private readonly Queue<CancellationTokenSource> interrupts = [];

    /// <summary>The cells to run, each with the token that interrupts it.</summary>
    public ChannelReader<(CellRequest Cell, CancellationToken Interrupt)> Cells => cells.Reader;

    /// <summary>Takes a request; never waits for a cell.</summary>
    public void Add(WorkerRequest request)
    {
        switch (request)
        {
            case CellRequest cell:
                var interrupt = new CancellationTokenSource();
                lock (interrupts)
                {
                    interrupts.Enqueue(interrupt);
                }

                cells.Writer.TryWrite((cell, interrupt.Token));
                break;
            case InterruptRequest:
                lock (interrupts)
                {
                    // Also a cell that has not begun, because the compiler is not ready yet.
                    if (interrupts.TryPeek(out var current))
                    {
                        current.Cancel();
                    }
                }

                break;
            case InputReply(var text):
                session.ReplyInput(text);
                break;
        }
    }

    /// <summary>The cell at the head has ended: an interrupt that comes now is for the next one.</summary>
    public void Done()
    {
        lock (interrupts)
        {
            interrupts.Dequeue().Dispose();
        }
    }
}
