namespace ParallelAsync.Advice;

/// <summary>What an examination comes to.</summary>
public enum Verdict
{
    /// <summary>Several items at once are faster.</summary>
    Parallel,

    /// <summary>Nothing that was tried is worth more than the plain loop.</summary>
    PlainLoop,

    /// <summary>Results change when items run beside each other: the work must not run in parallel as it is.</summary>
    Unsafe,

    /// <summary>A limit on how often one may ask is the bound: pace the requests.</summary>
    Limited,

    /// <summary>The measurements do not decide it.</summary>
    Undecided,
}
