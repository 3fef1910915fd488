namespace ParallelAsync.Exercises;

/// <summary>
/// Items of work for the reader's code, and a watch on what it does with them. An item ends when as many are under way at once as are hoped for,
/// or when nothing happens any more; so whether things overlap is seen by counting and does not depend on the speed of the machine. Those that
/// wait together end in the reverse of their order, a few milliseconds apart, so that completion order is never the items' order.
/// </summary>
public sealed class TrialWork
{
    private const int PatienceOfTheFirst = 10;
    private const int PatienceOfAHang = 75;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(4);

    private readonly object gate = new();
    private readonly TrialOptions options;
    private readonly TaskCompletionSource hangs = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<TrialItem> begun = [];
    private readonly List<TrialItem> waiting = [];
    private readonly List<int> unknown = [];
    private int steps;
    private int most;
    private bool heldUp;
    private bool released;
    private bool over;

    internal TrialWork(TrialOptions options)
    {
        this.options = options;
        Items = [.. Enumerable.Range(1, options.Items)];
        new Thread(Watch) { IsBackground = true, Name = "trial" }.Start();
    }

    /// <summary>The items' numbers, from 1.</summary>
    public IReadOnlyList<int> Items { get; }

    /// <summary>Ends when the reader's code has been waiting for too long without beginning anything.</summary>
    internal Task Hangs => hangs.Task;

    /// <summary>The result of an item: ten times its number.</summary>
    public static int ResultOf(int item) => 10 * item;

    /// <summary>Does an item; the calling thread waits.</summary>
    /// <param name="item">Its number.</param>
    /// <returns>Its result, as <see cref="ResultOf"/> gives it.</returns>
    /// <exception cref="InvalidOperationException">The item is one that fails.</exception>
    public int Do(int item) => DoAsync(item).GetAwaiter().GetResult();

    /// <summary>Does an item; no thread waits.</summary>
    /// <inheritdoc cref="Do"/>
    public Task<int> DoAsync(int item) => DoAsync(item, CancellationToken.None);

    /// <summary>Does an item, until it is cancelled; no thread waits.</summary>
    /// <inheritdoc cref="Do"/>
    /// <param name="item">Its number.</param>
    /// <param name="cancellationToken">Ends the item before its time.</param>
    public Task<int> DoAsync(int item, CancellationToken cancellationToken)
    {
        var started = new TrialItem(item, Environment.CurrentManagedThreadId, cancellationToken);
        lock (gate)
        {
            if (item < 1 || item > Items.Count)
                unknown.Add(item);
            // What nobody watches any more ends at once, as what does not exist does: a lazy query may ask for it later.
            if (over || item < 1 || item > Items.Count)
                return Task.FromResult(ResultOf(item));

            begun.Add(started);
            waiting.Add(started);
            most = Math.Max(most, waiting.Count);
            steps++;
            Monitor.PulseAll(gate);
        }

        if (cancellationToken.CanBeCanceled)
            cancellationToken.Register(() => Cancel(started));
        return started.Result.Task;
    }

    /// <summary>Ends the trial: says what happened, and lets go of what still waits.</summary>
    internal TrialLog Close()
    {
        lock (gate)
        {
            var log = new TrialLog(Items.Count, [.. begun.Select(item => item.Number)], waiting.Count, [.. unknown], most,
                begun.Select(item => item.ThreadId).Distinct().Count(), begun.Count(item => item.HasToken), heldUp);
            over = true;
            foreach (var item in waiting)
                item.Result.TrySetResult(ResultOf(item.Number));
            waiting.Clear();
            Monitor.PulseAll(gate);
            return log;
        }
    }

    // A thread of its own: the pool's may all be blocked by the code that is watched. Quiet is counted in rounds, not in time, so that a machine
    // that stood still for a while is not taken for code that does nothing.
    private void Watch()
    {
        lock (gate)
        {
            for (int quiet = 0, seen = 0; !over;)
            {
                var pending = waiting.Where(item => !IsSlow(item)).ToList();
                if (pending.Count > 0 && (quiet >= (released ? 1 : PatienceOfTheFirst) || (!released && waiting.Count >= options.Together)))
                    Release(pending);
                else if (pending.Count == 0 && waiting.Count > 0 && quiet >= PatienceOfTheFirst)
                    ReleaseTheSlowOne();
                else if (options.GiveUp && waiting.Count == 0 && quiet >= PatienceOfAHang)
                    hangs.TrySetResult();

                var pulsed = Monitor.Wait(gate, Tick);
                quiet = pulsed || seen != steps ? 0 : quiet + 1;
                seen = steps;
            }
        }
    }

    private bool IsSlow(TrialItem item) => options.FirstIsSlow && item.Number == 1;

    private void Release(List<TrialItem> pending)
    {
        released = true;
        foreach (var item in pending.OrderByDescending(item => item.Number))
        {
            End(item);
            Monitor.Wait(gate, Apart);
        }
    }

    private void ReleaseTheSlowOne()
    {
        heldUp = begun.Select(item => item.Number).Distinct().Count() < Items.Count;
        End(waiting[0]);
    }

    private void End(TrialItem item)
    {
        if (!waiting.Remove(item))
            return;
        steps++;
        if (options.Failing.Contains(item.Number))
            item.Result.TrySetException(new InvalidOperationException($"Item {item.Number} cannot be done."));
        else
            item.Result.TrySetResult(ResultOf(item.Number));
    }

    private void Cancel(TrialItem item)
    {
        lock (gate)
        {
            if (!waiting.Remove(item))
                return;
            steps++;
            item.Result.TrySetCanceled(item.CancellationToken);
        }
    }
}
