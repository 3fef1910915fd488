using Microsoft.Extensions.Time.Testing;

namespace ParallelAsync.Tests.Cafe;

/// <summary>
/// A fake clock that knows how many timers it has to ring. A test advances it when as many are set as appliances are at work, so that nothing that
/// runs on another thread can miss its moment.
/// </summary>
internal sealed class TestTime : FakeTimeProvider
{
    private static readonly TimeSpan deadline = TimeSpan.FromSeconds(60);

    private int pending;

    /// <summary>A minute of the cafe, in milliseconds.</summary>
    public const double Minute = 10;

    /// <summary>Advances minute by minute until the work is over.</summary>
    /// <param name="work">The work.</param>
    /// <param name="atWork">How many appliances are at work after so many minutes.</param>
    public async Task RunAsync(Task work, Func<int, int> atWork)
    {
        for (var minute = 0; atWork(minute) > 0; minute++)
        {
            AwaitTimers(atWork(minute), minute);
            Advance(TimeSpan.FromMilliseconds(Minute));
        }

        await work.WaitAsync(deadline, TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until this many timers are set.</summary>
    public void AwaitTimers(int count, int minute = 0) => Assert.True(
        SpinWait.SpinUntil(() => Volatile.Read(ref pending) == count, deadline),
        $"Expected {count} at work after {minute} minutes, found {Volatile.Read(ref pending)}.");

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var counted = new CountedTimer(this, callback, state);
        counted.Start(dueTime);
        return counted;
    }

    private ITimer CreateUncounted(TimerCallback callback, TimeSpan dueTime) => base.CreateTimer(callback, null, dueTime, Timeout.InfiniteTimeSpan);

    /// <summary>A timer that rings once.</summary>
    private sealed class CountedTimer(TestTime time, TimerCallback callback, object? state) : ITimer
    {
        private ITimer? timer;
        private int isOver;

        public void Start(TimeSpan dueTime)
        {
            timer = time.CreateUncounted(_ => Ring(), dueTime);
            Interlocked.Increment(ref time.pending);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("The cafe sets a timer once.");

        public void Dispose()
        {
            timer?.Dispose();
            End();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Ring()
        {
            End();
            callback(state);
        }

        private void End()
        {
            if (Interlocked.Exchange(ref isOver, 1) == 0)
                Interlocked.Decrement(ref time.pending);
        }
    }
}
