using ParallelAsync.Charts;

namespace ParallelAsync.Tracing;

/// <summary>
/// Records who worked on what and when, and shows it as a timeline and as a busy/idle table. Any number of threads may record at once: each
/// writes to a buffer of its own, without locks, at about 0.1 µs a span. Shows itself as its <see cref="Summary"/>.
/// </summary>
/// <example><code>
/// var trace = new Trace();
/// Parallel.For(0, 100, i => { using (trace.Span(i)) Work(i); });
/// trace.Chart("100 items")
/// </code></example>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed class Trace : ITableSource
{
    [ThreadStatic]
    private static SpanBuffer? latestOfThisThread;

    private readonly long startTimestamp;
    private readonly int capacity;
    private SpanBuffer? buffers;

    // The first span of a process pays for compiling what records it, nearly a millisecond: here, not within the first span that someone
    // looks at.
    static Trace()
    {
        using (new Trace().Span(0))
        {
        }

        latestOfThisThread = null;
    }

    /// <summary>Begins a trace; its times count from now.</summary>
    /// <param name="timeProvider">The clock; null: the system's.</param>
    /// <param name="capacity">Spans that a thread is expected to record, 1 or more. More are no error, they only cost another
    /// allocation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is below 1.</exception>
    public Trace(TimeProvider? timeProvider = null, int capacity = 256)
    {
        if (capacity < 1)
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, $"Expected a capacity of 1 span or more, got {capacity}.");
        TimeProvider = timeProvider ?? TimeProvider.System;
        this.capacity = capacity;
        startTimestamp = TimeProvider.GetTimestamp();
    }

    /// <summary>The finished spans so far, by their start. Spans that have not ended yet are not in it. Safe while others record.</summary>
    public IReadOnlyList<TraceSpan> Spans
    {
        get
        {
            var recorded = new List<RecordedSpan>();
            for (var buffer = Volatile.Read(ref buffers); buffer is not null; buffer = buffer.Next)
                buffer.CopyTo(recorded);

            recorded.Sort(static (left, right) => Order(left).CompareTo(Order(right)));
            var names = new WorkerNames();
            return recorded.ConvertAll(span => new TraceSpan(
                span.Item, names.Of(span), span.ThreadId, span.ProcessId, SinceStart(span.StartTimestamp), SinceStart(span.EndTimestamp)));
        }
    }

    internal TimeProvider TimeProvider { get; }

    /// <summary>
    /// Begins a span whose worker is the thread it begins on. For work without <c>await</c>: during one, its thread works on other items.
    /// </summary>
    /// <param name="item">The number of the item.</param>
    /// <returns>The span, which <c>using</c> ends.</returns>
    public OpenSpan Span(long item) => new(this, item, default);

    /// <summary>Begins a span of a named worker.</summary>
    /// <param name="item">The number of the item.</param>
    /// <param name="worker">The worker's name, such as "toaster 2"; its lane in the timeline. Pass a ready string: making one here takes
    /// longer than recording.</param>
    /// <returns>The span, which <c>using</c> ends.</returns>
    public OpenSpan Span(long item, string worker)
    {
        ArgumentNullException.ThrowIfNull(worker);
        return new(this, item, new(worker, null));
    }

    /// <summary>Begins a span of a numbered worker.</summary>
    /// <param name="item">The number of the item.</param>
    /// <param name="worker">The worker's number; 2 is named "worker 2".</param>
    /// <returns>The span, which <c>using</c> ends.</returns>
    public OpenSpan Span(long item, int worker) => new(this, item, new(null, worker));

    /// <summary>
    /// Records a span that was measured elsewhere, such as in another process of this machine: <see
    /// cref="System.Diagnostics.Stopwatch.GetTimestamp"/> counts from the same moment in all of them, and <see cref="TimeProvider.System"/>
    /// reads it too.
    /// </summary>
    /// <param name="item">The number of the item.</param>
    /// <param name="startTimestamp">When the work began, a timestamp of this trace's clock.</param>
    /// <param name="endTimestamp">When the work ended, likewise, not before it began.</param>
    /// <param name="worker">The worker's name; null: the process and the thread stand for it.</param>
    /// <param name="threadId">The managed id of the thread that worked; null: the calling thread.</param>
    /// <param name="processId">The process that worked; null: this one.</param>
    /// <exception cref="ArgumentException">The work ends before it begins.</exception>
    public void Record(long item, long startTimestamp, long endTimestamp, string? worker = null, int? threadId = null, int? processId = null)
    {
        if (endTimestamp < startTimestamp)
        {
            throw new ArgumentException(
                $"Expected item {item} to end at its start, {startTimestamp}, or later, got {endTimestamp}: "
                + "give the start first, both from the same clock.",
                nameof(endTimestamp));
        }

        var (thread, process) = (threadId ?? Environment.CurrentManagedThreadId, processId ?? Environment.ProcessId);
        BufferOfThisThread().Add(new(item, new(worker, null), thread, process, startTimestamp, endTimestamp));
    }

    /// <summary>The spans as a timeline: one lane a worker, in the order of first use; time 0 is the start of the first span.</summary>
    /// <param name="title">What is shown.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="InvalidOperationException">No span has been recorded yet.</exception>
    public Chart Chart(string title) => TraceChart.Of(title, Spans);

    /// <summary>How busy each worker was between the start of the first span and the end of the last.</summary>
    /// <returns>The summary, which shows itself as a table.</returns>
    public TraceSummary Summary() => TraceSummary.Of(Spans);

    /// <summary>The summary's table.</summary>
    /// <returns>One row a worker.</returns>
    public Table ToTable() => Summary().ToTable();

    /// <summary>
    /// The buffer into which the calling thread alone writes. The latest one is at hand; else it is looked for among this trace's buffers.
    /// A thread that has got the id of one that is gone takes over its buffer.
    /// </summary>
    internal SpanBuffer BufferOfThisThread() =>
        latestOfThisThread is { } buffer && buffer.Owner == this ? buffer : latestOfThisThread = FindBuffer() ?? AddBuffer();

    private SpanBuffer? FindBuffer()
    {
        var threadId = Environment.CurrentManagedThreadId;
        var buffer = Volatile.Read(ref buffers);
        while (buffer is not null && buffer.ThreadId != threadId)
            buffer = buffer.Next;
        return buffer;
    }

    private SpanBuffer AddBuffer()
    {
        var buffer = new SpanBuffer(this, Environment.CurrentManagedThreadId, capacity);
        do
            buffer.Next = Volatile.Read(ref buffers);
        while (Interlocked.CompareExchange(ref buffers, buffer, buffer.Next) != buffer.Next);
        return buffer;
    }

    private static (long Start, long End, long Item, int Thread) Order(RecordedSpan span) =>
        (span.StartTimestamp, span.EndTimestamp, span.Item, span.ThreadId);

    private TimeSpan SinceStart(long timestamp) => TimeProvider.GetElapsedTime(startTimestamp, timestamp);
}
