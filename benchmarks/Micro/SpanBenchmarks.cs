using BenchmarkDotNet.Attributes;
using ParallelAsync.Charts;
using ParallelAsync.Tracing;

namespace ParallelAsync.Benchmarks.Micro;

/// <summary>What tracing costs the work that is traced, and what looking at a trace costs.</summary>
[MemoryDiagnoser]
public class SpanBenchmarks
{
    private const int Spans = 1_000;

    private readonly Trace full = Recorded();

    /// <summary>One span of the thread that works.</summary>
    [Benchmark(Description = "a span", OperationsPerInvoke = Spans)]
    public Trace OfAThread() => Recorded();

    /// <summary>One span of a named worker.</summary>
    [Benchmark(Description = "a span of a named worker", OperationsPerInvoke = Spans)]
    public Trace OfAWorker()
    {
        var trace = new Trace(capacity: Spans);
        for (var item = 0; item < Spans; item++)
        {
            using (trace.Span(item, "toaster"))
            {
            }
        }

        return trace;
    }

    /// <summary>One span while another thread records too.</summary>
    [Benchmark(Description = "a span of one of two threads", OperationsPerInvoke = Spans)]
    public Trace OfTwoThreads()
    {
        var trace = new Trace(capacity: Spans);
        Parallel.For(0, Spans, new ParallelOptions { MaxDegreeOfParallelism = 2 }, item =>
        {
            using (trace.Span(item))
            {
            }
        });
        return trace;
    }

    /// <summary>All 1,000 spans, in order.</summary>
    [Benchmark(Description = "reading 1,000 spans")]
    public IReadOnlyList<TraceSpan> Read() => full.Spans;

    /// <summary>The timeline of 1,000 spans.</summary>
    [Benchmark(Description = "a timeline of 1,000 spans")]
    public Chart Timeline() => full.Chart("1,000 spans");

    private static Trace Recorded()
    {
        var trace = new Trace(capacity: Spans);
        for (var item = 0; item < Spans; item++)
        {
            using (trace.Span(item))
            {
            }
        }

        return trace;
    }
}
