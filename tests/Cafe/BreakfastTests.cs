using ParallelAsync.Cafe;

namespace ParallelAsync.Tests.Cafe;

/// <summary>The talk's second task, as notebook 03 does it: exact on a fake clock.</summary>
public sealed class BreakfastTests
{
    private static readonly string[] Guests = ["Ann", "Ben", "Cleo"];

    private readonly TestTime time = new();
    private readonly Kitchen kitchen;

    public BreakfastTests() => kitchen = new(TestTime.Minute, toasters: 1, time);

    private Toaster Toaster => kitchen.Toasters[0];

    [Fact]
    public async Task OneAfterTheOther_CoffeeAndTwoToasts_TakeNineMinutes()
    {
        async Task Breakfast()
        {
            await kitchen.CoffeeMachine.BrewAsync();
            await Toaster.ToastAsync(new(1));
            await Toaster.ToastAsync(new(2));
        }

        await time.RunAsync(Breakfast(), minute => minute < 9 ? 1 : 0);

        Assert.Equal(9, kitchen.TotalMinutes);
        Assert.Equal([("coffee machine", 0, 5), ("toaster 1", 5, 7), ("toaster 1", 7, 9)], Spans());
    }

    [Fact]
    public async Task Blocking_CoffeeAndTwoToasts_TakeNineMinutesOfAThread()
    {
        var thread = 0;
        var work = Task.Factory.StartNew(
            () =>
            {
                thread = Environment.CurrentManagedThreadId;
                kitchen.CoffeeMachine.Brew();
                Toaster.Toast(new(1));
                Assert.Equal("toaster 1", Toaster.Toast(new(2)).Toaster);
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        await time.RunAsync(work, minute => minute < 9 ? 1 : 0);

        Assert.Equal([("coffee machine", 0, 5), ("toaster 1", 5, 7), ("toaster 1", 7, 9)], Spans());
        Assert.All(kitchen.Trace.Spans, span => Assert.Equal(thread, span.ThreadId));
    }

    [Fact]
    public async Task Meanwhile_CoffeeAndTwoToasts_TakeFiveMinutes()
    {
        async Task<Toast[]> TwoToasts() => [await Toaster.ToastAsync(new(1)), await Toaster.ToastAsync(new(2))];
        var coffee = kitchen.CoffeeMachine.BrewAsync(cancellationToken: TestContext.Current.CancellationToken);
        var toasts = TwoToasts();

        await time.RunAsync(Task.WhenAll(coffee, toasts), minute => minute < 4 ? 2 : minute < 5 ? 1 : 0);

        Assert.Equal(5, kitchen.TotalMinutes);
        Assert.Equal(new Coffee(1, 5), await coffee);
        Assert.Equal([2, 4], (await toasts).Select(toast => toast.ReadyAt));
        Assert.Equal([("toaster 1", 0, 2), ("coffee machine", 0, 5), ("toaster 1", 2, 4)], Spans());
    }

    [Fact]
    public async Task TwoSlicesAtOnce_OnOneToaster_WaitInLine()
    {
        var toasts = Task.WhenAll(Slice.Loaf(2).Select(slice => Toaster.ToastAsync(slice)));

        await time.RunAsync(toasts, minute => minute < 4 ? 1 : 0);

        Assert.Equal([2, 4], (await toasts).Select(toast => toast.ReadyAt));
    }

    [Fact]
    public async Task ThreeGuestsAtOnce_OnOneMachine_AreServedInTheirOrderByMinuteFifteen()
    {
        var coffees = Task.WhenAll(Guests.Select(guest => kitchen.CoffeeMachine.BrewAsync(guest)));

        await time.RunAsync(coffees, minute => minute < 15 ? 1 : 0);

        Assert.Equal([new(1, 5), new(2, 10), new(3, 15)], await coffees);
        Assert.Equal([.. Guests.Select((guest, index) => (guest, 5.0 * index))], TestChart.Bars(kitchen.Timeline("Guests")).Select(bar => (bar.Group, bar.Start)));
    }

    [Fact]
    public async Task Cancel_WhileBrewing_StopsTheMachineAndLetsTheNextOneIn()
    {
        using var leaving = new CancellationTokenSource();
        var first = kitchen.CoffeeMachine.BrewAsync("Ann", leaving.Token);
        var second = kitchen.CoffeeMachine.BrewAsync("Ben", TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromMilliseconds(3 * TestTime.Minute));

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await time.RunAsync(second, minute => minute < 5 ? 1 : 0);

        Assert.Equal([("coffee machine", 0, 3), ("coffee machine", 3, 8)], Spans());
        Assert.Equal(["Ann, cancelled", "Ben"], TestChart.Bars(kitchen.Timeline("Leaving")).Select(bar => bar.Group));
    }

    [Fact]
    public async Task Cancel_WhileInLine_LeavesNoTrace()
    {
        using var leaving = new CancellationTokenSource();
        var first = kitchen.CoffeeMachine.BrewAsync("Ann", TestContext.Current.CancellationToken);
        var second = kitchen.CoffeeMachine.BrewAsync("Ben", leaving.Token);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await time.RunAsync(first, minute => minute < 5 ? 1 : 0);

        Assert.Equal([("coffee machine", 0, 5)], Spans());
    }

    [Fact]
    public async Task WaitAsync_OnASlowMachine_GivesUpWhileTheMachineGoesOn()
    {
        kitchen.CoffeeMachine.MinutesPerCup = 12;
        var coffee = kitchen.CoffeeMachine.BrewAsync(cancellationToken: TestContext.Current.CancellationToken);
        var patience = coffee.WaitAsync(kitchen.Clock.Minutes(8), time, TestContext.Current.CancellationToken);

        await time.RunAsync(Assert.ThrowsAsync<TimeoutException>(() => patience), minute => minute < 8 ? 2 : 0);
        Assert.False(coffee.IsCompleted);
        await time.RunAsync(coffee, minute => minute < 4 ? 1 : 0);

        Assert.Equal([("coffee machine", 0, 12)], Spans());
    }

    private IEnumerable<(string Worker, double Start, double End)> Spans() =>
        kitchen.Trace.Spans.Select(span => (span.Worker, kitchen.Clock.ToMinutes(span.Start), kitchen.Clock.ToMinutes(span.End)));
}
