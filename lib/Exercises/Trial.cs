namespace ParallelAsync.Exercises;

/// <summary>Runs the reader's code on items that are watched, and keeps what came of it.</summary>
/// <example><code>
/// var trial = await Trial.RunAsync(work => FetchAllAsync(work.Items, work.DoAsync), items: 6);
/// Check.That(trial).DidAll().AtOnce(6).InOrder()
/// </code></example>
public sealed class Trial
{
    private Trial(TrialLog log, object? value, Exception? error, bool ended, bool sawAsyncVoid) =>
        (Log, Value, Error, Ended, SawAsyncVoid) = (log, value, error, ended, sawAsyncVoid);

    /// <summary>What the code did with the items.</summary>
    public TrialLog Log { get; }

    /// <summary>What it returned; null when it returned nothing.</summary>
    public object? Value { get; }

    /// <summary>What it threw; null when it threw nothing.</summary>
    public Exception? Error { get; }

    /// <summary>Whether it came to an end at all.</summary>
    public bool Ended { get; }

    /// <summary>Whether it called an <c>async void</c> method.</summary>
    public bool SawAsyncVoid { get; }

    /// <summary>Runs asynchronous code that returns something.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="answer">The reader's code. It does not see the thread that it is called on again: what follows an <c>await</c> runs on the pool.</param>
    /// <param name="items">How many items there are, 0 or more.</param>
    /// <param name="together">The first items end when so many are under way at once, or when no other is begun any more; null: all of them.</param>
    /// <param name="firstIsSlow">Whether item 1 ends last of all, so that whoever works in waves is held up by it.</param>
    /// <param name="giveUp">Whether to give up code that has not returned after one and a half seconds or more in which it began nothing; where there are items, that is always done.</param>
    /// <param name="failing">The items that fail.</param>
    /// <returns>What happened. Errors of the code are in it, never thrown.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of items is below 0.</exception>
    public static Task<Trial> RunAsync<T>(
        Func<TrialWork, Task<T>> answer, int items = 0, int? together = null, bool firstIsSlow = false, bool giveUp = false, params int[] failing) =>
        RunAsync(Options(items, together, firstIsSlow, giveUp, failing), async work => await answer(work));

    /// <summary>Runs asynchronous code that returns nothing.</summary>
    /// <inheritdoc cref="RunAsync{T}(Func{TrialWork, Task{T}}, int, int?, bool, bool, int[])"/>
    public static Task<Trial> RunAsync(
        Func<TrialWork, Task> answer, int items = 0, int? together = null, bool firstIsSlow = false, bool giveUp = false, params int[] failing) =>
        RunAsync(Options(items, together, firstIsSlow, giveUp, failing), async work =>
        {
            await answer(work);
            return null;
        });

    /// <summary>Runs code that returns something when it is done; a thread is set aside for it.</summary>
    /// <inheritdoc cref="RunAsync{T}(Func{TrialWork, Task{T}}, int, int?, bool, bool, int[])"/>
    public static Task<Trial> RunAsync<T>(
        Func<TrialWork, T> answer, int items = 0, int? together = null, bool firstIsSlow = false, bool giveUp = false, params int[] failing) =>
        RunAsync(Options(items, together, firstIsSlow, giveUp, failing), work => Task.FromResult<object?>(answer(work)));

    /// <summary>Runs code that returns nothing; a thread is set aside for it.</summary>
    /// <inheritdoc cref="RunAsync{T}(Func{TrialWork, Task{T}}, int, int?, bool, bool, int[])"/>
    public static Task<Trial> RunAsync(
        Action<TrialWork> answer, int items = 0, int? together = null, bool firstIsSlow = false, bool giveUp = false, params int[] failing) =>
        RunAsync(Options(items, together, firstIsSlow, giveUp, failing), work =>
        {
            answer(work);
            return Task.FromResult<object?>(null);
        });

    private static TrialOptions Options(int items, int? together, bool firstIsSlow, bool giveUp, int[] failing)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(items);
        return new(items, together ?? items, firstIsSlow, giveUp || items > 0, failing);
    }

    private static async Task<Trial> RunAsync(TrialOptions options, Func<TrialWork, Task<object?>> answer)
    {
        var work = new TrialWork(options);
        var context = new TrialContext();
        var finished = new TaskCompletionSource<Task<object?>>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => context.Call(_ => finished.SetResult(Begin(answer, work)), null)) { IsBackground = true, Name = "answer" }.Start();
        var running = finished.Task.Unwrap();
        await Task.WhenAny(running, work.Hangs);
        var ended = running.IsCompleted;
        var log = work.Close();
        Exception? error = null;
        object? value = null;
        try
        {
            value = ended ? await running : null;
        }
        catch (Exception thrown)
        {
            error = thrown;
        }

        return new(log, value, error, ended, context.SawAsyncVoid);
    }

    // An async method: what the code throws before its first await comes out of the task like the rest.
    private static async Task<object?> Begin(Func<TrialWork, Task<object?>> answer, TrialWork work) => await answer(work);
}
