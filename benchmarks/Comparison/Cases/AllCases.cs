namespace ParallelAsync.Benchmarks.Comparison.Cases;

/// <summary>The cases, in the order in which they are run.</summary>
internal static class AllCases
{
    public static IReadOnlyList<Case> All { get; } = [XRayCase.Case, WeatherCase.Case, PoolCase.Case, LoopsCase.Case];
}
