using Microsoft.Extensions.Time.Testing;
using ParallelAsync.Kernel.Jupyter;

namespace ParallelAsync.Tests.Kernel.Jupyter;

public sealed class OutputThrottleTests
{
    private readonly FakeTimeProvider time = new();
    private readonly OutputThrottle throttle;

    public OutputThrottleTests() => throttle = new OutputThrottle(time);

    [Fact]
    public void Take_UpToABurst_PassesAtOnce()
    {
        Assert.True(throttle.TakeAsync(OutputThrottle.Burst).IsCompletedSuccessfully);
        Assert.False(throttle.TakeAsync(OutputThrottle.PerSecond).IsCompleted);
    }

    [Fact]
    public async Task Take_MoreThanABurst_WaitsAsLongAsTheRateSays()
    {
        await throttle.TakeAsync(OutputThrottle.Burst);
        var waiting = throttle.TakeAsync(OutputThrottle.PerSecond);

        time.Advance(TimeSpan.FromSeconds(0.999));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.001));

        await waiting;
    }

    [Fact]
    public async Task Take_AfterAPause_PassesAtOnceAgain()
    {
        await throttle.TakeAsync(OutputThrottle.Burst);
        time.Advance(TimeSpan.FromHours(1));

        Assert.True(throttle.TakeAsync(OutputThrottle.Burst).IsCompletedSuccessfully);
        Assert.False(throttle.TakeAsync(OutputThrottle.PerSecond).IsCompleted);
    }
}
