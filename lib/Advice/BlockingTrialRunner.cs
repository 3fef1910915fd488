using System.Collections.Concurrent;
using System.Diagnostics;
using ParallelAsync.Processes;

namespace ParallelAsync.Advice;

/// <summary>Runs candidates for a function that keeps its thread until it is done.</summary>
internal sealed class BlockingTrialRunner<TItem, TResult>(TItem[] items, Func<TItem, TResult> work, AdviserOptions<TResult> options)
    : TrialRunner<TItem, TResult>(items, options)
{
    private readonly Lazy<string?> whyNoProcesses = new(() => WhyNot(work, options));

    public override bool IsAsynchronous => false;

    public override string? WhyNoProcesses => whyNoProcesses.Value;

    protected override Task ExecuteAsync(Candidate candidate, Pass<TItem, TResult> pass)
    {
        if (candidate.Kind == CandidateKind.Processes)
            return RunProcessesAsync(candidate, pass);
        // A thread of its own: the caller's may be the one that draws the notebook.
        return Task.Factory.StartNew(
            () =>
            {
                using var threads = new PoolThreads(candidate.Workers);
                pass.Start();
                Run(candidate, pass);
                pass.Stop();
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private void Run(Candidate candidate, Pass<TItem, TResult> pass)
    {
        var count = pass.Items.Length;
        switch (candidate.Kind)
        {
            case CandidateKind.PlainLoop:
                pass.RunAny(work, 0, count);
                break;
            case CandidateKind.Paced:
                RunPaced(candidate.Interval, pass);
                break;
            case CandidateKind.Threads:
                Partitioner.Create(Enumerable.Range(0, count), EnumerablePartitionerOptions.NoBuffering)
                    .AsParallel().AsOrdered().WithDegreeOfParallelism(candidate.Workers)
                    .Select(index =>
                    {
                        pass.RunAny(work, index, index + 1);
                        return index;
                    })
                    .ToArray();
                break;
            case CandidateKind.Ranges:
                Parallel.ForEach(
                    Partitioner.Create(0, count, candidate.ChunkSize),
                    new ParallelOptions { MaxDegreeOfParallelism = candidate.Workers },
                    range => pass.RunAny(work, range.Item1, range.Item2));
                break;
            default:
                throw new UnreachableException($"{candidate} is not for blocking work.");
        }
    }

    private void RunPaced(TimeSpan interval, Pass<TItem, TResult> pass)
    {
        using var pace = new PeriodicTimer(interval);
        for (var index = 0; index < pass.Items.Length && !pass.IsStopping; index++)
        {
            pace.WaitForNextTickAsync(pass.Stopping).AsTask().GetAwaiter().GetResult();
            pass.RunAny(work, index, index + 1);
        }
    }

    // As the recommended code does: the pool is started for this work, and ends with it.
    private async Task RunProcessesAsync(Candidate candidate, Pass<TItem, TResult> pass)
    {
        pass.Start();
        var start = Stopwatch.GetTimestamp();
        try
        {
            await RunPoolAsync(candidate, pass, start).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // One way that cannot be gone is no reason to lose what the others showed.
            pass.Broken = failure.Message;
        }

        pass.Stop();
    }

    private async Task RunPoolAsync(Candidate candidate, Pass<TItem, TResult> pass, long start)
    {
        await using var pool = ProcessPool.Start(candidate.Workers, new ProcessPoolOptions { Trace = pass.Trace });
        await pool.Ready.WaitAsync(pass.Stopping).ConfigureAwait(false);
        pass.FixedSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await foreach (var outcome in pool.MapUnordered(work, pass.Items, candidate.ChunkSize, cancellationToken: pass.Stopping).ConfigureAwait(false))
            pass.Outcomes[outcome.Index] = outcome.Error is { } error ? Outcome<TResult>.Of(error, Options.IsOverload) : new(outcome.Result);
    }

    private static string? WhyNot(Func<TItem, TResult> work, AdviserOptions<TResult> options)
    {
        if (!options.TryProcesses)
            return "they were not asked for";
        try
        {
            _ = RemoteMethod.Of(work);
            return null;
        }
        catch (ArgumentException refusal)
        {
            return refusal.Message.Split(": ")[0].TrimEnd('.') is var reason && reason.Length > 0 ? char.ToLowerInvariant(reason[0]) + reason[1..] : "the method cannot be called from another process";
        }
    }
}
