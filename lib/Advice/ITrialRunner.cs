namespace ParallelAsync.Advice;

/// <summary>Runs candidates. The seam between what is measured and what follows from it: tests put simulated machines here.</summary>
internal interface ITrialRunner
{
    /// <summary>How many items there are, 1 or more.</summary>
    int Items { get; }

    /// <summary>Whether the work is awaited.</summary>
    bool IsAsynchronous { get; }

    /// <summary>Why worker processes cannot run the work; null when they can.</summary>
    string? WhyNoProcesses { get; }

    /// <summary>Items for which two plain loops gave different results before anything ran beside them, so that nothing can be said of the results of others.</summary>
    int Unstable { get; }

    /// <summary>From now on a plain loop that gives another result is a sign of damage: something has run beside it.</summary>
    void EndOfSolitude();

    /// <summary>Runs a candidate once on each item of a set.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="set">The items.</param>
    /// <param name="limit">When to stop handing out items.</param>
    /// <param name="timed">Whether the times of single items are asked for; the plain loop's only.</param>
    /// <param name="cancellationToken">Stops at the next item.</param>
    Task<Trial> RunAsync(Candidate candidate, ItemSet set, TimeSpan limit, bool timed, CancellationToken cancellationToken);

    /// <summary>Waits until what has run is compiled to the end.</summary>
    /// <param name="most">How long at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task SettleAsync(TimeSpan most, CancellationToken cancellationToken);

    /// <summary>How an item is called in a report.</summary>
    string NameOf(int position);
}
