using System.Text;

namespace ParallelAsync.Processes;

/// <summary>Hands waiting chunks to the workers of a pool, replaces workers that die, and knows at any time who has which chunk.</summary>
internal sealed class PoolScheduler
{
    private const int MostFailedStarts = 3;

    private readonly ProcessPoolOptions options;
    private readonly PoolWorker[] workers;
    private readonly LinkedList<WorkUnit> waiting = [];
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? closed;
    private int failedStarts;
    private int chunksWanted;
    private long units;

    private PoolScheduler(int workers, ProcessPoolOptions options)
    {
        this.options = options;
        this.workers = new PoolWorker[workers];
        chunksWanted = 3 * workers;
        // Whoever never asks whether it is ready need not hear that it is not.
        _ = ready.Task.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    public Lock Gate { get; } = new();

    public bool IsTraced => options.Trace is not null;

    public Task Ready => ready.Task;

    /// <summary>How many chunks of one caller keep all workers busy: what each wants to have, with one for each in reserve.</summary>
    public int ChunksWanted => Volatile.Read(ref chunksWanted);

    public IReadOnlyList<int> ProcessIds
    {
        get
        {
            lock (Gate)
                return [.. workers.Select(worker => worker.ProcessId)];
        }
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            lock (Gate)
                return workers.Aggregate(TimeSpan.Zero, (sum, worker) => sum + worker.ProcessorTime);
        }
    }

    public static PoolScheduler Start(int workers, ProcessPoolOptions options)
    {
        var pool = new PoolScheduler(workers, options);
        try
        {
            for (var slot = 0; slot < workers; slot++)
                pool.workers[slot] = new PoolWorker(pool, slot, options);
        }
        catch
        {
            foreach (var worker in pool.workers)
                worker?.Kill();
            throw;
        }

        foreach (var worker in pool.workers)
            worker.Begin();
        return pool;
    }

    /// <summary>Puts a chunk into the queue.</summary>
    /// <exception cref="ObjectDisposedException">The pool has been disposed.</exception>
    /// <exception cref="InvalidOperationException">No worker can be started any more.</exception>
    public void Enqueue(WorkUnit unit)
    {
        lock (Gate)
        {
            if (closed is not null)
                throw closed;
            unit.Number = ++units;
            waiting.AddLast(unit);
            HandOut();
        }
    }

    /// <summary>Withdraws a chunk that nobody waits for any more. A worker that is at it is ended after a grace, since nothing else can stop it.</summary>
    public void Abandon(WorkUnit unit, CancellationToken cancellationToken)
    {
        if (!unit.Cancel(cancellationToken))
            return;
        PoolWorker? holder;
        lock (Gate)
        {
            unit.IsAbandoned = true;
            holder = unit.Holder;
            if (holder is null)
            {
                waiting.Remove(unit);
            }
            else if (!unit.IsSent)
            {
                holder.Forget(unit);
                holder = null;
            }
            else if (!unit.IsRecalled)
            {
                holder.Recall(unit);
            }
        }

        if (holder is null)
            unit.ReturnPayload();
        else
            _ = EndAfterGraceAsync(holder, unit);
    }

    /// <summary>A worker has said something.</summary>
    public void Receive(PoolWorker worker, Frame frame)
    {
        switch (frame.Header.Kind)
        {
            case FrameKind.Hello:
                Welcome(worker);
                break;
            case FrameKind.Result:
                Complete(worker, frame);
                break;
            case FrameKind.Recalled:
                TakeBack(worker, frame.Header.Unit);
                break;
            case FrameKind.Text or FrameKind.ErrorText:
                Print(new(worker.ProcessId, frame.Header.Kind == FrameKind.ErrorText, Encoding.UTF8.GetString(frame.Payload.Span)));
                break;
        }

        frame.Return();
    }

    /// <summary>A worker's process is gone. The chunk that it held fails, its other chunks go to others, and another worker takes its place.</summary>
    public void WorkerEnded(PoolWorker worker)
    {
        WorkUnit? held = null;
        lock (Gate)
        {
            if (closed is not null)
                return;
            held = worker.IsReady && worker.Units is [{ IsSent: true } first, ..] ? first : null;
            foreach (var unit in worker.Units.ToArray().Reverse())
            {
                worker.Forget(unit);
                if (unit != held && !unit.IsAbandoned)
                    waiting.AddFirst(unit);
            }

            failedStarts = worker.IsReady ? 0 : failedStarts + 1;
            worker.IsReady = false;
        }

        held?.FailWithDeath(worker);
        held?.ReturnPayload();
        if (failedStarts >= MostFailedStarts)
            Break(CannotStart(worker));
        else
            Replace(worker);
    }

