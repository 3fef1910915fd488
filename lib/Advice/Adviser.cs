using ParallelAsync.Charts;
using ParallelAsync.Measurement;
using ParallelAsync.Tracing;

namespace ParallelAsync.Advice;

/// <summary>
/// Answers "should I parallelise <em>my</em> code?" by trying: it samples the work, runs it in the ways that the sample makes plausible, in turns with a plain
/// loop, checks that the results stay the same, and recommends one of them, with its reasons and the code. lib/Advice/README.md explains how.
/// </summary>
/// <example><code>
/// await Adviser.ExamineAsync(files, Resize)
/// await Adviser.ExamineAsync(days, async (day, token) => await client.GetDayAsync(day, token))
/// </code></example>
public static class Adviser
{
    private const double LeastSeconds = 1;
    private const int ItemsOfTimeline = 1_000;
    private const int LanesOfTimeline = 100;
    private const double LeastShareOfTimeline = 0.02;
    private const double ShareOfMemory = 0.25;

    /// <summary>The time that an examination may take when nothing else is said.</summary>
    public static TimeSpan DefaultBudget { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Examines a function that keeps its thread until it is done.</summary>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <typeparam name="TResult">The type of a result; not a task, for which there is the other method.</typeparam>
    /// <param name="items">The items, at least one; they are copied into an array first.</param>
    /// <param name="work">What is done with each. It is run many times: <see cref="AdviserOptions{TResult}.MaximumRunsOfAnItem"/> says how often at most. What it throws is part of
    /// its outcome.</param>
    /// <param name="budget">The time that it may take, 1 s or more; null: <see cref="DefaultBudget"/>. No trial is begun that is not expected to end in it, and work on
    /// further items stops when it is over; an item that is being worked on is waited for.</param>
    /// <param name="options">What may be tried, and how results are compared.</param>
    /// <param name="progress">Is told what is going on, with the share of the budget that is used, and at last that it is over.</param>
    /// <param name="cancellationToken">Stops at the next item.</param>
    /// <returns>The recommendation.</returns>
    /// <exception cref="ArgumentException">There is no item, or the work returns a task.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The budget or an option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<Recommendation> ExamineAsync<TItem, TResult>(
        IEnumerable<TItem> items, Func<TItem, TResult> work, TimeSpan? budget = null, AdviserOptions<TResult>? options = null,
        IProgress<ProgressLine>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        var type = typeof(TResult);
        if (typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask) || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
        {
            throw new ArgumentException(
                $"Expected work that returns its result, got one that returns a {CSharpName.Of(type)}: only its start would be timed. Give it as async (item, token) => await ...", nameof(work));
        }

        if (IsLazy(type))
        {
            throw new ArgumentException(
                $"Expected work that returns what it made, got one that returns {CSharpName.Of(type)}, which may be a query that has yet to run: end it with ToArray().", nameof(work));
        }

        options = (options ?? new()).Checked();
        return ExamineAsync(new BlockingTrialRunner<TItem, TResult>(Checked(items), work, options), CountOf(items), budget, options, progress, cancellationToken);
    }

