using System.Diagnostics;
using System.Runtime;
using ParallelAsync.Measurement;
using Trace = ParallelAsync.Tracing.Trace;

namespace ParallelAsync.Advice;

/// <summary>
/// Runs candidates on real items. What is timed is what the recommended code does: take an item, work, put the result into its place. Everything else
/// (picking the items, comparing the results) happens before or after.
/// </summary>
internal abstract class TrialRunner<TItem, TResult>(TItem[] items, AdviserOptions<TResult> options) : ITrialRunner
{
    private const int QuietTurns = 4;
    private const int MostText = 60;

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(50);

    // The results of plain loops, which those of the others are compared with.
    private readonly Outcome<TResult>[] reference = new Outcome<TResult>[items.Length];
    private readonly HashSet<int> unstable = [];
    private bool wasAlone = true;

    public int Items => items.Length;

    public abstract bool IsAsynchronous { get; }

    public abstract string? WhyNoProcesses { get; }

    public int Unstable => unstable.Count;

    protected AdviserOptions<TResult> Options => options;

    private IEqualityComparer<TResult> Comparer => options.Comparer ?? ResultComparer<TResult>.Instance;

    public async Task<Trial> RunAsync(Candidate candidate, ItemSet set, TimeSpan limit, bool timed, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var pass = new Pass<TItem, TResult>(Pick(set), limit, timed, options.IsOverload, cancellationToken);
        // What an earlier trial left behind is not this one's to collect.
        if (set.IsEverything)
            GC.Collect();
        var before = (Used: ResourceUsage.OfThisProcess(), Pause: GC.GetTotalPauseDuration());
        await ExecuteToTheEndAsync(candidate, pass).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();

        return Check(candidate, set, pass, timed) with
        {
            FixedSeconds = pass.FixedSeconds,
            Broken = pass.Broken,
            Used = ResourceUsage.OfThisProcess() - before.Used,
            PauseSeconds = (GC.GetTotalPauseDuration() - before.Pause).TotalSeconds,
        };
    }

    /// <summary>Runs a candidate once more, with a span for each item.</summary>
    public async Task<Trace> TraceAsync(Candidate candidate, ItemSet set, TimeSpan limit, CancellationToken cancellationToken)
    {
        var trace = new Trace();
        using var pass = new Pass<TItem, TResult>(Pick(set), limit, timed: false, options.IsOverload, cancellationToken) { Trace = trace, PositionOf = index => set[index] };
        await ExecuteToTheEndAsync(candidate, pass).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return trace;
    }

    public void EndOfSolitude() => wasAlone = false;

    // .NET first compiles a method quickly and badly, and again when it has been called often and nothing new was compiled for 0.1 s.
    public async Task SettleAsync(TimeSpan most, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var (compiled, quiet) = (JitInfo.GetCompiledMethodCount(), 0);
        while (quiet < QuietTurns && Stopwatch.GetElapsedTime(began) < most)
        {
            await Task.Delay(Turn, cancellationToken).ConfigureAwait(false);
            var now = JitInfo.GetCompiledMethodCount();
            quiet = now == compiled ? quiet + 1 : 0;
            compiled = now;
        }
    }

    public string NameOf(int position)
    {
        var text = TextOf(items[position]);
        // A path belongs to a machine; the name of the file tells enough.
        if (Path.IsPathRooted(text))
            text = Path.GetFileName(text);
        return $"item {Units.Whole(position)}{(text.Length is > 0 and <= MostText && text != items[position]!.GetType().ToString() ? $" ({text})" : "")}";
    }

    /// <summary>Runs the items of a pass, and calls its clock's start and stop around what counts.</summary>
    protected abstract Task ExecuteAsync(Candidate candidate, Pass<TItem, TResult> pass);

    private async Task ExecuteToTheEndAsync(Candidate candidate, Pass<TItem, TResult> pass)
    {
        try
        {
            await ExecuteAsync(candidate, pass).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (pass.IsStopping)
        {
            pass.Stop();
        }
    }

    private TItem[] Pick(ItemSet set)
    {
        if (set.IsEverything)
            return items;
        var picked = new TItem[set.Count];
        for (var index = 0; index < picked.Length; index++)
            picked[index] = items[set[index]];
        return picked;
    }

    private Trial Check(Candidate candidate, ItemSet set, Pass<TItem, TResult> pass, bool timed)
    {
        var (completed, overloaded, failed, compared) = (0, 0, 0, 0);
        string? overload = null, failure = null, difference = null;
        List<int> differing = [];
        for (var index = 0; index < set.Count; index++)
        {
            ref var outcome = ref pass.Outcomes[index];
            if (!outcome.Exists)
                continue;
            completed++;
            if (outcome.IsOverload)
            {
                overloaded++;
                overload ??= outcome.Error;
                continue;
            }

            failed += outcome.Error is null ? 0 : 1;
            failure ??= outcome.Error;
            ref var expected = ref reference[set[index]];
            if (!expected.Exists || expected.IsOverload)
            {
                if (candidate.IsSequential)
                    expected = outcome;
                continue;
            }

            compared++;
            if (Same(outcome, expected) || unstable.Contains(set[index]))
                continue;
            if (candidate.IsSequential && wasAlone)
                unstable.Add(set[index]);
            else if (differing.Count < Trial.MostDiffering)
                differing.Add(set[index]);
            difference ??= $"{NameOf(set[index])}: {TextOf(expected)} alone, {TextOf(outcome)} now";
        }

        return new(candidate, set)
        {
            Seconds = pass.Seconds,
            Completed = completed,
            Overloaded = overloaded,
            Overload = overload,
            Failed = failed,
            Failure = failure,
            Difference = difference,
            Compared = compared,
            Differing = differing,
            ItemSeconds = timed ? pass.ItemSeconds : null,
        };
    }

    private static string TextOf(Outcome<TResult> outcome) => LimitStage.Shortened(outcome.Error ?? TextOf(outcome.Result));

    // What a reader's own ToString throws is not worth an examination.
    private static string TextOf(object? value)
    {
        try
        {
            return (value?.ToString() ?? "nothing").ReplaceLineEndings(" ");
        }
        catch (Exception)
        {
            return "";
        }
    }

    private bool Same(in Outcome<TResult> outcome, in Outcome<TResult> expected) => outcome.Error is null && expected.Error is null
        ? Comparer.Equals(outcome.Result!, expected.Result!)
        : outcome.Error == expected.Error;
}
