using ParallelAsync.Charts;

namespace ParallelAsync.Measurement;

/// <summary>The kinds of approach that all charts of the collection colour alike, and one for what is none of them.</summary>
internal static class ApproachKinds
{
    public const string OneWorker = "other, one worker", SeveralWorkers = "other, several workers";

    /// <summary>All kinds, in the order of a legend.</summary>
    public static IReadOnlyList<string> All { get; } = [.. KnownApproach.All.Select(approach => approach.Name), OneWorker, SeveralWorkers];

    /// <summary>The kind that a label names; of a label that names none, whether one worker or several were at it.</summary>
    public static string Of(Timing timing) =>
        KnownApproach.Of(timing.Label)?.Name ?? (timing.Workers > 1 ? SeveralWorkers : OneWorker);
}
