using ParallelAsync.Weather;

namespace ParallelAsync.Tests.Weather;

public class ScaledTimeProviderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(100, 10_000, 100)]
    [InlineData(100, 1, 1)]
    [InlineData(100, 101, 2)]
    [InlineData(0.5, 10, 20)]
    public void Real_AnyTime_IsWholeMillisecondsRoundedUp(double speed, int milliseconds, int real) =>
        Assert.Equal(TimeSpan.FromMilliseconds(real), new ScaledTimeProvider(speed).Real(TimeSpan.FromMilliseconds(milliseconds)));

    [Fact]
    public void Real_AnInfiniteWait_StaysInfinite() =>
        Assert.Equal(Timeout.InfiniteTimeSpan, new ScaledTimeProvider(100).Real(Timeout.InfiniteTimeSpan));

    [Fact]
    public async Task Delay_AnHourAtGreatSpeed_PassesAnHourOfItsOwnTime()
    {
        // 36 ms of real time; the real timer may be a millisecond, or 100 s of this clock, early.
        var clock = new ScaledTimeProvider(100_000);
        var (start, now) = (clock.GetTimestamp(), clock.GetUtcNow());
        await Task.Delay(TimeSpan.FromHours(1), clock, Cancellation);
        Assert.True(clock.GetElapsedTime(start) >= TimeSpan.FromMinutes(55));
        Assert.True(clock.GetUtcNow() - now >= TimeSpan.FromMinutes(55));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Constructor_NoSpeed_Throws(double speed) => Assert.Throws<ArgumentOutOfRangeException>(() => new ScaledTimeProvider(speed));
}
