namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>The two sides of a comparison.</summary>
internal enum Language
{
    /// <summary>The talk's way.</summary>
    Python,

    /// <summary>This project's library.</summary>
    CSharp,
}
