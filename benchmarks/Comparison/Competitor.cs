using System.Globalization;

namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>A contestant while it runs: its process, its companion, and what became of it so far. Once it has failed, it is out.</summary>
internal sealed class Competitor(Part part, Contestant contestant, TimeSpan timeLimit) : IAsyncDisposable
{
    private readonly List<Pass> passes = [];
    private ContestantResult result = new(contestant);
    private Companion? companion;
    private ContestantProcess? process;
    private ProcessTree? tree;

    public Contestant Contestant => contestant;

    /// <summary>Whether it still takes part.</summary>
    public bool IsIn => result is { Skipped: null, Failed: null };

    public ContestantResult Result => result with { Passes = [.. passes] };

    /// <summary>How it began, for the log.</summary>
    public string FirstWords => result switch
    {
        { Skipped: { } reason } => $"{contestant.FullName} skipped: {reason}",
        { Failed: { } reason } => $"{contestant.FullName} failed: {reason}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{contestant.FullName}: first run {result.FirstSeconds:0.000} s"),
    };

    public void Skip(string reason) => result = result with { Skipped = reason };

    /// <summary>Does something with it; when that fails, the contestant is out and the others go on.</summary>
    public async Task TryAsync(Func<Task> step)
    {
        if (!IsIn)
            return;
        try
        {
            await step();
        }
        catch (Exception error) when (error is ContestantException or IOException or InvalidDataException)
        {
            result = result with { Failed = error.Message };
        }
    }

    public async Task StartAsync(Launcher launcher, CancellationToken cancellationToken)
    {
        companion = part.StartCompanion is { } start ? await start(cancellationToken) : null;
        process = await ContestantProcess.StartAsync(launcher.StartInfo(part, contestant, companion?.Settings), timeLimit, cancellationToken);
        tree = new ProcessTree(process.Id);
    }

    /// <summary>Makes the first run, then more of them until they have taken the time to warm up, and sizes a pass by the last.</summary>
    public async Task WarmUpAsync(ComparisonOptions options, int mostRuns, CancellationToken cancellationToken)
    {
        var last = await process!.RunAsync(1, cancellationToken);
        result = result with { FirstSeconds = last };
        for (var (runs, total) = (1, 0.0); runs < mostRuns && total < options.WarmUpSeconds; runs++)
        {
            last = await process.RunAsync(1, cancellationToken);
            total += last;
        }

        var fill = Math.Ceiling(options.PassSeconds / Math.Max(last, 1e-6));
        result = result with { RunsPerPass = (int)Math.Clamp(fill, 1, mostRuns) };
    }

    public async Task PassAsync(int position, CancellationToken cancellationToken)
    {
        var before = tree!.CpuSeconds();
        var seconds = await process!.RunAsync(result.RunsPerPass, cancellationToken);
        var cpu = tree.CpuSeconds() - before;
        passes.Add(new(position, seconds / result.RunsPerPass, cpu / result.RunsPerPass));
    }

    /// <summary>Makes a pass that is not timed, because it is watched.</summary>
    public async Task ObserveAsync(CancellationToken cancellationToken)
    {
        var watch = new MemoryWatch(tree!.MemoryBytes);
        await using (watch)
            await process!.RunAsync(1, cancellationToken);
        result = result with { PeakBytes = watch.PeakBytes };
    }

    public Task SaveAsync(string path, CancellationToken cancellationToken) => process!.SaveAsync(path, cancellationToken);

    public void Checked(CheckOutcome outcome, string when) => result = outcome.Same
        ? result with { Check = outcome.Message }
        : result with { Check = outcome.Message, Failed = $"Another result ({when}): {outcome.Message}" };

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
        if (companion is not null)
            await companion.DisposeAsync();
    }
}
