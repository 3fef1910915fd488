using System.Collections.Concurrent;
using System.Diagnostics;

namespace ParallelAsync.Advice;

/// <summary>Runs candidates for a function that is awaited.</summary>
internal sealed class AwaitedTrialRunner<TItem, TResult>(
    TItem[] items, Func<TItem, CancellationToken, ValueTask<TResult>> work, AdviserOptions<TResult> options)
    : TrialRunner<TItem, TResult>(items, options)
{
    public override bool IsAsynchronous => true;

    public override string? WhyNoProcesses => "what is awaited needs no process";

    // Not on the caller's context: a notebook's would be asked for every step.
    protected override Task ExecuteAsync(Candidate candidate, Pass<TItem, TResult> pass) => Task.Run(async () =>
    {
        pass.Start();
        switch (candidate.Kind)
        {
            case CandidateKind.PlainLoop:
                for (var index = 0; index < pass.Items.Length && !pass.IsStopping; index++)
                    await pass.RunAsync(work, index).ConfigureAwait(false);
                break;
            case CandidateKind.Paced:
                await RunPacedAsync(candidate.Interval, pass).ConfigureAwait(false);
                break;
            case CandidateKind.InFlight:
                await RunInFlightAsync(candidate.Workers, pass).ConfigureAwait(false);
                break;
            default:
                throw new UnreachableException($"{candidate} is not for awaited work.");
        }

        pass.Stop();
    });

    private async Task RunPacedAsync(TimeSpan interval, Pass<TItem, TResult> pass)
    {
        using var pace = new PeriodicTimer(interval);
        for (var index = 0; index < pass.Items.Length && await pace.WaitForNextTickAsync(pass.Stopping).ConfigureAwait(false); index++)
            await pass.RunAsync(work, index).ConfigureAwait(false);
    }

    private Task RunInFlightAsync(int inFlight, Pass<TItem, TResult> pass)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = inFlight, CancellationToken = pass.Stopping };
        if (pass.Trace is null)
            return Parallel.ForEachAsync(Enumerable.Range(0, pass.Items.Length), options, (index, _) => pass.RunAsync(work, index));

        // What is in flight at the same time stands on lanes of its own.
        var lanes = new ConcurrentQueue<int>(Enumerable.Range(1, inFlight));
        return Parallel.ForEachAsync(Enumerable.Range(0, pass.Items.Length), options, async (index, _) =>
        {
            lanes.TryDequeue(out var lane);
            await pass.RunAsync(work, index, lane).ConfigureAwait(false);
            lanes.Enqueue(lane);
        });
    }
}
