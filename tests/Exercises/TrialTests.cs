using ParallelAsync.Exercises;

namespace ParallelAsync.Tests.Exercises;

/// <summary>What a trial sees. That each likely mistake gets its sentence is tested with the exercises themselves.</summary>
public sealed class TrialTests
{
    [Fact]
    public async Task RunAsync_AllAtOnce_CountsThemAndEndsThemInReverse()
    {
        var order = new List<int>();

        var trial = await Trial.RunAsync(async work =>
        {
            await foreach (var task in Task.WhenEach(work.Items.Select(work.DoAsync)))
                order.Add(await task);
            return order;
        }, items: 5);

        Assert.Equal((5, 0), (trial.Log.MostAtOnce, trial.Log.Unfinished));
        Assert.Equal([50, 40, 30, 20, 10], order);
        Assert.Same(order, trial.Value);
    }

    [Fact]
    public async Task RunAsync_OneAfterAnother_SeesOneAtOnce()
    {
        var trial = await Trial.RunAsync(work => work.Items.Select(work.Do).ToArray(), items: 3);

        Assert.Equal((1, 1), (trial.Log.MostAtOnce, trial.Log.Threads));
        Assert.Equal([1, 2, 3], trial.Log.Begun);
        Assert.True(Check.That(trial).DidAll().InOrder().Solved);
    }

    [Fact]
    public async Task RunAsync_CodeThatThrows_KeepsTheError()
    {
        var trial = await Trial.RunAsync(async work => await Task.WhenAll(work.Items.Select(work.DoAsync)), items: 3, failing: 2);

        Assert.IsType<InvalidOperationException>(trial.Error);
        Assert.Equal("Your code threw InvalidOperationException: `Item 2 cannot be done.`", Check.That(trial).DidAll().Problem);
    }

    [Fact]
    public async Task RunAsync_AsyncVoidThatThrows_IsNoticedAndEndsNoProcess()
    {
        var trial = await Trial.RunAsync(work => work.Items.ToList().ForEach(async item =>
        {
            await work.DoAsync(item);
            throw new InvalidOperationException("Nobody hears it.");
        }), items: 2);

        Assert.True(trial.SawAsyncVoid);
        Assert.Contains("`async void`", Check.That(trial).DidAll().Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_CodeThatWaitsForNothing_IsGivenUp()
    {
        var trial = await Trial.RunAsync(work => new TaskCompletionSource<int>().Task, giveUp: true);

        Assert.False(trial.Ended);
        Assert.Contains("waits for something that never comes", Check.That(trial).Ended().Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_TokenThatIsCancelled_EndsTheItem()
    {
        using var source = new CancellationTokenSource();

        var trial = await Trial.RunAsync(async work =>
        {
            var item = work.DoAsync(1, source.Token);
            await source.CancelAsync();
            await item;
        }, items: 1, together: 2);

        Assert.IsType<TaskCanceledException>(trial.Error);
        Assert.Equal((1, 0), (trial.Log.WithToken, trial.Log.Unfinished));
    }

    [Fact]
    public async Task RunAsync_FirstIsSlow_SeesWhoWaitsForIt()
    {
        var waves = await Trial.RunAsync(async work =>
        {
            foreach (var pair in work.Items.Chunk(2))
                await Task.WhenAll(pair.Select(work.DoAsync));
        }, items: 4, firstIsSlow: true);
        var pool = await Trial.RunAsync(
            work => Parallel.ForEachAsync(work.Items, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (item, token) => await work.DoAsync(item, token)),
            items: 4, firstIsSlow: true);

        Assert.True(waves.Log.HeldUp);
        Assert.False(pool.Log.HeldUp);
        Assert.True(Check.That(pool).DidAll().AtOnce(2).AtMost(2).NoWaves().Solved);
    }

    [Fact]
    public async Task RunAsync_NegativeItems_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Trial.RunAsync(_ => { }, items: -1));
}
