namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>Says whether two contestants came to the same result, each of which is a file.</summary>
internal interface IResultCheck
{
    /// <summary>Compares a result with the one that is expected.</summary>
    CheckOutcome Compare(string expectedPath, string actualPath);
}
