using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Tracing;

namespace ParallelAsync.Tests.Tracing;

public sealed class TraceThreadsTests
{
    // The same cases on every run: a failure is then everybody's failure.
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(1910, 1_000_001);

    /// <summary>Spans each thread records, and how many the buffers begin with.</summary>
    private static Gen<(List<int> Threads, int Capacity)> Cases =>
        from threads in Gen.Choose(0, 3000).NonEmptyListOf()
        from capacity in Gen.Elements(1, 2, 3, 64, 256, 5000)
        select (threads.Take(8).ToList(), capacity);

    [Fact]
    public void Spans_FromThreadsAtOnce_ArriveExactlyOnceWithTheirThread() =>
        Prop.ForAll(Cases.ToArbitrary(), test =>
        {
            var trace = new Trace(capacity: test.Capacity);
            var expected = new ConcurrentBag<(long Item, int Thread)>();
            RunAtOnce(test.Threads.Select((count, thread) => (Action)(() =>
            {
                for (var number = 0; number < count; number++)
                {
                    var item = Item(thread, number);
                    using (trace.Span(item))
                        expected.Add((item, Environment.CurrentManagedThreadId));
                }
            })));

            var spans = trace.Spans;
            Assert.Equal(expected.Order(), spans.Select(span => (span.Item, span.ThreadId)).Order());
            Assert.All(spans, span => Assert.Equal(Environment.ProcessId, span.ProcessId));
            Assert.All(spans, span => Assert.True(span.End >= span.Start && span.Start >= TimeSpan.Zero));
            Assert.Equal(spans.Select(span => span.Start).Order(), spans.Select(span => span.Start));
            return true;
        }).Check(Config);

    [Fact]
    public void Spans_ReadWhileThreadsRecord_AreAlwaysTheFirstOfEachThreadAndComplete()
    {
        const int Threads = 3;
        const int Count = 20_000;
        var trace = new Trace(capacity: 1);
        var recording = Threads;
        var snapshots = new List<IReadOnlyList<TraceSpan>>();

        void Record(int thread)
        {
            for (var number = 0; number < Count; number++)
                trace.Span(Item(thread, number), thread).Dispose();
            Interlocked.Decrement(ref recording);
        }

        RunAtOnce([.. Enumerable.Range(0, Threads).Select(thread => (Action)(() => Record(thread))), () =>
        {
            while (Volatile.Read(ref recording) > 0)
                snapshots.Add(trace.Spans);
        }]);
        snapshots.Add(trace.Spans);

        foreach (var snapshot in snapshots)
        {
            foreach (var worker in snapshot.GroupBy(span => span.Item / Count))
            {
                Assert.Equal(Enumerable.Range(0, worker.Count()).Select(number => Item((int)worker.Key, number)), worker.Select(span => span.Item).Order());
                Assert.All(worker, span => Assert.Equal(($"worker {worker.Key}", true), (span.Worker, span.ThreadId > 0 && span.ProcessId > 0)));
            }
        }

        Assert.Equal(Threads * Count, snapshots[^1].Count);

        static long Item(int thread, int number) => ((long)thread * Count) + number;
    }

    [Fact]
    public void Spans_FromThreadsOneAfterTheOther_AreAllKept()
    {
        // A thread that has ended may leave its id, and with it its buffer, to the next.
        var trace = new Trace(capacity: 2);
        for (var thread = 0; thread < 50; thread++)
        {
            var number = thread;
            RunAtOnce([() =>
            {
                for (var i = 0; i < 3; i++)
                    trace.Span((3 * number) + i).Dispose();
            }]);
        }

        Assert.Equal(Enumerable.Range(0, 150).Select(item => (long)item), trace.Spans.Select(span => span.Item).Order());
    }

    private static long Item(int thread, int number) => (thread * 1_000_000L) + number;

    private static void RunAtOnce(IEnumerable<Action> works)
    {
        var list = works.ToList();
        using var gate = new Barrier(list.Count);
        var errors = new ConcurrentQueue<Exception>();
        var threads = list.ConvertAll(work => new Thread(() =>
        {
            gate.SignalAndWait();
            try
            {
                work();
            }
            catch (Exception exception)
            {
                errors.Enqueue(exception);
            }
        }));
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Empty(errors);
    }
}
