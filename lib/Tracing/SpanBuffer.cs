namespace ParallelAsync.Tracing;

/// <summary>
/// The spans that one thread has recorded in one trace. Only that thread writes; any thread may read at any time. It grows by whole chunks
/// that are never moved, so that a reader is never in the writer's way: the count is published after the span, and the next chunk after the
/// count is full.
/// </summary>
internal sealed class SpanBuffer(Trace owner, int threadId, int capacity)
{
    // Chunks of 48 kB at most stay out of the large object heap.
    private const int LargestChunk = 1024;

    private readonly Chunk first = new(capacity);
    private Chunk? last;

    public Trace Owner => owner;

    public int ThreadId => threadId;

    /// <summary>The buffer of another thread of the same trace; set once, before this buffer is published.</summary>
    public SpanBuffer? Next { get; set; }

    public void Add(in RecordedSpan span)
    {
        var chunk = last ??= first;
        var count = chunk.Count;
        if (count == chunk.Spans.Length)
        {
            var next = new Chunk(Math.Clamp(2 * count, 1, LargestChunk));
            Volatile.Write(ref chunk.Next, next);
            last = chunk = next;
            count = 0;
        }

        chunk.Spans[count] = span;
        Volatile.Write(ref chunk.Count, count + 1);
    }

    /// <summary>Adds the spans that are complete by now to a list.</summary>
    public void CopyTo(List<RecordedSpan> spans)
    {
        for (var chunk = first; chunk is not null; chunk = Volatile.Read(ref chunk.Next))
            spans.AddRange(chunk.Spans.AsSpan(0, Volatile.Read(ref chunk.Count)));
    }

    private sealed class Chunk(int capacity)
    {
        public readonly RecordedSpan[] Spans = new RecordedSpan[capacity];
        public Chunk? Next;
        public int Count;
    }
}