    /// <summary>Examines a function that is awaited.</summary>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <typeparam name="TResult">The type of a result.</typeparam>
    /// <param name="items">The items, at least one; they are copied into an array first.</param>
    /// <param name="work">What is done with each; its token ends what is under way when the budget is over; work that does not heed it is waited for. It is run many times: <see
    /// cref="AdviserOptions{TResult}.MaximumRunsOfAnItem"/> says how often at most.</param>
    /// <param name="budget">The time that it may take, 1 s or more; null: <see cref="DefaultBudget"/>.</param>
    /// <param name="options">What may be tried, and how results are compared.</param>
    /// <param name="progress">Is told what is going on, with the share of the budget that is used, and at last that it is over.</param>
    /// <param name="cancellationToken">Stops what is under way.</param>
    /// <returns>The recommendation.</returns>
    /// <exception cref="ArgumentException">There is no item.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The budget or an option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<Recommendation> ExamineAsync<TItem, TResult>(
        IEnumerable<TItem> items, Func<TItem, CancellationToken, ValueTask<TResult>> work, TimeSpan? budget = null, AdviserOptions<TResult>? options = null,
        IProgress<ProgressLine>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        options = (options ?? new()).Checked();
        return ExamineAsync(new AwaitedTrialRunner<TItem, TResult>(Checked(items), work, options), CountOf(items), budget, options, progress, cancellationToken);
    }

    private static async Task<Recommendation> ExamineAsync<TItem, TResult>(
        TrialRunner<TItem, TResult> runner, string? countOf, TimeSpan? budget, AdviserOptions<TResult> options, IProgress<ProgressLine>? progress, CancellationToken cancellationToken)
    {
        var time = budget ?? DefaultBudget;
        if (time.TotalSeconds < LeastSeconds || time > TimeSpan.FromDays(1))
            throw new ArgumentOutOfRangeException(nameof(budget), time, $"Expected a budget from {LeastSeconds} s to a day, got {time.TotalSeconds} s.");

        var examination = new Examination(
            runner,
            new(time, Environment.ProcessorCount, TimeProvider.System)
            {
                MaximumRunsOfAnItem = options.MaximumRunsOfAnItem,
                MaximumInFlight = options.MaximumInFlight,
                Progress = progress,
            },
            cancellationToken);
        // Not on the caller's context: a notebook's would be asked for every step.
        var finding = await Task.Run(examination.RunAsync, cancellationToken).ConfigureAwait(false);
        var trace = await TraceAsync(runner, examination.Session, finding, cancellationToken).ConfigureAwait(false);
        finding = examination.Session.Completed(finding);
        progress?.Report(new ProgressLine($"Examined {Units.Whole(finding.Profile.Items)} items in {Units.Time(finding.Elapsed)}."));
        return new Recommendation(finding, time, Code(finding, typeof(TResult), runner.IsAsynchronous, countOf), Machine.Current, trace);
    }

    /// <summary>One more run of the choice, on as many items as a timeline shows well and as the time that is left allows.</summary>
    private static async Task<Trace?> TraceAsync<TItem, TResult>(TrialRunner<TItem, TResult> runner, TrialSession session, Finding finding, CancellationToken cancellationToken)
    {
        var left = Math.Max((session.Budget - session.Elapsed) / 2, LeastShareOfTimeline * session.Budget);
        var seconds = finding.Results.FirstOrDefault(result => result.Candidate == finding.Choice) is { SecondsForAll.Count: > 0 } result
            ? result.MedianSeconds / finding.Profile.Items
            : finding.Profile.SecondsPerItem;
        // More lanes than these make a picture that nobody can read.
        var most = finding.Choice.Workers > LanesOfTimeline ? LanesOfTimeline : ItemsOfTimeline;
        var set = ItemSet.Spread(runner.Items, (int)Math.Min(left / seconds, most));
        if (set.Count < Math.Min(2, runner.Items) || !session.TryReserve(set))
            return null;
        session.Tell("drawing the timeline");
        return await runner.TraceAsync(finding.Choice, set, TimeSpan.FromSeconds(left), cancellationToken).ConfigureAwait(false);
    }

    private static bool IsLazy(Type type) => type.IsInterface && type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(IEnumerable<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>) || type.GetGenericTypeDefinition() == typeof(IQueryable<>));

    private static string Code(Finding finding, Type resultType, bool isAsynchronous, string? countOf) => new PastedCode(finding.Choice, resultType)
    {
        IsAsynchronous = isAsynchronous,
        CountOf = countOf,
        KeepsErrors = finding.Profile.FailureShare > 0 || finding.Profile.OverloadShare > 0,
        // What was allocated bounds what the results hold.
        Streams = finding.Profile.BytesPerItem * finding.Profile.Items > ShareOfMemory * GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
    }.ToString();

    private static string? CountOf<TItem>(IEnumerable<TItem> items) => items switch
    {
        TItem[] => "items.Length",
        IReadOnlyList<TItem> => "items.Count",
        _ => null,
    };

    private static TItem[] Checked<TItem>(IEnumerable<TItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        TItem[] all = [.. items];
        return all.Length > 0 ? all : throw new ArgumentException("Expected at least one item, got none: there is nothing to try.", nameof(items));
    }
}
