namespace ParallelAsync.Cafe;

/// <summary>
/// The clock on the cafe's wall: it counts simulated minutes, each as long as one says, so that 200 minutes of toasting can be watched in two
/// seconds. All waiting is until an absolute moment, so that a timer that rings late delays nobody but the one who waits for it.
/// </summary>
public sealed class CafeClock
{
    private readonly long opened;

    /// <summary>Opens the cafe: its clock shows 0 minutes now.</summary>
    /// <param name="millisecondsPerMinute">How long a minute of the cafe takes, above 0; 60,000 is real time.</param>
    /// <param name="timeProvider">The time behind the clock; null: the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">A minute takes no time, or more than a minute.</exception>
    public CafeClock(double millisecondsPerMinute, TimeProvider? timeProvider = null)
    {
        if (!(millisecondsPerMinute is > 0 and <= 60_000))
        {
            throw new ArgumentOutOfRangeException(
                nameof(millisecondsPerMinute),
                millisecondsPerMinute,
                $"Expected millisecondsPerMinute above 0 and at most 60,000 (real time), got {millisecondsPerMinute}.");
        }

        MillisecondsPerMinute = millisecondsPerMinute;
        TimeProvider = timeProvider ?? TimeProvider.System;
        opened = TimeProvider.GetTimestamp();
    }

    /// <summary>How many milliseconds a minute of the cafe takes.</summary>
    public double MillisecondsPerMinute { get; }

    /// <summary>The minutes since the cafe was opened.</summary>
    public double Now => ToMinutes(Elapsed);

    internal TimeProvider TimeProvider { get; }

    /// <summary>The real time since the cafe was opened.</summary>
    internal TimeSpan Elapsed => TimeProvider.GetElapsedTime(opened);

    /// <summary>The real time that some minutes of the cafe take: what <c>CancelAfter</c>, <c>WaitAsync</c> and <c>Task.Delay</c> ask for.</summary>
    /// <param name="minutes">Minutes of the cafe.</param>
    public TimeSpan Minutes(double minutes) =>
        TimeSpan.FromTicks((long)Math.Round(minutes * MillisecondsPerMinute * TimeSpan.TicksPerMillisecond));

    /// <summary>The minutes of the cafe that pass in some real time.</summary>
    /// <param name="time">The real time.</param>
    public double ToMinutes(TimeSpan time) => time.TotalMilliseconds / MillisecondsPerMinute;

    /// <summary>Waits until a moment, without a thread. At once when the moment is over.</summary>
    /// <param name="due">The moment, as <see cref="Elapsed"/> will tell it.</param>
    /// <param name="cancellationToken">Ends the waiting early.</param>
    internal async Task WaitUntilAsync(TimeSpan due, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (Remaining(due) is { } remaining)
            await Task.Delay(remaining, TimeProvider, cancellationToken);
    }

    /// <summary>The same, blocking the thread that calls it.</summary>
    /// <param name="due">The moment, as <see cref="Elapsed"/> will tell it.</param>
    internal void WaitUntil(TimeSpan due)
    {
        while (Remaining(due) is { } remaining)
        {
            var rung = new ManualResetEventSlim();
            using var timer = TimeProvider.CreateTimer(static rung => ((ManualResetEventSlim)rung!).Set(), rung, remaining, Timeout.InfiniteTimeSpan);
            rung.Wait();
        }
    }

    /// <summary>
    /// What is left until a moment, or null when it is over. Timers count whole milliseconds and cut off the rest, and may ring within the last of
    /// them: hence rounded up, and asked for again.
    /// </summary>
    private TimeSpan? Remaining(TimeSpan due)
    {
        var remaining = due - Elapsed;
        return remaining > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Ceiling(remaining.TotalMilliseconds)) : null;
    }
}
