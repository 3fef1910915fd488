using ParallelAsync.Cafe;

namespace ParallelAsync.Tests.Cafe;

public sealed class SingleThreadTests
{
    [Fact]
    public async Task RunAsync_WorkThatAwaits_StaysOnOneThreadThatIsNotTheCallers()
    {
        var threads = new List<int>();
        async Task Step()
        {
            threads.Add(Environment.CurrentManagedThreadId);
            await Task.Run(() => { });
            threads.Add(Environment.CurrentManagedThreadId);
            await Task.Yield();
            threads.Add(Environment.CurrentManagedThreadId);
        }

        await SingleThread.RunAsync(() => Task.WhenAll(Step(), Step(), Step()));

        Assert.Equal(9, threads.Count);
        Assert.NotEqual(Environment.CurrentManagedThreadId, Assert.Single(threads.Distinct()));
    }

    [Fact]
    public async Task RunAsync_OfABreakfast_TracesOneThreadForAllAppliances()
    {
        var time = new TestTime();
        var kitchen = new Kitchen(TestTime.Minute, toasters: 2, time);
        var work = SingleThread.RunAsync(() => Task.WhenAll(
            kitchen.CoffeeMachine.BrewAsync(),
            kitchen.Toasters[0].ToastAsync(new(1)),
            kitchen.Toasters[1].ToastAsync(new(2)),
            kitchen.Toasters[1].ToastAsync(new(3))));

        await time.RunAsync(work, minute => minute < 2 ? 3 : minute < 4 ? 2 : minute < 5 ? 1 : 0);

        Assert.Equal(4, kitchen.Trace.Spans.Count);
        Assert.Single(kitchen.Trace.Spans.Select(span => span.ThreadId).Distinct());
        Assert.Equal(5, kitchen.TotalMinutes);
    }

    [Fact]
    public async Task RunAsync_WorkThatThrowsAtOnce_GivesItsException() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => SingleThread.RunAsync(() => throw new InvalidDataException()));

    [Fact]
    public async Task RunAsync_WorkThatThrowsLater_GivesItsException() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => SingleThread.RunAsync(async () =>
        {
            await Task.Yield();
            throw new InvalidDataException();
        }));

    [Fact]
    public async Task RunAsync_CancelledWork_IsCancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SingleThread.RunAsync(() => Task.FromCanceled(new(canceled: true))));

    [Fact]
    public async Task RunAsync_WhatTheWorkLeavesRunning_GoesOnElsewhere()
    {
        var gate = new TaskCompletionSource();
        Task? left = null;
        await SingleThread.RunAsync(() =>
        {
            async Task Rest() => await gate.Task;
            left = Rest();
            return Task.CompletedTask;
        });

        gate.SetResult();

        await left!.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }
}
