namespace ParallelAsync.Kernel.Jupyter;

/// <summary>
/// Slows down a cell that prints faster than clients read. What they have not read yet waits in memory, because a dropped message would be missed:
/// an endless loop of prints must not fill it before the reader interrupts.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class OutputThrottle(TimeProvider time)
{
    /// <summary>So much text, in characters, passes at once.</summary>
    public const int Burst = 16_000_000;

    /// <summary>So much text, in characters, passes in a second for as long as it goes on.</summary>
    public const int PerSecond = 32_000_000;

    private double free = Burst;
    private long last = time.GetTimestamp();

    /// <summary>Lets text pass, after a while when there was too much of it.</summary>
    public async Task TakeAsync(int length)
    {
        var now = time.GetTimestamp();
        free = Math.Min(Burst, free + time.GetElapsedTime(last, now).TotalSeconds * PerSecond) - length;
        last = now;
        if (free < 0)
        {
            await Task.Delay(TimeSpan.FromSeconds(-free / PerSecond), time);
        }
    }
}
