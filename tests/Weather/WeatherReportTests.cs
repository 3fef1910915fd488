using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Weather;

namespace ParallelAsync.Tests.Weather;

public class WeatherReportTests
{
    [Theory]
    [InlineData(100, 40, 3)]
    [InlineData(100, 100, 1)]
    [InlineData(100, 1, 100)]
    [InlineData(100, 33, 4)]
    [InlineData(10_000, 1_000, 10)]
    public void LowerBound_EqualLatencies_IsWholeWaves(int requests, int inFlight, int waves)
    {
        var report = Report([.. Enumerable.Repeat(50, requests)]);
        Assert.Equal(TimeSpan.FromMilliseconds(50 * waves), report.LowerBound(inFlight));
        Assert.Equal(TimeSpan.FromMilliseconds(50 * waves), report.ListSchedule(inFlight));
    }

    [Fact]
    public void LowerBound_OneLongLatency_IsThatOne() =>
        Assert.Equal(TimeSpan.FromMilliseconds(900), Report([10, 900, 10, 10]).LowerBound(2));

    [Fact]
    public void LowerBound_ManyShortLatencies_IsTheirShare() =>
        Assert.Equal(TimeSpan.FromMilliseconds(30), Report([10, 20, 10, 20]).LowerBound(2));

    [Fact]
    public void LowerBound_ThreeLongLatenciesOnTwoSlots_PutsTwoIntoOne() =>
        Assert.Equal(TimeSpan.FromMilliseconds(190), Report([100, 95, 95]).LowerBound(2));

    [Fact]
    public void LowerBound_NoRequest_IsZero() => Assert.Equal(TimeSpan.Zero, Report([]).LowerBound(4));

    [Fact]
    public void LowerBound_NothingInFlight_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Report([1]).LowerBound(0));

    [Fact]
    public void LowerBound_AnyLatencies_NoScheduleUndercutsIt() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt[]>(), ArbMap.Default.ArbFor<PositiveInt>(), (latencies, slots) =>
        {
            var report = Report([.. latencies.Select(latency => latency.Get)]);
            var (bound, schedule) = (report.LowerBound(slots.Get), report.ListSchedule(slots.Get));
            // Graham's guarantee: no list schedule is worse than twice the optimum, which is not below the bound.
            return bound <= schedule && schedule <= 2 * bound && report.LowerBound(1) == report.LatencySum;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void LowerBound_MoreInFlight_IsNeverHigher() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt[]>(), ArbMap.Default.ArbFor<PositiveInt>(), (latencies, slots) =>
        {
            var report = Report([.. latencies.Select(latency => latency.Get)]);
            return report.LowerBound(slots.Get + 1) <= report.LowerBound(slots.Get) && report.LowerBound(slots.Get + 1) >= report.LongestLatency;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ToTable_ShowsWhatWasServed()
    {
        var report = Report([50, 70]) with { Statuses = new Dictionary<int, int> { [429] = 1, [200] = 1 }, Faults = new Dictionary<WeatherFault, int> { [WeatherFault.TooManyRequests] = 1 } };
        var rows = report.ToTable().Rows.Select(row => string.Join("=", row)).ToList();
        Assert.Contains("Answers with status 429=1", rows);
        Assert.Contains("Injected fault: TooManyRequests=1", rows);
        Assert.Contains("Latencies together=0.12 s", rows);
    }

    private static WeatherReport Report(int[] milliseconds) => new()
    {
        Statuses = new Dictionary<int, int>(),
        Faults = new Dictionary<WeatherFault, int>(),
        RequestsByKey = new Dictionary<string, int>(),
        Latencies = [.. milliseconds.Select(latency => TimeSpan.FromMilliseconds(latency))],
    };
}
