using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Cafe;

namespace ParallelAsync.Tests.Cafe;

/// <summary>The talk's first task, as notebook 02 does it: exact on a fake clock.</summary>
public sealed class ToastingTests
{
    private readonly TestTime time = new();
    private readonly ConcurrentQueue<Toast> plate = new();

    [Theory]
    [InlineData(1, 200)]
    [InlineData(3, 68)]
    [InlineData(4, 50)]
    [InlineData(7, 30)]
    [InlineData(99, 4)]
    [InlineData(100, 2)]
    public async Task SharedPile_HundredSlices_TakeAsManyWavesAsTheyMust(int toasters, int minutes)
    {
        var kitchen = NewKitchen(toasters);

        await ToastAsync(kitchen, Slice.Loaf(100));

        Assert.Equal(minutes, kitchen.TotalMinutes);
        Assert.Equal(minutes, kitchen.Clock.Now);
        Assert.Equal(Enumerable.Range(1, 100), plate.Select(toast => toast.Slice.Number).Order());
        Assert.Equal(200, kitchen.Trace.Spans.Sum(span => kitchen.Clock.ToMinutes(span.Duration)));
    }

    [Fact]
    public async Task PoolOfFour_AgainstOneToaster_HasASpeedupOfFour()
    {
        var one = NewKitchen(toasters: 1);
        await ToastAsync(one, Slice.Loaf(100));
        var four = NewKitchen(toasters: 4);
        await ToastAsync(four, Slice.Loaf(100));

        Assert.Equal(4, one.TotalMinutes / four.TotalMinutes);
        Assert.All(four.Trace.Summary().Workers, worker => Assert.Equal((25, 1.0), (worker.Items, worker.BusyShare)));
    }

    [Fact]
    public async Task OwnPiles_FourTimesTwentyFive_AreEachDoneByTheirOwnToaster()
    {
        var kitchen = NewKitchen(toasters: 4);

        await time.RunAsync(Task.WhenAll(kitchen.Toasters.Zip(Slice.Loaf(100).Chunk(25), ToastAllAsync)), minute => minute < 50 ? 4 : 0);

        Assert.Equal(50, kitchen.TotalMinutes);
        Assert.All(plate, toast => Assert.Equal($"toaster {1 + ((toast.Slice.Number - 1) / 25)}", toast.Toaster));
        // Completion order: the first of each pile, then the second of each.
        Assert.Equal([1, 26, 51, 76, 2, 27, 52, 77], plate.OrderBy(toast => (toast.ReadyAt, toast.Slice.Number)).Take(8).Select(toast => toast.Slice.Number));
    }

    [Fact]
    public void SharedPile_AnySlicesAndToasters_TakeTheWavesOfTheFormula() => Prop.ForAll(
        Gen.Choose(1, 60).Two().ToArbitrary(),
        numbers =>
        {
            var (slices, toasters) = (numbers.Item1, numbers.Item2);
            var property = new ToastingTests();
            var kitchen = property.NewKitchen(toasters);
            property.ToastAsync(kitchen, Slice.Loaf(slices)).GetAwaiter().GetResult();
            return kitchen.TotalMinutes == 2 * ((slices + toasters - 1) / toasters);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Theory]
    [InlineData(1, 10, 52)]
    [InlineData(4, 10, 54)]
    public async Task SharedPile_ToastersThatBurnEveryTenth_CostTheWavesOfTheRetries(int burning, int every, int minutes)
    {
        var kitchen = NewKitchen(toasters: 4);
        foreach (var toaster in kitchen.Toasters.Take(burning))
            toaster.BurnsEvery = every;
        var burnt = new ConcurrentQueue<int>();

        // All slices last two minutes: a toaster is at work until its share of the pile, and of its own retries, is done.
        var work = WithRetriesAsync(kitchen, Slice.Loaf(100), burnt);
        for (var minute = 0; !work.IsCompleted; minute += 2)
        {
            time.AwaitTimers(Math.Min(4, 100 + burnt.Count - kitchen.Trace.Spans.Count));
            time.Advance(TimeSpan.FromMilliseconds(2 * TestTime.Minute));
        }

        await work;
        Assert.Equal(minutes, kitchen.TotalMinutes);
        Assert.Equal(100, plate.Count);
        Assert.Equal(100 + burnt.Count, kitchen.Trace.Spans.Count);
        Assert.Equal(burning == 1 ? 2 : 8, burnt.Count);
    }

    [Fact]
    public async Task ParallelForEachAsync_WithFreeToastersInAChannel_AlsoTakesFiftyMinutes()
    {
        var kitchen = NewKitchen(toasters: 4);
        var free = System.Threading.Channels.Channel.CreateUnbounded<Toaster>();
        foreach (var toaster in kitchen.Toasters)
            Assert.True(free.Writer.TryWrite(toaster));

        var work = Parallel.ForEachAsync(Slice.Loaf(100), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (slice, token) =>
        {
            var toaster = await free.Reader.ReadAsync(token);
            plate.Enqueue(await toaster.ToastAsync(slice, cancellationToken: token));
            await free.Writer.WriteAsync(toaster, token);
        });
        await time.RunAsync(work, minute => minute < 50 ? 4 : 0);

        Assert.Equal(50, kitchen.TotalMinutes);
        Assert.Equal(100, plate.Count);
    }

    private Kitchen NewKitchen(int toasters) => new(TestTime.Minute, toasters, time);

    private Task ToastAsync(Kitchen kitchen, Slice[] slices)
    {
        var pile = Partitioner.Create(slices, EnumerablePartitionerOptions.NoBuffering).GetDynamicPartitions();
        var work = Task.WhenAll(kitchen.Toasters.Select(toaster => ToastAllAsync(toaster, pile)));
        return time.RunAsync(work, minute => Math.Clamp(slices.Length - (kitchen.Toasters.Count * (minute / 2)), 0, kitchen.Toasters.Count));
    }

    private async Task ToastAllAsync(Toaster toaster, IEnumerable<Slice> slices)
    {
        foreach (var slice in slices)
            plate.Enqueue(await toaster.ToastAsync(slice));
    }

    private Task WithRetriesAsync(Kitchen kitchen, Slice[] slices, ConcurrentQueue<int> burnt)
    {
        var pile = new ConcurrentQueue<Slice>(slices);
        return Task.WhenAll(kitchen.Toasters.Select(async toaster =>
        {
            while (pile.TryDequeue(out var slice))
            {
                try
                {
                    plate.Enqueue(await toaster.ToastAsync(slice));
                }
                catch (BurntToastException exception)
                {
                    Assert.Equal(slice, exception.Slice);
                    burnt.Enqueue(slice.Number);
                    pile.Enqueue(slice);
                }
            }
        }));
    }
}