    /// <summary>Fails what has not finished, ends all workers and waits until they are gone.</summary>
    public async Task CloseAsync()
    {
        Break(new ObjectDisposedException(nameof(ProcessPool), "The pool was disposed before this item had a result. Await the items within the pool's 'await using'."));
        PoolWorker[] ending;
        lock (Gate)
            ending = [.. workers];
        await Task.Run(() => Array.ForEach(ending, worker => worker.Join())).ConfigureAwait(false);
    }

    /// <summary>Fails what has not finished, and ends all workers: nothing can be given to this pool any more.</summary>
    public void Break(Exception reason)
    {
        List<WorkUnit> unfinished;
        lock (Gate)
        {
            if (closed is not null)
                return;
            closed = reason;
            unfinished = [.. waiting, .. workers.SelectMany(worker => worker.Units)];
            waiting.Clear();
            foreach (var worker in workers)
                worker.Close(kill: !worker.IsReady || worker.Units.Count > 0);
        }

        foreach (var unit in unfinished)
            unit.Fail(reason);
        ready.TrySetException(reason);
    }

    private void Replace(PoolWorker worker)
    {
        try
        {
            var successor = new PoolWorker(this, worker.Slot, options);
            lock (Gate)
            {
                if (closed is null)
                    workers[worker.Slot] = successor;
                else
                    successor.Close(kill: true);
                // Here, so that whoever finds it among the workers finds it at work.
                successor.Begin();
                HandOut();
            }
        }
        catch (Exception exception)
        {
            Break(new InvalidOperationException($"A worker process ended, and no other could be started in its place: {exception.Message}", exception));
        }
    }

    private void Welcome(PoolWorker worker)
    {
        bool all;
        lock (Gate)
        {
            worker.IsReady = true;
            failedStarts = 0;
            all = workers.All(other => other.IsReady);
            HandOut();
        }

        if (all)
            ready.TrySetResult();
    }

    private void Complete(PoolWorker worker, Frame frame)
    {
        WorkUnit unit;
        lock (Gate)
        {
            unit = worker.Units.First(candidate => candidate.Number == frame.Header.Unit);
            worker.Forget(unit);
            worker.Learn(frame.Header.Ticks);
            chunksWanted = workers.Sum(other => other.ChunksWanted + 1);
            HandOut();
        }

        if (!unit.IsAbandoned)
            unit.Complete(frame, worker.ProcessId, options.Trace, worker.Name);
        unit.ReturnPayload();
    }

    private void TakeBack(PoolWorker worker, long number)
    {
        lock (Gate)
        {
            if (worker.Units.Find(candidate => candidate.Number == number) is not { } unit)
                return;
            worker.Forget(unit);
            if (unit.IsAbandoned)
                unit.ReturnPayload();
            else
                waiting.AddFirst(unit);
            HandOut();
        }
    }

    private void Print(WorkerOutput output)
    {
        try
        {
            if (options.Output is { } receive)
                receive(output);
            else
                (output.IsError ? Console.Error : Console.Out).WriteLine(output.Line);
        }
        catch (Exception exception)
        {
            // On a thread of its own it would end this process.
            Break(new InvalidOperationException($"What receives the lines of the workers (Output) threw: {exception.Message}", exception));
        }
    }

    private void HandOut()
    {
        while (waiting.First is { } first && LeastBusy(first.Value) is { } worker)
        {
            waiting.RemoveFirst();
            worker.Give(first.Value);
        }

        if (waiting.Count == 0)
            Balance();
    }

    private PoolWorker? LeastBusy(WorkUnit unit)
    {
        PoolWorker? found = null;
        foreach (var worker in workers)
        {
            if (worker.HasRoomFor(unit) && (found is null || worker.Units.Count < found.Units.Count))
                found = worker;
        }

        return found;
    }

    // An idle worker takes over what waits behind another's chunk: the one in front may take long.
    private void Balance()
    {
        // Where nobody would take it, the chunk would come back to the one that it was taken from, again and again.
        if (!Array.Exists(workers, worker => worker.IsIdle))
            return;
        var busiest = workers.MaxBy(worker => worker.Units.Count)!;
        if (busiest.Units.Count < 2 || busiest.Units[^1] is not { IsRecalled: false, IsAbandoned: false } last)
            return;
        if (last.IsSent)
        {
            busiest.Recall(last);
            return;
        }

        busiest.Forget(last);
        waiting.AddFirst(last);
        HandOut();
    }

    private async Task EndAfterGraceAsync(PoolWorker holder, WorkUnit unit)
    {
        await Task.Delay(options.CancellationGrace).ConfigureAwait(false);
        lock (Gate)
        {
            if (holder.Units is [var first, ..] && first == unit)
                holder.Kill();
        }
    }

    private static InvalidOperationException CannotStart(PoolWorker worker) => new(
        $"{MostFailedStarts} worker processes in a row ended while they started, the last one with exit code {worker.ExitCode}{(worker.Errors.Length == 0 ? "" : $": {worker.Errors}")}. "
        + "Look at the pool's environment and heap limit.");
}
