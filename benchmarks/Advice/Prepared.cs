using ParallelAsync.Advice;
using ParallelAsync.Charts;

namespace ParallelAsync.Benchmarks.Advice;

/// <summary>The items and the function of a workload, and what they need while they run.</summary>
internal sealed record Prepared<TItem, TResult>(TItem[] Items) : IAsyncDisposable
{
    public Func<TItem, TResult>? Blocking { get; init; }

    public Func<TItem, CancellationToken, ValueTask<TResult>>? Awaited { get; init; }

    /// <summary>What is closed afterwards.</summary>
    public IReadOnlyList<IAsyncDisposable> Resources { get; init; } = [];

    public Task<Recommendation> ExamineAsync(TimeSpan budget, IProgress<ProgressLine> progress, CancellationToken cancellationToken) => Blocking is { } blocking
        ? Adviser.ExamineAsync(Items, blocking, budget, progress: progress, cancellationToken: cancellationToken)
        : Adviser.ExamineAsync(Items, Awaited!, budget, progress: progress, cancellationToken: cancellationToken);

    public ITrialRunner Runner() => Blocking is { } blocking
        ? new BlockingTrialRunner<TItem, TResult>(Items, blocking, new())
        : new AwaitedTrialRunner<TItem, TResult>(Items, Awaited!, new());

    public async ValueTask DisposeAsync()
    {
        foreach (var resource in Resources)
            await resource.DisposeAsync();
    }
}
