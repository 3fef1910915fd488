using ParallelAsync.Charts;

namespace ParallelAsync.Advice;

/// <summary>What an examination needs besides the runner.</summary>
/// <param name="Budget">The time that it may take.</param>
/// <param name="Cores">Cores that may be used, 1 or more.</param>
/// <param name="TimeProvider">The clock.</param>
internal sealed record ExaminationOptions(TimeSpan Budget, int Cores, TimeProvider TimeProvider)
{
    public int MaximumRunsOfAnItem { get; init; } = 1_000;

    public int MaximumInFlight { get; init; } = 1_024;

    public IProgress<ProgressLine>? Progress { get; init; }
}
