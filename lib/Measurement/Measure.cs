using System.Runtime.CompilerServices;

namespace ParallelAsync.Measurement;

/// <summary>
/// Measures how long work takes, how much CPU time and how many bytes. The method, in short (lib/Measurement/README.md has the reasons):
/// <list type="number">
/// <item>Warm-up: batches of runs, until it has made 60 runs in 0.3 s and three batches in a row brought no gain of 5 %, or until 1 s has
/// passed. The batches are the trial that sizes the samples: as many runs in a row as last about 10 ms.</item>
/// <item>All garbage is collected, once.</item>
/// <item>Samples: batches of that size, each timed on the wall clock and divided by its runs, until there are 5 and they fill 0.5 s; at
/// most 200, at most 10 s. Several approaches take turns, one sample each: A B C, C B A, A B C.</item>
/// <item>Wall-clock time is given as median and quartiles over the samples; CPU time and allocated bytes as the mean over all runs.</item>
/// </list>
/// Every number can be changed by <see cref="MeasureOptions"/>. Measure whole loops, not single operations: calling the work costs 2 to 3
/// ns.
/// </summary>
public static class Measure
{
    /// <summary>Measures work that returns nothing.</summary>
    /// <param name="label">The approach, as tables and charts name it.</param>
    /// <param name="work">One run. What it throws comes out as it is.</param>
    /// <param name="items">Items that one run works on, 1 or more.</param>
    /// <param name="workers">Workers that the work uses at once, 1 or more; efficiency is calculated with it.</param>
    /// <param name="samples">Exactly so many samples, however long they take; null: as the options say.</param>
    /// <param name="options">How long and how often; null: <see cref="MeasureOptions.Default"/>.</param>
    /// <param name="progress">Told after every batch of runs, outside of what is timed.</param>
    /// <param name="cancellationToken">Heeded between batches.</param>
    /// <returns>The timing.</returns>
    /// <exception cref="ArgumentException">The label is empty, or a number is out of its range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Timing Run(
        string label, Action work, long items = 1, int workers = 1, int? samples = null,
        MeasureOptions? options = null, IProgress<MeasureProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new Session([Approach.Of(label, work)], items, workers, samples, options, progress, cancellationToken).Run()[0];

