using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ParallelAsync.Tests.Weather;

/// <summary>
/// A clock that stands still until it is told to move, and tells when someone starts to wait for it: a test moves it just then, and never
/// sleeps.
/// </summary>
internal sealed class TrackedClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>The length of the next wait that someone starts; those already started count, each once.</summary>
    public ValueTask<TimeSpan> NextWaitAsync() => waits.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Moves the clock over each wait that is not longer than this, until the work is done.</summary>
    public async Task<List<TimeSpan>> SkipWaitsAsync(Task work, TimeSpan longest)
    {
        var skipped = new List<TimeSpan>();
        while (true)
        {
            var next = NextWaitAsync().AsTask();
            if (await Task.WhenAny(work, next) == work)
                return skipped;
            if (await next is var wait && wait <= longest)
            {
                skipped.Add(wait);
                Advance(wait);
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(base.CreateTimer(callback, state, dueTime, period), Tell);
        Tell(dueTime);
        return timer;
    }

    private void Tell(TimeSpan dueTime)
    {
        if (dueTime > TimeSpan.Zero)
            waits.Writer.TryWrite(dueTime);
    }

    private sealed class Timer(ITimer timer, Action<TimeSpan> tell) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            tell(dueTime);
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
