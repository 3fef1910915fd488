using System.Threading.Channels;

namespace ParallelAsync.Kernel.Execution;

/// <summary>What a notebook's process is asked: cells and questions wait for their turn, an interrupt or an answer goes to the cell that runs.</summary>
/// <param name="session">The session that runs the cells.</param>
internal sealed class WorkerInbox(CSharpSession session)
{
    private readonly Channel<(WorkerRequest Request, CancellationToken Interrupt)> work = Channel.CreateUnbounded<(WorkerRequest, CancellationToken)>();
    private readonly Queue<CancellationTokenSource> interrupts = [];

    /// <summary>The cells to run and the questions to answer, each with the token that interrupts it.</summary>
    public ChannelReader<(WorkerRequest Request, CancellationToken Interrupt)> Work => work.Reader;

    /// <summary>Takes a request; never waits for a cell.</summary>
    public void Add(WorkerRequest request)
    {
        switch (request)
        {
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
            default:
                var interrupt = new CancellationTokenSource();
                lock (interrupts)
                {
                    interrupts.Enqueue(interrupt);
                }

                work.Writer.TryWrite((request, interrupt.Token));
                break;
        }
    }

    /// <summary>The request at the head is done: an interrupt that comes now is for the next one.</summary>
    public void Done()
    {
        lock (interrupts)
        {
            interrupts.Dequeue().Dispose();
        }
    }
}
