namespace ParallelAsync.Exercises;

/// <summary>
/// The surroundings of the reader's code: what follows an <c>await</c> runs on the thread pool, as in a cell, and an <c>async void</c> method is
/// noticed. What such a method throws would end the process; here it is only kept.
/// </summary>
internal sealed class TrialContext : SynchronizationContext
{
    private int asyncVoids;

    /// <summary>Whether the code called an <c>async void</c> method.</summary>
    public bool SawAsyncVoid => Volatile.Read(ref asyncVoids) > 0;

    /// <inheritdoc/>
    public override void OperationStarted() => Interlocked.Increment(ref asyncVoids);

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => ThreadPool.QueueUserWorkItem(_ => Call(d, state));

    /// <summary>Calls something in these surroundings.</summary>
    public void Call(SendOrPostCallback callback, object? state)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            callback(state);
        }
        catch (Exception) when (SawAsyncVoid)
        {
            // Nobody can await it, so nobody can be told; the check says what is wrong with that.
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
