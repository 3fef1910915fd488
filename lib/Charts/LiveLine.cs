namespace ParallelAsync.Charts;

/// <summary>Shows what a long operation says of itself, in one line, at most ten times a second; the last line is always shown.</summary>
/// <remarks>It never displays by itself: it calls what the cell gave it.</remarks>
/// <param name="show">Shows a line in place of the one before. Never called by two threads at once.</param>
/// <param name="timeProvider">The clock; the system's when null.</param>
public sealed class LiveLine(Action<ProgressLine> show, TimeProvider? timeProvider = null) : IProgress<ProgressLine>
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly TimeProvider time = timeProvider ?? TimeProvider.System;
    private long? shown;

    /// <summary>Shows the line, unless another one was shown just before and this is not the last.</summary>
    /// <param name="value">The line; the last one has no <see cref="ProgressLine.Fraction"/>.</param>
    public void Report(ProgressLine value)
    {
        ArgumentNullException.ThrowIfNull(value);
        lock (gate)
        {
            if (value.Fraction is not null && shown is { } last && time.GetElapsedTime(last) < Interval)
                return;
            shown = time.GetTimestamp();
            show(value);
        }
    }
}