    /// <summary>Measures work that returns a result, which is kept alive so that the compiler cannot leave the work out.</summary>
    /// <typeparam name="T">The result's type; not a task, for which there is <see cref="RunAsync(string, Func{Task}, long, int, int?,
    /// MeasureOptions?, IProgress{MeasureProgress}?, CancellationToken)"/>.</typeparam>
    /// <inheritdoc cref="Run(string, Action, long, int, int?, MeasureOptions?, IProgress{MeasureProgress}?, CancellationToken)"/>
    public static Timing Run<T>(
        string label, Func<T> work, long items = 1, int workers = 1, int? samples = null,
        MeasureOptions? options = null, IProgress<MeasureProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new Session([Approach.Of(label, work)], items, workers, samples, options, progress, cancellationToken).Run()[0];

    /// <summary>Measures asynchronous work: a run ends when its task does, and the next begins then.</summary>
    /// <inheritdoc cref="Run(string, Action, long, int, int?, MeasureOptions?, IProgress{MeasureProgress}?, CancellationToken)"/>
    public static async Task<Timing> RunAsync(
        string label, Func<Task> work, long items = 1, int workers = 1, int? samples = null,
        MeasureOptions? options = null, IProgress<MeasureProgress>? progress = null, CancellationToken cancellationToken = default) =>
        (await new Session([Approach.OfAsync(label, work)], items, workers, samples, options, progress, cancellationToken).RunAsync())[0];

    /// <typeparam name="T">The result's type.</typeparam>
    /// <inheritdoc cref="RunAsync(string, Func{Task}, long, int, int?, MeasureOptions?, IProgress{MeasureProgress}?, CancellationToken)"/>
    public static Task<Timing> RunAsync<T>(
        string label, Func<Task<T>> work, long items = 1, int workers = 1, int? samples = null,
        MeasureOptions? options = null, IProgress<MeasureProgress>? progress = null, CancellationToken cancellationToken = default) =>
        RunAsync(label, (Func<Task>)work, items, workers, samples, options, progress, cancellationToken);

    /// <summary>
    /// Measures approaches in alternation, so that a disturbance of the machine meets them all. The first is the baseline. All take equally
    /// many samples.
    /// </summary>
    /// <param name="approaches">At least one, with different labels; those that use more workers than others are made by <see
    /// cref="Approach.Of(string, Action, long?, int?)"/>.</param>
    /// <param name="items">Items that one run works on, 1 or more, where the approach does not say.</param>
    /// <param name="workers">Workers used at once, 1 or more, where the approach does not say.</param>
    /// <param name="samples">Exactly so many samples of each, however long they take; null: as the options say.</param>
    /// <param name="name">The name of the set.</param>
    /// <param name="options">How long and how often, for each approach; null: <see cref="MeasureOptions.Default"/>.</param>
    /// <param name="progress">Told after every batch of runs, outside of what is timed.</param>
    /// <param name="cancellationToken">Heeded between batches.</param>
    /// <returns>The timings, in the order of the approaches.</returns>
    /// <exception cref="ArgumentException">There is no approach, labels are empty or the same, or a number is out of its range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Timings Compare(
        IReadOnlyList<Approach> approaches, long items = 1, int workers = 1, int? samples = null, string name = "Comparison",
        MeasureOptions? options = null, IProgress<MeasureProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Gather(name, new Session(approaches, items, workers, samples, options, progress, cancellationToken).Run());

    /// <typeparam name="T">The type that all results have.</typeparam>
    /// <inheritdoc cref="Compare(IReadOnlyList{Approach}, long, int, int?, string, MeasureOptions?, IProgress{MeasureProgress}?, CancellationToken)"/>
    [OverloadResolutionPriority(2)]
    public static Timings Compare<T>(
        IReadOnlyList<(string Label, Func<T> Work)> approaches, long items = 1, int workers = 1, int? samples = null, string name = "Comparison",
        MeasureOptions? options = null, IProgress<MeasureProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Compare(Named(approaches, Approach.Of), items, workers, samples, name, options, progress, cancellationToken);

    // Where the results have different types: without it they would be taken for an Action and not be kept alive.
    /// <inheritdoc cref="Compare(IReadOnlyList{Approach}, long, int, int?, string, MeasureOptions?, IProgress{MeasureProgress}?, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public static Timings Compare(
        IReadOnlyList<(string Label, Func<object?> Work)> approaches, long items = 1, int workers = 1, int? samples = null, string name = "Comparison",
        MeasureOptions? options = null, IProgress<MeasureProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Compare(Named(approaches, Approach.Of), items, workers, samples, name, options, progress, cancellationToken);

    /// <inheritdoc cref="Compare(IReadOnlyList{Approach}, long, int, int?, string, MeasureOptions?, IProgress{MeasureProgress}?, CancellationToken)"/>
    public static Timings Compare(
        IReadOnlyList<(string Label, Action Work)> approaches, long items = 1, int workers = 1, int? samples = null, string name = "Comparison",
        MeasureOptions? options = null, IProgress<MeasureProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Compare(Named(approaches, Approach.Of), items, workers, samples, name, options, progress, cancellationToken);

    /// <inheritdoc cref="Compare(IReadOnlyList{Approach}, long, int, int?, string, MeasureOptions?, IProgress{MeasureProgress}?, CancellationToken)"/>
    public static async Task<Timings> CompareAsync(
        IReadOnlyList<Approach> approaches, long items = 1, int workers = 1, int? samples = null, string name = "Comparison",
        MeasureOptions? options = null, IProgress<MeasureProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Gather(name, await new Session(approaches, items, workers, samples, options, progress, cancellationToken).RunAsync());

    /// <inheritdoc cref="Compare(IReadOnlyList{Approach}, long, int, int?, string, MeasureOptions?, IProgress{MeasureProgress}?, CancellationToken)"/>
    public static Task<Timings> CompareAsync(
        IReadOnlyList<(string Label, Func<Task> Work)> approaches, long items = 1, int workers = 1, int? samples = null, string name = "Comparison",
        MeasureOptions? options = null, IProgress<MeasureProgress>? progress = null, CancellationToken cancellationToken = default) =>
        CompareAsync(Named(approaches, Approach.OfAsync), items, workers, samples, name, options, progress, cancellationToken);

    private static Approach[] Named<TWork>(IReadOnlyList<(string Label, TWork Work)> approaches, Func<string, TWork, long?, int?, Approach> of)
    {
        ArgumentNullException.ThrowIfNull(approaches);
        return [.. approaches.Select(approach => of(approach.Label, approach.Work, null, null))];
    }

    private static Timings Gather(string name, IReadOnlyList<Timing> measured)
    {
        var timings = new Timings(name);
        foreach (var timing in measured)
            timings.Add(timing);
        return timings;
    }
}
