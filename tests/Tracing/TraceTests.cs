using Microsoft.Extensions.Time.Testing;
using ParallelAsync.Tracing;

namespace ParallelAsync.Tests.Tracing;

public sealed class TraceTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void Span_OnAFakeClock_HasExactTimesSinceTheTraceBegan()
    {
        var trace = new Trace(clock);
        clock.Advance(Ms(10));
        using (trace.Span(item: 7))
            clock.Advance(Ms(5));

        var span = Assert.Single(trace.Spans);

        Assert.Equal(7, span.Item);
        Assert.Equal((Ms(10), Ms(15), Ms(5)), (span.Start, span.End, span.Duration));
        Assert.Equal((Environment.CurrentManagedThreadId, Environment.ProcessId), (span.ThreadId, span.ProcessId));
        Assert.Equal($"worker 1 (thread {Environment.CurrentManagedThreadId})", span.Worker);
    }

    [Fact]
    public void Spans_NestedAndInTurn_AreOrderedByTheirStart()
    {
        var trace = new Trace(clock);
        using (trace.Span(1))
        {
            clock.Advance(Ms(1));
            using (trace.Span(2))
                clock.Advance(Ms(1));
        }

        using (trace.Span(3))
            clock.Advance(Ms(1));

        Assert.Equal([(1, Ms(0), Ms(2)), (2, Ms(1), Ms(2)), (3, Ms(2), Ms(3))], trace.Spans.Select(span => (span.Item, span.Start, span.End)));
    }

    [Fact]
    public void Spans_BeforeAnyHasEnded_AreEmpty()
    {
        var trace = new Trace(clock);
        using var open = trace.Span(1);

        Assert.Empty(trace.Spans);
    }

    [Fact]
    public void Span_WorkThatThrows_IsRecorded()
    {
        var trace = new Trace(clock);

        void Work()
        {
            using (trace.Span(4))
            {
                clock.Advance(Ms(3));
                throw new InvalidDataException();
            }
        }

        Assert.Throws<InvalidDataException>(Work);
        Assert.Equal((4, Ms(3)), (trace.Spans[0].Item, trace.Spans[0].End));
    }

    [Fact]
    public void Spans_OfNamedAndNumberedWorkers_HaveTheirNames()
    {
        var trace = new Trace(clock);
        foreach (var (item, name) in new[] { (0, "toaster 2"), (1, "toaster 1"), (2, "toaster 2") })
        {
            using (trace.Span(item, name))
                clock.Advance(Ms(1));
        }

        using (trace.Span(3, worker: 12))
            clock.Advance(Ms(1));

        Assert.Equal(["toaster 2", "toaster 1", "toaster 2", "worker 12"], trace.Spans.Select(span => span.Worker));
    }

    [Fact]
    public void Spans_OfSeveralThreads_AreNumberedInTheOrderOfTheirFirstUse()
    {
        var trace = new Trace(clock);
        foreach (var thread in new[] { 100, 99, 98, 100 })
        {
            trace.Record(0, Now(), Now(), threadId: thread);
            clock.Advance(Ms(1));
        }

        Assert.Equal(
            ["worker 1 (thread 100)", "worker 2 (thread 99)", "worker 3 (thread 98)", "worker 1 (thread 100)"], trace.Spans.Select(span => span.Worker));
    }

    [Fact]
    public void Span_ThatEndsOnAnotherThread_BelongsToTheThreadItBeganOn()
    {
        var trace = new Trace(clock);
        OpenSpan open = default;
        var began = 0;
        OnNewThread(() =>
        {
            began = Environment.CurrentManagedThreadId;
            open = trace.Span(5);
        });
        clock.Advance(Ms(8));
        using (trace.Span(6))
            open.Dispose();

        Assert.Equal(
            [(5, began, Ms(0), Ms(8)), (6, Environment.CurrentManagedThreadId, Ms(8), Ms(8))],
            trace.Spans.Select(span => (span.Item, span.ThreadId, span.Start, span.End)));
    }

    [Fact]
    public async Task Span_AroundAwaits_IsRecordedOnceHoweverOftenTheThreadChanges()
    {
        var trace = new Trace();

        await Parallel.ForEachAsync(Enumerable.Range(0, 500), TestContext.Current.CancellationToken, async (item, _) =>
        {
            using (trace.Span(item, worker: item))
            {
                await Task.Yield();
                await Task.Yield();
            }
        });

        Assert.Equal(Enumerable.Range(0, 500).Select(item => (long)item), trace.Spans.Select(span => span.Item).Order());
        Assert.All(trace.Spans, span => Assert.Equal($"worker {span.Item}", span.Worker));
        Assert.All(trace.Spans, span => Assert.True(span.End >= span.Start));
    }

    [Fact]
    public void Span_OfTwoTracesInTurns_EndsInItsOwn()
    {
        var (first, second) = (new Trace(clock), new Trace(clock));
        for (var item = 0; item < 10; item++)
        {
            using (first.Span(item))
            using (second.Span(100 + item))
                clock.Advance(Ms(1));
        }

        Assert.Equal(Enumerable.Range(0, 10).Select(item => (long)item), first.Spans.Select(span => span.Item));
        Assert.Equal(Enumerable.Range(100, 10).Select(item => (long)item), second.Spans.Select(span => span.Item));
    }

    [Fact]
    public void Record_WorkOfAnotherProcess_KeepsItsIdsAndMayBeginBeforeTheTrace()
    {
        var before = Now();
        clock.Advance(Ms(20));
        var trace = new Trace(clock);

        trace.Record(3, before, Now() + clock.TimestampFrequency, threadId: 1, processId: 4711);
        trace.Record(4, before, Now(), worker: "process pool 2", threadId: 1, processId: 4712);

        Assert.Equal(
            [
                new(4, "process pool 2", 1, 4712, Ms(-20), Ms(0)),
                new(3, "worker 1 (process 4711, thread 1)", 1, 4711, Ms(-20), Ms(1000)),
            ],
            trace.Spans);
    }

    [Fact]
    public void Record_EndBeforeStart_SaysWhatIsExpected()
    {
        var trace = new Trace(clock);

        var error = Assert.Throws<ArgumentException>(() => trace.Record(9, 200, 100));

        Assert.Contains("item 9", error.Message, StringComparison.Ordinal);
        Assert.Empty(trace.Spans);
    }

    [Fact]
    public void Trace_CapacityBelowOne_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Trace(clock, capacity: 0));

    [Fact]
    public void Span_NoName_IsRefused() => Assert.Throws<ArgumentNullException>(() => new Trace(clock).Span(1, null!));

    [Fact]
    public void Dispose_OfNoSpan_DoesNothing() => default(OpenSpan).Dispose();

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static void OnNewThread(Action work)
    {
        var thread = new Thread(() => work());
        thread.Start();
        thread.Join();
    }

    private long Now() => clock.GetTimestamp();
}
