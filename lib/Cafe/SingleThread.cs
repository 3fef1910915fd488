using System.Collections.Concurrent;

namespace ParallelAsync.Cafe;

/// <summary>
/// Runs asynchronous work on one thread, as the threads that draw windows do: what follows an <c>await</c> comes back to the thread that the work
/// began on, and while the work waits, that thread is free for whatever else it has begun.
/// </summary>
public static class SingleThread
{
    /// <summary>Runs the work on a thread of its own, which ends with it.</summary>
    /// <param name="work">The work. Code in it that uses <c>ConfigureAwait(false)</c> or <c>Task.Run</c> leaves the thread.</param>
    /// <returns>A task that ends as the work does; what the work throws comes out of it.</returns>
    public static Task RunAsync(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var finished = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => finished.SetResult(new Loop().Run(work))) { Name = "single thread", IsBackground = true };
        thread.Start();
        return finished.Task.Unwrap();
    }

    /// <summary>Does, one by one, what is posted to it, until the work is over.</summary>
    private sealed class Loop : SynchronizationContext
    {
        private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> posted = [];

        /// <returns>The work's task, ended.</returns>
        public Task Run(Func<Task> work)
        {
            SetSynchronizationContext(this);
            var task = Begin(work);
            task.ContinueWith(_ => posted.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            foreach (var (callback, state) in posted.GetConsumingEnumerable())
                callback(state);
            return task;
        }

        public override void Post(SendOrPostCallback d, object? state)
        {
            // What the work left running after its end has no thread of its own any more.
            if (posted.IsAddingCompleted || !TryAdd(d, state))
                base.Post(d, state);
        }

        // An async method: what the work throws before its first await comes out of the task like the rest.
        private static async Task Begin(Func<Task> work) => await work();

        private bool TryAdd(SendOrPostCallback d, object? state)
        {
            try
            {
                return posted.TryAdd((d, state));
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }
    }
}
