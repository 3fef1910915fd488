using System.Diagnostics;
using System.Runtime.CompilerServices;
using Trace = ParallelAsync.Tracing.Trace;

namespace ParallelAsync.Advice;

/// <summary>One run over some items: the items, the place of each result, and a clock.</summary>
internal sealed class Pass<TItem, TResult> : IDisposable
{
    private readonly CancellationTokenSource stopping;
    private readonly CancellationTokenRegistration onStop;
    private readonly Func<Exception, bool>? isOverload;
    private readonly TimeSpan limit;
    private readonly bool timed;
    private bool isStopping;
    private long start;
    private long end;

    public Pass(TItem[] items, TimeSpan limit, bool timed, Func<Exception, bool>? isOverload, CancellationToken cancellationToken)
    {
        (Items, this.limit, this.timed, this.isOverload) = (items, limit, timed, isOverload);
        Outcomes = new Outcome<TResult>[items.Length];
        if (timed)
            ItemSeconds = new double[items.Length];
        stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // A field is read faster than a token, and it is read before every item.
        onStop = stopping.Token.UnsafeRegister(pass => Volatile.Write(ref ((Pass<TItem, TResult>)pass!).isStopping, true), this);
    }

    public TItem[] Items { get; }

    public Outcome<TResult>[] Outcomes { get; }

    public double[] ItemSeconds { get; } = [];

    public double Seconds => Stopwatch.GetElapsedTime(start, end).TotalSeconds;

    // Not the field: whoever waits on the token may be woken before the field is set.
    public bool IsStopping => stopping.IsCancellationRequested;

    /// <summary>Ends when the time is over or the caller gives up.</summary>
    public CancellationToken Stopping => stopping.Token;

    /// <summary>Where a span for each item is recorded; null: nowhere.</summary>
    public Trace? Trace { get; init; }

    /// <summary>Seconds that do not grow with the items.</summary>
    public double FixedSeconds { get; set; }

    /// <summary>Why the candidate could not be run at all; null when it could.</summary>
    public string? Broken { get; set; }

    public Func<int, long> PositionOf { get; init; } = index => index;

    public void Start()
    {
        stopping.CancelAfter(limit);
        start = end = Stopwatch.GetTimestamp();
    }

    public void Stop() => end = Stopwatch.GetTimestamp();

    /// <summary>Works on a range of items, one after the other.</summary>
    // Optimised from its first call: otherwise the first trials would be slower than the later ones.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(Func<TItem, TResult> work, int from, int to)
    {
        var (items, outcomes) = (Items, Outcomes);
        var index = from;
        // Entering a protected region for each item would cost more than a small item.
        while (index < to)
        {
            try
            {
                for (; index < to && !Volatile.Read(ref isStopping); index++)
                    outcomes[index] = new(work(items[index]));
                return;
            }
            catch (OperationCanceledException) when (IsStopping)
            {
                return;
            }
            catch (Exception exception)
            {
                outcomes[index++] = Outcome<TResult>.Of(exception, isOverload);
            }
        }
    }

    /// <summary>The same with the time of every item, or a span for it.</summary>
    public void RunTimed(Func<TItem, TResult> work, int from, int to)
    {
        for (var index = from; index < to && !IsStopping; index++)
        {
            var began = Stopwatch.GetTimestamp();
            using (Trace?.Span(PositionOf(index)))
                Run(work, index, index + 1);
            Note(index, began);
        }
    }

    public void RunAny(Func<TItem, TResult> work, int from, int to)
    {
        if (timed || Trace is not null)
            RunTimed(work, from, to);
        else
            Run(work, from, to);
    }

    public async ValueTask RunAsync(Func<TItem, CancellationToken, ValueTask<TResult>> work, int index, int lane = 0)
    {
        var began = timed ? Stopwatch.GetTimestamp() : 0;
        using var span = lane > 0 ? Trace?.Span(PositionOf(index), lane) : Trace?.Span(PositionOf(index), "one after the other");
        try
        {
            Outcomes[index] = new(await work(Items[index], Stopping).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (IsStopping)
        {
            return;
        }
        catch (Exception exception)
        {
            Outcomes[index] = Outcome<TResult>.Of(exception, isOverload);
        }

        Note(index, began);
    }

    public void Dispose()
    {
        onStop.Dispose();
        stopping.Dispose();
    }

    private void Note(int index, long began)
    {
        if (timed && Outcomes[index].Exists)
            // Not GetElapsedTime, which would round to 100 ns.
            ItemSeconds[index] = (Stopwatch.GetTimestamp() - began) / (double)Stopwatch.Frequency;
    }
}
