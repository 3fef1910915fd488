using System.Threading.RateLimiting;

namespace ParallelAsync.Weather;

/// <summary>
/// A rate limiter on a clock that can be scaled or faked, which those of <c>System.Threading.RateLimiting</c> cannot: they read the
/// machine's clock. A permit comes back one window after its lease was disposed. A client that holds the lease until it has the answer
/// therefore stays within the limit as the service counts it, however long either way took; a service that disposes it at once admits at
/// most the limit in any stretch of one window. Waiters are served first come, first served.
/// </summary>
public sealed class SlidingWindowLimiter : RateLimiter
{
    private readonly Lock gate = new();
    private readonly int permits;
    private readonly TimeSpan window;
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly Queue<long> returning = new();
    private readonly LinkedList<TaskCompletionSource<RateLimitLease>> waiters = new();
    private int available;
    private long leased;
    private long refused;
    private bool disposed;

    /// <summary>Makes a limiter.</summary>
    /// <param name="permits">How many permits there are in a window, at least 1.</param>
    /// <param name="window">How long a permit rests after its use.</param>
    /// <param name="timeProvider">The clock; the machine's when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no permit or no window.</exception>
    public SlidingWindowLimiter(int permits, TimeSpan window, TimeProvider? timeProvider = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        (this.permits, this.window, available) = (permits, window, permits);
        time = timeProvider ?? TimeProvider.System;
        timer = time.CreateTimer(_ => Serve(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public override TimeSpan? IdleDuration => null;

    /// <inheritdoc/>
    public override RateLimiterStatistics GetStatistics()
    {
        lock (gate)
        {
            TakeBack();
            return new()
            {
                CurrentAvailablePermits = available,
                CurrentQueuedCount = waiters.Count,
                TotalSuccessfulLeases = leased,
                TotalFailedLeases = refused,
            };
        }
    }

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        CheckCount(permitCount);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            TakeBack();
            if (permitCount == 0)
                return new Lease(null, available > 0 && waiters.Count == 0, UntilNext());
            if (available > 0 && waiters.Count == 0)
                return Grant();
            refused++;
            return new Lease(null, false, UntilNext());
        }
    }

    /// <inheritdoc/>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        CheckCount(permitCount);
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource<RateLimitLease>> waiter;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            TakeBack();
            if (available > 0 && waiters.Count == 0)
                return new(permitCount == 0 ? new Lease(null, true, null) : Grant());
            waiter = waiters.AddLast(new TaskCompletionSource<RateLimitLease>(TaskCreationOptions.RunContinuationsAsynchronously));
            Arm();
        }
        return new(WaitAsync(waiter, cancellationToken));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        lock (gate)
        {
            disposed = true;
            foreach (var waiter in waiters)
                waiter.TrySetException(new ObjectDisposedException(nameof(SlidingWindowLimiter)));
            waiters.Clear();
        }
        timer.Dispose();
        base.Dispose(disposing);
    }

    private async Task<RateLimitLease> WaitAsync(LinkedListNode<TaskCompletionSource<RateLimitLease>> waiter, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(() =>
        {
            lock (gate)
            {
                if (waiter.List is not null)
                    waiters.Remove(waiter);
            }
            waiter.Value.TrySetCanceled(cancellationToken);
        });
        return await waiter.Value.Task;
    }

    private void Serve()
    {
        lock (gate)
        {
            if (disposed)
                return;
            TakeBack();
            while (available > 0 && waiters.First is { } waiter)
            {
                waiters.RemoveFirst();
                // A waiter that was cancelled at this very moment must not keep the permit.
                var lease = Grant();
                if (!waiter.Value.TrySetResult(lease))
                    (available, leased) = (available + 1, leased - 1);
            }
            Arm();
        }
    }

    private Lease Grant()
    {
        available--;
        leased++;
        return new Lease(this, true, null);
    }

    private void Return()
    {
        lock (gate)
        {
            returning.Enqueue(time.GetTimestamp());
            if (!disposed)
                Arm();
        }
    }

    private void TakeBack()
    {
        while (returning.TryPeek(out var returned) && time.GetElapsedTime(returned) >= window)
        {
            returning.Dequeue();
            available++;
        }
    }

    private TimeSpan? UntilNext() => returning.TryPeek(out var returned) ? window - time.GetElapsedTime(returned) : available > 0 ? null : window;

    private void Arm()
    {
        if (waiters.Count == 0 || !returning.TryPeek(out var returned))
            return;
        // Timers count whole milliseconds and drop the rest: one more, so that the permit is there when the timer fires.
        var due = Math.Ceiling((window - time.GetElapsedTime(returned)).TotalMilliseconds);
        timer.Change(TimeSpan.FromMilliseconds(Math.Max(due, 0)), Timeout.InfiniteTimeSpan);
    }

    private void CheckCount(int permitCount)
    {
        if (permitCount > 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(permitCount), permitCount, $"Expected at most 1 permit at a time of {permits}: one request, one permit.");
        }
    }

    private sealed class Lease(SlidingWindowLimiter? owner, bool acquired, TimeSpan? retryAfter) : RateLimitLease
    {
        private SlidingWindowLimiter? owner = owner;

        public override bool IsAcquired => acquired;

        public override IEnumerable<string> MetadataNames => retryAfter is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? retryAfter : null;
            return metadata is not null;
        }

        protected override void Dispose(bool disposing)
        {
            Interlocked.Exchange(ref owner, null)?.Return();
            base.Dispose(disposing);
        }
    }
}
