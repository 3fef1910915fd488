using ParallelAsync.Cafe;

namespace ParallelAsync.Tests.Cafe;

public sealed class KitchenTests
{
    private readonly TestTime time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(60_001)]
    public void Kitchen_AMinuteThatIsNone_IsRefusedByName(double millisecondsPerMinute) =>
        Assert.StartsWith(
            $"Expected millisecondsPerMinute above 0 and at most 60,000 (real time), got {millisecondsPerMinute}.",
            Assert.Throws<ArgumentOutOfRangeException>(nameof(millisecondsPerMinute), () => new Kitchen(millisecondsPerMinute)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Kitchen_WithoutToasters_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>("toasters", () => new Kitchen(10, toasters: 0));

    [Fact]
    public void Timeline_BeforeAnyWork_SaysWhatToDo()
    {
        var kitchen = new Kitchen(10);

        Assert.Equal(0, kitchen.TotalMinutes);
        Assert.Contains("finish something first", Assert.Throws<InvalidOperationException>(() => kitchen.Timeline("Nothing")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timeline_CoffeeAndToast_ShowsWhatRanInMinutesFromTheFirstStart()
    {
        var kitchen = new Kitchen(TestTime.Minute, toasters: 2, time);
        time.Advance(TimeSpan.FromMilliseconds(7 * TestTime.Minute));
        var breakfast = Task.WhenAll(kitchen.Toasters[1].ToastAsync(new(3, Doneness.Dark), cancellationToken: Cancellation), kitchen.CoffeeMachine.BrewAsync(cancellationToken: Cancellation));
        await time.RunAsync(breakfast, minute => minute < 4 ? 2 : minute < 5 ? 1 : 0);

        var chart = kitchen.Timeline("Breakfast");

        var thread = Environment.CurrentManagedThreadId;
        Assert.Equal(5, kitchen.TotalMinutes);
        Assert.Equal(
            [("coffee machine", "coffee", 0, 5), ("toaster 2", "dark", 0, 4)],
            TestChart.Bars(chart).OrderBy(bar => bar.Lane).Select(bar => (bar.Lane, bar.Group, bar.Start, bar.End)));
        Assert.Equal("5.00 minutes (50.0 ms), on average 1.80 busy", chart.Note);
        Assert.All(TestChart.Bars(chart), bar => Assert.Matches(@": (cup 1, coffee|slice 3, dark), thread \d+<br>", bar.Text));
        Assert.All(kitchen.Trace.Spans, span => Assert.True(span.ThreadId > 0));
    }

    [Fact]
    public async Task Toast_FromATimerThatRingsLate_DoesNotDelayTheNextSlice()
    {
        var kitchen = new Kitchen(TestTime.Minute, toasters: 1, time);
        async Task TwoSlices()
        {
            await kitchen.Toasters[0].ToastAsync(new(1));
            await kitchen.Toasters[0].ToastAsync(new(2));
        }

        // The first slice is due after 20 ms; nobody looks until 23 ms have passed.
        var work = TwoSlices();
        time.AwaitTimers(1);
        time.Advance(TimeSpan.FromMilliseconds(23));
        time.AwaitTimers(1);
        time.Advance(TimeSpan.FromMilliseconds(17));
        await work;

        Assert.Equal(4, kitchen.TotalMinutes);
        Assert.Equal([(0, 2.3), (2.3, 4)], kitchen.Trace.Spans.Select(span => (kitchen.Clock.ToMinutes(span.Start), kitchen.Clock.ToMinutes(span.End))));
    }

    [Fact]
    public async Task Toast_AfterAToasterHasRested_TakesItsFullTime()
    {
        var kitchen = new Kitchen(TestTime.Minute, toasters: 1, time);
        await time.RunAsync(kitchen.Toasters[0].ToastAsync(new(1), cancellationToken: Cancellation), minute => minute < 2 ? 1 : 0);
        time.Advance(TimeSpan.FromMilliseconds(TestTime.Minute));

        await time.RunAsync(kitchen.Toasters[0].ToastAsync(new(2), cancellationToken: Cancellation), minute => minute < 2 ? 1 : 0);

        Assert.Equal([(0, 2), (3, 5)], kitchen.Trace.Spans.Select(span => (kitchen.Clock.ToMinutes(span.Start), kitchen.Clock.ToMinutes(span.End))));
    }

    [Fact]
    public async Task ToastAsync_EveryThirdBurns_ThrowsAfterItsFullTimeAndNamesSliceAndToaster()
    {
        var kitchen = new Kitchen(TestTime.Minute, toasters: 1, time);
        kitchen.Toasters[0].BurnsEvery = 3;
        foreach (var number in (int[])[1, 2])
            await time.RunAsync(kitchen.Toasters[0].ToastAsync(new(number), cancellationToken: Cancellation), minute => minute < 2 ? 1 : 0);

        var burning = Assert.ThrowsAsync<BurntToastException>(() => kitchen.Toasters[0].ToastAsync(new(7), cancellationToken: Cancellation));
        await time.RunAsync(burning, minute => minute < 2 ? 1 : 0);

        Assert.Equal("Slice 7 burnt in toaster 1: toast another one.", (await burning).Message);
        Assert.Equal(6, kitchen.TotalMinutes);
        Assert.Equal(["golden", "golden", "burnt"], TestChart.Bars(kitchen.Timeline("Burnt")).Select(bar => bar.Group));
    }

    [Fact]
    public async Task Timeline_SlicesOfAllKinds_AreTheBrownerTheDarker()
    {
        var kitchen = new Kitchen(TestTime.Minute, toasters: 4, time);
        kitchen.Toasters[3].BurnsEvery = 1;
        var light = kitchen.Toasters[0].ToastAsync(new(1, Doneness.Light), cancellationToken: Cancellation);
        var golden = kitchen.Toasters[1].ToastAsync(new(2), cancellationToken: Cancellation);
        var dark = kitchen.Toasters[2].ToastAsync(new(3, Doneness.Dark), cancellationToken: Cancellation);
        var burnt = Assert.ThrowsAsync<BurntToastException>(() => kitchen.Toasters[3].ToastAsync(new(4), cancellationToken: Cancellation));
        await time.RunAsync(Task.WhenAll(light, golden, dark, burnt), minute => minute < 1 ? 4 : minute < 2 ? 3 : minute < 4 ? 1 : 0);

        var colours = TestChart.Colours(kitchen.Timeline("All kinds"));

        string[] browning = ["light", "golden", "dark"];
        Assert.Equal(browning, browning.OrderByDescending(kind => Brightness(colours[kind])));
        Assert.Equal(4, colours.Values.Distinct().Count());
        Assert.True(Red(colours["burnt"]) > 2 * Brightness(colours["burnt"]));

        static int Red(string colour) => Convert.ToInt32(colour[1..3], 16);
        static double Brightness(string colour) => ((int[])[1, 3, 5]).Average(digit => Convert.ToInt32(colour[digit..(digit + 2)], 16));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void BurnsEvery_BelowOne_IsRefused(int every) => Assert.Throws<ArgumentOutOfRangeException>(() => new Kitchen(10).Toasters[0].BurnsEvery = every);

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void MinutesPerCup_ThatIsNoTime_IsRefused(double minutes) => Assert.Throws<ArgumentOutOfRangeException>(() => new Kitchen(10).CoffeeMachine.MinutesPerCup = minutes);

    [Theory]
    [InlineData(10, 2, 20)]
    [InlineData(2.5, 3, 7.5)]
    [InlineData(60_000, 1, 60_000)]
    public void Minutes_Scaled_AreTheRealTimeAndBack(double millisecondsPerMinute, double minutes, double milliseconds)
    {
        var clock = new CafeClock(millisecondsPerMinute);

        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), clock.Minutes(minutes));
        Assert.Equal(minutes, clock.ToMinutes(clock.Minutes(minutes)));
    }
}
