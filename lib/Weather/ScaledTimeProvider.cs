namespace ParallelAsync.Weather;

/// <summary>
/// A clock that runs faster than the machine's: with a speed of 100 an hour of waiting takes 36 seconds. It starts at the real time. A
/// real timer counts milliseconds and may be one early or some late, so a wait on this clock is exact to <c>speed</c> milliseconds, and a
/// millisecond of computing counts for as many: the faster it runs, the more the machine shows.
/// </summary>
public sealed class ScaledTimeProvider : TimeProvider
{
    private readonly double speed;
    private readonly DateTimeOffset start;
    private readonly long startTimestamp;

    /// <summary>Makes the clock.</summary>
    /// <param name="speed">How many seconds of this clock pass in one real second, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The speed is not a number above 0.</exception>
    public ScaledTimeProvider(double speed)
    {
        if (!double.IsFinite(speed) || speed <= 0)
            throw new ArgumentOutOfRangeException(nameof(speed), speed, "Expected a finite speed above 0: how many seconds pass in one real second.");
        this.speed = speed;
        start = System.GetUtcNow();
        startTimestamp = System.GetTimestamp();
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => System.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start + Elapsed();

    /// <inheritdoc/>
    public override long GetTimestamp() => Elapsed().Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    /// <summary>How long a time of this clock takes in real time.</summary>
    public TimeSpan Real(TimeSpan time) => time <= TimeSpan.Zero
        ? time
        : TimeSpan.FromMilliseconds(Math.Ceiling(Math.Round(time.TotalMilliseconds / speed, 6)));

    private TimeSpan Elapsed() => System.GetElapsedTime(startTimestamp) * speed;

    private sealed class ScaledTimer(ITimer timer, ScaledTimeProvider clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
