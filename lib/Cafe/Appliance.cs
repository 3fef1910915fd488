using ParallelAsync.Tracing;

namespace ParallelAsync.Cafe;

/// <summary>What a toaster and a coffee machine have in common: it works on one thing at a time, and whoever comes meanwhile waits in line.</summary>
#pragma warning disable CA1001 // A SemaphoreSlim holds nothing to give back unless its wait handle is asked for.
internal sealed class Appliance(string name, CafeClock clock, Trace trace)
#pragma warning restore CA1001
{
    private const double BackToBackMinutes = 0.5;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim slot = new(1, 1);
    private readonly List<(string What, WorkState State)> log = [];
    private TimeSpan lastDue = TimeSpan.MinValue;
    private TimeSpan lastEnd = TimeSpan.MinValue;

    public string Name => name;

    /// <summary>What it was used for so far, in order: one entry for each of its spans, since it has one slot.</summary>
    public IReadOnlyList<(string What, WorkState State)> Log
    {
        get
        {
            lock (gate)
            {
                return [.. log];
            }
        }
    }

    /// <summary>Waits in line, then works; no thread is needed meanwhile.</summary>
    /// <param name="item">The number of what it works on.</param>
    /// <param name="what">What it works on, or for whom.</param>
    /// <param name="minutes">How long it works, in minutes of the cafe.</param>
    /// <param name="isSpoilt">Asked at the end of the work, while the slot is still taken: whether the result is useless.</param>
    /// <param name="cancellationToken">Leaves the line, or stops the work.</param>
    public async Task UseAsync(long item, string what, double minutes, Func<bool>? isSpoilt, CancellationToken cancellationToken)
    {
        await slot.WaitAsync(cancellationToken);
        try
        {
            var due = Begin(minutes);
            try
            {
                using (trace.Span(item, name))
                    await clock.WaitUntilAsync(due, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                End(clock.Elapsed, what, WorkState.Cancelled);
                throw;
            }

            End(due, what, isSpoilt?.Invoke() is true ? WorkState.Spoilt : WorkState.Finished);
        }
        finally
        {
            slot.Release();
        }
    }

    /// <summary>The same, blocking the thread that calls it.</summary>
    /// <inheritdoc cref="UseAsync"/>
    public void Use(long item, string what, double minutes, Func<bool>? isSpoilt)
    {
        slot.Wait();
        try
        {
            var due = Begin(minutes);
            using (trace.Span(item, name))
                clock.WaitUntil(due);
            End(due, what, isSpoilt?.Invoke() is true ? WorkState.Spoilt : WorkState.Finished);
        }
        finally
        {
            slot.Release();
        }
    }

    /// <summary>
    /// When the work is due. Work that follows the last within half a minute counts from when that was due, not from when its timer rang: a timer
    /// is late by a millisecond or more, and over a hundred slices, one after the other, that would add up to ten minutes.
    /// </summary>
    private TimeSpan Begin(double minutes)
    {
        var now = clock.Elapsed;
        var backToBack = lastEnd != TimeSpan.MinValue && now - lastEnd < clock.Minutes(BackToBackMinutes);
        return (backToBack ? lastDue : now) + clock.Minutes(minutes);
    }

    private void End(TimeSpan due, string what, WorkState state)
    {
        (lastDue, lastEnd) = (due, clock.Elapsed);
        lock (gate)
        {
            log.Add((what, state));
        }
    }
}
