using ParallelAsync.Measurement;

namespace ParallelAsync.Processes;

/// <summary>
/// What <c>ProcessPoolExecutor</c> is in Python: worker processes that run a static method on items. Each has memory, a heap limit and a fate of
/// its own: one that dies takes its chunk of items with it, and nothing else.
/// </summary>
/// <remarks>
/// <para>A worker is this library's own executable, started with <c>dotnet exec</c>; it loads the method's assembly from where the caller has it.
/// Arguments and results cross a pair of pipes in MessagePack, by their public fields and properties.</para>
/// <para>Why plain frames of MessagePack and not StreamJsonRpc, as measured by <c>benchmarks</c> over the same pipes on 2 cores: an item among many
/// costs 0.7 µs instead of 7 µs, one that is waited for 48 µs instead of 56, a megabyte each way 2.7 ms instead of 3.9. Large payloads go through
/// shared memory where the system has it (Linux), and large results into pages of 2 MB: together a sixth less processor time than through a pipe, and
/// 1.7 times the throughput.</para>
/// <para>Disposing cancels what has not finished, and leaves no process behind. When the caller's process dies, the workers end too.</para>
/// </remarks>
/// <example><code>
/// await using var pool = ProcessPool.Start(2);
/// var one = await pool.Submit(Math.Sqrt, 2.0);
/// await foreach (var root in pool.Map(Math.Sqrt, numbers, chunkSize: 100)) Use(root);
/// </code></example>
public sealed class ProcessPool : IAsyncDisposable
{
    private const int MostWorkers = 256;

    private readonly PoolScheduler scheduler;
    private readonly PoolMethods methods = new();

    private ProcessPool(PoolScheduler scheduler) => this.scheduler = scheduler;

    /// <summary>Completes when all workers have started and wait for work; fails when they cannot start.</summary>
    public Task Ready => scheduler.Ready;

    /// <summary>How many workers there are.</summary>
    public int Workers => scheduler.ProcessIds.Count;

    /// <summary>The ids of the processes that work now, by worker.</summary>
    public IReadOnlyList<int> ProcessIds => scheduler.ProcessIds;

    /// <summary>
    /// What this process and the workers have used so far, for <see cref="MeasureOptions.Probe"/>: without it the CPU time of what runs in workers would be
    /// missing. Their memory is not in it, nor what workers used that were replaced.
    /// </summary>
    public ResourceUsage Usage() => ResourceUsage.OfThisProcess() + new ResourceUsage(scheduler.ProcessorTime, 0, default);

    /// <summary>Starts worker processes and comes back at once; work may be submitted while they start.</summary>
    /// <param name="workers">How many, 1 to 256.</param>
    /// <param name="options">Heap limit, environment, trace.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of workers or an option is out of range.</exception>
    /// <exception cref="FileNotFoundException">The library's executable or the <c>dotnet</c> host is not there.</exception>
    public static ProcessPool Start(int workers, ProcessPoolOptions? options = null)
    {
        if (workers is < 1 or > MostWorkers)
            throw new ArgumentOutOfRangeException(nameof(workers), workers, $"Expected 1 to {MostWorkers} workers; more processes than processors gain nothing for work that computes.");
        return new ProcessPool(PoolScheduler.Start(workers, (options ?? new()).Checked()));
    }

    /// <summary>Runs a method on one argument in some worker: Python's <c>submit</c>.</summary>
    /// <param name="method">A static method of a compiled assembly, by name.</param>
    /// <param name="argument">Its argument, which is read now: later changes of it do not reach the worker.</param>
    /// <param name="cancellationToken">Withdraws the item. A worker that is at it may go on for <see cref="ProcessPoolOptions.CancellationGrace"/>; then it is ended and replaced.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">The method is a lambda, an instance method or a method of a notebook cell.</exception>
    /// <exception cref="RemoteException">The method threw.</exception>
    /// <exception cref="WorkerDiedException">The worker died at it.</exception>
    public Task<TResult> Submit<TArgument, TResult>(Func<TArgument, TResult> method, TArgument argument, CancellationToken cancellationToken = default)
    {
        var known = methods.Find(method);
        cancellationToken.ThrowIfCancellationRequested();
        var chunk = new ChunkWriter<TArgument>();
        chunk.Write(argument);
        var unit = new TypedWorkUnit<TResult>(known, firstItem: 0, chunk.Take());
        scheduler.Enqueue(unit);
        return ResultOf(unit, cancellationToken);
    }

