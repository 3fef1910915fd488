using MessagePack;
using ParallelAsync.Tracing;

namespace ParallelAsync.Processes;

/// <inheritdoc/>
internal sealed class TypedWorkUnit<TResult>(PoolMethod method, long firstItem, ChunkPayload payload, Action<int>? itemsDone = null)
    : WorkUnit(method, firstItem, payload)
{
    private readonly TaskCompletionSource<ChunkResult<TResult>> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<ChunkResult<TResult>> Task => completion.Task;

    public override void Complete(Frame frame, int processId, Trace? trace, string workerName)
    {
        try
        {
            var reader = new MessagePackReader(frame.Payload);
            var result = ReadResults(ref reader, frame.Header.Count, processId);
            if (trace is not null)
                RecordTimes(ref reader, trace, frame.Header.Method, processId, workerName);
            itemsDone?.Invoke(Count);
            completion.TrySetResult(result);
        }
        catch (Exception exception)
        {
            completion.TrySetException(exception);
        }
    }

    public override void Fail(Exception exception)
    {
        if (!completion.TrySetException(exception))
            return;
        try
        {
            itemsDone?.Invoke(Count);
        }
        catch (Exception)
        {
            // The caller gets the reason why the items failed; and the others must be told, too.
        }
    }

    public override bool Cancel(CancellationToken token) => completion.TrySetCanceled(token);

    private ChunkResult<TResult> ReadResults(ref MessagePackReader reader, int succeeded, int processId)
    {
        var formatter = PoolSerializer.FormatterOf<TResult>();
        var results = new TResult[Count];
        for (var index = 0; index < succeeded; index++)
            results[index] = formatter.Deserialize(ref reader, PoolSerializer.Options);
        var failures = reader.ReadArrayHeader();
        if (failures == 0)
            return new(results, null);

        var errors = new Exception?[Count];
        for (var index = 0; index < failures; index++)
        {
            var failure = ItemFailure.Read(ref reader);
            errors[failure.Index] = new RemoteException(failure.Type, failure.Message, failure.StackTrace, processId);
        }

        return new(Spread(results, errors), errors);
    }

    // The results came without gaps: from the last one on, each moves to its item's place.
    private TResult[] Spread(TResult[] results, Exception?[] errors)
    {
        var next = errors.Count(error => error is null) - 1;
        for (var index = Count - 1; index >= 0; index--)
            results[index] = errors[index] is null ? results[next--] : default!;
        return results;
    }

    private void RecordTimes(ref MessagePackReader reader, Trace trace, int threadId, int processId, string workerName)
    {
        var times = reader.ReadArrayHeader();
        for (var item = FirstItem; times > 0; times -= 2, item++)
            trace.Record(item, reader.ReadInt64(), reader.ReadInt64(), workerName, threadId, processId);
    }
}
