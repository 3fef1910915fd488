namespace ParallelAsync.Advice;

/// <summary>What the adviser may do and how it compares.</summary>
/// <typeparam name="TResult">The type of a result.</typeparam>
public sealed record AdviserOptions<TResult>
{
    /// <summary>How often each item is run at most, in all, 2 or more. Lower it where a run costs something, such as a request to a paid service.</summary>
    public int MaximumRunsOfAnItem { get; init; } = 1_000;

    /// <summary>The most operations in flight, or threads that wait, that are tried, 1 or more.</summary>
    public int MaximumInFlight { get; init; } = 1_024;

    /// <summary>Whether worker processes are tried where the work is a static method of a compiled assembly.</summary>
    public bool TryProcesses { get; init; } = true;

    /// <summary>
    /// When two results are the same. When null, arrays and lists are compared element by element, and everything else by <see
    /// cref="object.Equals(object)"/>.
    /// </summary>
    public IEqualityComparer<TResult>? Comparer { get; init; }

    /// <summary>
    /// Which exceptions mean "too much at once" and not that something is wrong with the item, besides those that are known: HTTP 429, 502, 503 and 504,
    /// refused and lost connections, too many open files, time-outs.
    /// </summary>
    public Func<Exception, bool>? IsOverload { get; init; }

    internal AdviserOptions<TResult> Checked()
    {
        if (MaximumRunsOfAnItem < 2)
        {
            throw new ArgumentOutOfRangeException(
                nameof(MaximumRunsOfAnItem), MaximumRunsOfAnItem, "Expected 2 runs of an item or more: one alone, and one beside others to compare it with.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumInFlight, 1);
        return this;
    }
}
