using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace ParallelAsync.Processes;

/// <summary>A method to run on many items: cuts them into chunks as the pool needs them, and puts the results together again.</summary>
internal sealed class PoolMap<TArgument, TResult>(PoolScheduler pool, PoolMethod method, IEnumerable<TArgument> items, int chunkSize, IProgress<int>? progress)
{
    private readonly Action<int>? itemsDone = progress is null ? null : new ItemCount(progress).Add;

    public async IAsyncEnumerable<TResult> InOrder([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var chunks = Chunks().GetEnumerator();
        var outstanding = new Queue<TypedWorkUnit<TResult>>();
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                while (outstanding.Count < pool.ChunksWanted && chunks.MoveNext())
                    outstanding.Enqueue(chunks.Current);
                if (!outstanding.TryPeek(out var unit))
                    yield break;
                var results = await unit.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
                outstanding.Dequeue();
                for (var index = 0; index < unit.Count; index++)
                {
                    if (results.ErrorOf(index) is { } error)
                        ExceptionDispatchInfo.Throw(error);
                    yield return results.Results[index];
                }
            }
        }
        finally
        {
            foreach (var unit in outstanding)
                pool.Abandon(unit, cancellationToken);
        }
    }

    public async IAsyncEnumerable<WorkOutcome<TResult>> AsCompleted([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var chunks = Chunks().GetEnumerator();
        var completed = Channel.CreateUnbounded<TypedWorkUnit<TResult>>(new UnboundedChannelOptions { SingleReader = true });
        var outstanding = new HashSet<TypedWorkUnit<TResult>>();
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                while (outstanding.Count < pool.ChunksWanted && chunks.MoveNext())
                {
                    var begun = chunks.Current;
                    outstanding.Add(begun);
                    _ = begun.Task.ContinueWith((_, _) => completed.Writer.TryWrite(begun), null, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                }

                if (outstanding.Count == 0)
                    yield break;
                var unit = await completed.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                outstanding.Remove(unit);
                foreach (var outcome in OutcomesOf(unit))
                    yield return outcome;
            }
        }
        finally
        {
            foreach (var unit in outstanding)
                pool.Abandon(unit, cancellationToken);
        }
    }

    private static IEnumerable<WorkOutcome<TResult>> OutcomesOf(TypedWorkUnit<TResult> unit)
    {
        var failure = unit.Task.Exception?.InnerException;
        var results = failure is null ? unit.Task.Result : default;
        for (var index = 0; index < unit.Count; index++)
        {
            yield return (failure ?? results.ErrorOf(index)) is { } error
                ? new WorkOutcome<TResult>(unit.FirstItem + index, error)
                : new WorkOutcome<TResult>(unit.FirstItem + index, results.Results[index]);
        }
    }

    // Lazy: a chunk is read from the items when it is asked for, and is on its way then.
    private IEnumerable<TypedWorkUnit<TResult>> Chunks()
    {
        var chunk = new ChunkWriter<TArgument>();
        var first = 0L;
        foreach (var item in items)
        {
            chunk.Write(item);
            if (chunk.Count < chunkSize)
                continue;
            yield return Enqueue(chunk, first);
            first += chunkSize;
        }

        if (chunk.Count > 0)
            yield return Enqueue(chunk, first);
    }

    private TypedWorkUnit<TResult> Enqueue(ChunkWriter<TArgument> chunk, long first)
    {
        var unit = new TypedWorkUnit<TResult>(method, first, chunk.Take(), itemsDone);
        pool.Enqueue(unit);
        return unit;
    }

    private sealed class ItemCount(IProgress<int> progress)
    {
        private int done;

        public void Add(int items) => progress.Report(Interlocked.Add(ref done, items));
    }
}
