using System.Globalization;

namespace ParallelAsync.Charts;

/// <summary>Counts items as they are done, from any thread, and shows a bar that moves; when all are done, a sentence with the time they took.</summary>
/// <remarks>It never displays by itself: it calls what the cell gave it, at most ten times a second, since no host draws more than about thirty.</remarks>
public sealed class LiveProgress : IProgress<int>
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly Action<ProgressLine> show;
    private readonly TimeProvider time;
    private readonly string unit;
    private readonly int total;
    private readonly long started;
    private long shown;
    private int done;
    private bool finished;

    /// <summary>Starts at zero, and shows that.</summary>
    /// <param name="total">How many items there are, 1 or more.</param>
    /// <param name="unit">What the items are, in the plural: <c>"images"</c>.</param>
    /// <param name="show">Shows a line in place of the one before. Never called by two threads at once.</param>
    /// <param name="timeProvider">The clock; the system's when null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="total"/> is below 1.</exception>
    public LiveProgress(int total, string unit, Action<ProgressLine> show, TimeProvider? timeProvider = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(total, 1);
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        ArgumentNullException.ThrowIfNull(show);
        (this.total, this.unit, this.show, time) = (total, unit, show, timeProvider ?? TimeProvider.System);
        started = shown = time.GetTimestamp();
        show(Line(0));
    }

    /// <summary>One more item is done.</summary>
    public void Step()
    {
        lock (gate)
        {
            Report(done + 1);
        }
    }

    /// <summary>So many items are done in all. A number below an earlier one is ignored: reports of several threads may overtake each other.</summary>
    /// <param name="value">The number of items done; all of them ends the progress.</param>
    public void Report(int value)
    {
        lock (gate)
        {
            if (finished || value <= done)
            {
                return;
            }

            done = Math.Min(value, total);
            finished = done == total;
            if (finished || time.GetElapsedTime(shown) >= Interval)
            {
                shown = time.GetTimestamp();
                show(Line(done));
            }
        }
    }

    /// <summary>For operations that report what they finished: each report is one item.</summary>
    /// <typeparam name="T">What is reported.</typeparam>
    public IProgress<T> Each<T>() => new Ticker<T>(this);

    private ProgressLine Line(int count)
    {
        var counted = string.Create(CultureInfo.InvariantCulture, $"{count:N0} of {total:N0} {unit}");
        return count < total
            ? new ProgressLine(counted, (double)count / total)
            : new ProgressLine(string.Create(CultureInfo.InvariantCulture, $"{counted} in {time.GetElapsedTime(started).TotalSeconds:0.0} s"));
    }

    // Progress<T> would call back later, on another thread, when the cell may have ended.
    private sealed class Ticker<T>(LiveProgress progress) : IProgress<T>
    {
        public void Report(T value) => progress.Step();
    }
}
