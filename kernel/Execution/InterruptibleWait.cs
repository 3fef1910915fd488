namespace ParallelAsync.Kernel.Execution;

/// <summary>Wakes the thread of a cell that waits, such as in <c>Thread.Sleep</c> or <c>Task.Wait</c>.</summary>
/// <remarks>Used for one piece of work.</remarks>
internal sealed class InterruptibleWait
{
    private readonly TaskCompletionSource delivered = new();
    private Thread? thread;

    /// <summary>Runs work that may wait.</summary>
    /// <exception cref="ThreadInterruptedException">Its wait was interrupted.</exception>
    public T Run<T>(Func<T> work)
    {
        Volatile.Write(ref thread, Thread.CurrentThread);
        try
        {
            return work();
        }
        finally
        {
            if (Interlocked.Exchange(ref thread, null) is null)
            {
                TakeBack();
            }
        }
    }

    /// <summary>Interrupts the work's wait now, or its next one.</summary>
    public void Interrupt()
    {
        if (Interlocked.Exchange(ref thread, null) is { } waiting)
        {
            waiting.Interrupt();
            delivered.SetResult();
        }
    }

    // The thread goes back to the pool: an interrupt that met no wait of the cell must not meet one of somebody else's work.
    private void TakeBack()
    {
        try
        {
            delivered.Task.Wait();
            Thread.Sleep(1);
        }
        catch (ThreadInterruptedException)
        {
        }
    }
}