    /// <summary>Runs a method on all items, and yields the results in the order of the items: Python's <c>map</c>.</summary>
    /// <remarks>Items are read only as far ahead as the workers need, and no further while nobody takes results. Ending the enumeration early cancels what is left.</remarks>
    /// <param name="method">A static method of a compiled assembly, by name.</param>
    /// <param name="items">The items.</param>
    /// <param name="chunkSize">How many items cross to a worker at once, 1 or more: many when an item takes microseconds, 1 when it takes long.</param>
    /// <param name="progress">Receives the number of items done so far, from any thread.</param>
    /// <param name="cancellationToken">Ends the enumeration and withdraws what is left.</param>
    /// <exception cref="ArgumentException">The method is a lambda, an instance method or a method of a notebook cell.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="chunkSize"/> is below 1.</exception>
    /// <exception cref="RemoteException">The method threw at the item whose turn it is.</exception>
    /// <exception cref="WorkerDiedException">A worker died at the chunk whose turn it is.</exception>
    public IAsyncEnumerable<TResult> Map<TArgument, TResult>(
        Func<TArgument, TResult> method, IEnumerable<TArgument> items, int chunkSize = 1, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        return MapOf(method, items, chunkSize, progress).InOrder(cancellationToken);
    }

    /// <summary>Runs a method on all items and waits for all results: Python's <c>list(executor.map(...))</c>.</summary>
    /// <param name="method">A static method of a compiled assembly, by name.</param>
    /// <param name="items">The items.</param>
    /// <param name="chunkSize">How many items cross to a worker at once, 1 or more.</param>
    /// <param name="progress">Receives the number of items done so far, from any thread.</param>
    /// <param name="cancellationToken">Ends the wait and withdraws what is left.</param>
    /// <returns>The results in the order of the items.</returns>
    /// <exception cref="ArgumentException">The method is a lambda, an instance method or a method of a notebook cell.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="chunkSize"/> is below 1.</exception>
    /// <exception cref="RemoteException">The method threw.</exception>
    /// <exception cref="WorkerDiedException">A worker died.</exception>
    public async Task<TResult[]> MapToArrayAsync<TArgument, TResult>(
        Func<TArgument, TResult> method, IEnumerable<TArgument> items, int chunkSize = 1, IProgress<int>? progress = null, CancellationToken cancellationToken = default) =>
        await Map(method, items, chunkSize, progress, cancellationToken).ToArrayAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Runs a method on all items, and yields what became of them as they are done: Python's <c>as_completed</c>.</summary>
    /// <remarks>An item that fails does not end the enumeration: its outcome has the error. Items are read as <c>Map</c> reads them.</remarks>
    /// <param name="method">A static method of a compiled assembly, by name.</param>
    /// <param name="items">The items.</param>
    /// <param name="chunkSize">How many items cross to a worker at once, 1 or more.</param>
    /// <param name="progress">Receives the number of items done so far, from any thread.</param>
    /// <param name="cancellationToken">Ends the enumeration and withdraws what is left.</param>
    /// <exception cref="ArgumentException">The method is a lambda, an instance method or a method of a notebook cell.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="chunkSize"/> is below 1.</exception>
    public IAsyncEnumerable<WorkOutcome<TResult>> MapUnordered<TArgument, TResult>(
        Func<TArgument, TResult> method, IEnumerable<TArgument> items, int chunkSize = 1, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        return MapOf(method, items, chunkSize, progress).AsCompleted(cancellationToken);
    }

    /// <summary>Cancels what has not finished, ends all workers and waits until they are gone.</summary>
    public async ValueTask DisposeAsync() => await scheduler.CloseAsync().ConfigureAwait(false);

    private PoolMap<TArgument, TResult> MapOf<TArgument, TResult>(Func<TArgument, TResult> method, IEnumerable<TArgument> items, int chunkSize, IProgress<int>? progress)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (chunkSize < 1)
            throw new ArgumentOutOfRangeException(nameof(chunkSize), chunkSize, "Expected a chunk of 1 item or more.");
        return new(scheduler, methods.Find(method), items, chunkSize, progress);
    }

    private async Task<TResult> ResultOf<TResult>(TypedWorkUnit<TResult> unit, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(_ => scheduler.Abandon(unit, cancellationToken), null).ConfigureAwait(false);
        var chunk = await unit.Task.ConfigureAwait(false);
        return chunk.ErrorOf(0) is { } error ? throw error : chunk.Results[0];
    }
}
