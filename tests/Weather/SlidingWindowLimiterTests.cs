using System.Threading.RateLimiting;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;
using ParallelAsync.Weather;

namespace ParallelAsync.Tests.Weather;

public sealed class SlidingWindowLimiterTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly SlidingWindowLimiter limiter;

    public SlidingWindowLimiterTests() => limiter = new(2, TimeSpan.FromSeconds(10), clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => limiter.Dispose();

    [Fact]
    public void AttemptAcquire_OverTheLimit_SaysWhenAPermitComesBack()
    {
        Use();
        clock.Advance(TimeSpan.FromSeconds(3));
        Use();
        using var refused = limiter.AttemptAcquire();
        Assert.False(refused.IsAcquired);
        Assert.True(refused.TryGetMetadata(MetadataName.RetryAfter, out var after));
        Assert.Equal(TimeSpan.FromSeconds(7), after);
    }

    [Fact]
    public void AttemptAcquire_LeaseStillHeld_DoesNotComeBackByItself()
    {
        using var first = limiter.AttemptAcquire();
        using var second = limiter.AttemptAcquire();
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.False(limiter.AttemptAcquire().IsAcquired);
        first.Dispose();
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(limiter.AttemptAcquire().IsAcquired);
    }

    [Fact]
    public async Task AcquireAsync_OverTheLimit_WaitsForTheWindowFirstComeFirstServed()
    {
        Use();
        clock.Advance(TimeSpan.FromSeconds(3));
        Use();
        var (first, second) = (limiter.AcquireAsync(1, Cancellation).AsTask(), limiter.AcquireAsync(1, Cancellation).AsTask());
        clock.Advance(TimeSpan.FromSeconds(6.9));
        Assert.False(first.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True((await first).IsAcquired);
        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.True((await second).IsAcquired);
    }

    [Fact]
    public async Task AcquireAsync_Cancelled_LeavesItsPlaceToTheNext()
    {
        Use();
        Use();
        using var cancellation = new CancellationTokenSource();
        var (first, second) = (limiter.AcquireAsync(1, cancellation.Token).AsTask(), limiter.AcquireAsync(1, Cancellation).AsTask());
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True((await second).IsAcquired);
        Assert.Equal(1, limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public async Task Dispose_WhileSomeoneWaits_TellsThem()
    {
        Use();
        Use();
        var waiting = limiter.AcquireAsync(1, Cancellation).AsTask();
        limiter.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    [Fact]
    public void Acquire_AnyPatternOfArrivals_NeverExceedsTheLimitInAWindow() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), pauses =>
        {
            var time = new FakeTimeProvider();
            using var limited = new SlidingWindowLimiter(3, TimeSpan.FromSeconds(10), time);
            var admitted = new List<DateTimeOffset>();
            foreach (var pause in pauses)
            {
                time.Advance(TimeSpan.FromMilliseconds(50 * pause));
                using var lease = limited.AttemptAcquire();
                if (lease.IsAcquired)
                    admitted.Add(time.GetUtcNow());
            }
            return admitted.Zip(admitted.Skip(3)).All(pair => pair.Second - pair.First >= TimeSpan.FromSeconds(10));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 0)]
    public void Constructor_NoPermitOrNoWindow_Throws(int permits, int seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SlidingWindowLimiter(permits, TimeSpan.FromSeconds(seconds)));

    private void Use()
    {
        using var lease = limiter.AttemptAcquire();
        Assert.True(lease.IsAcquired);
    }
}
