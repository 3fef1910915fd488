using ParallelAsync.Charts;

namespace ParallelAsync.Measurement;

/// <summary>
/// The kinds of approach that all charts of the collection colour alike. The names are such that <see cref="Palette"/> gives each its colour.
/// </summary>
internal static class ApproachKinds
{
    public const string OneWorker = "other, one worker", SeveralWorkers = "other, several workers";

    private static readonly (string Colour, string Name)[] Named =
    [
        (Palette.Sequential, "plain loop"),
        (Palette.Linq, "LINQ"),
        (Palette.Simd, "SIMD"),
        (Palette.Threads, "threads"),
        (Palette.Async, "asynchronous"),
        (Palette.Processes, "processes"),
    ];

    /// <summary>All kinds, in the order of a legend.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Named.Select(kind => kind.Name), OneWorker, SeveralWorkers];

    /// <summary>The kind that a label names; of a label that names none, whether one worker or several were at it.</summary>
    public static string Of(Timing timing)
    {
        var colour = Palette.ApproachOf(timing.Label);
        var unnamed = timing.Workers > 1 ? SeveralWorkers : OneWorker;
        return Named.Where(kind => kind.Colour == colour).Select(kind => kind.Name).FirstOrDefault(unnamed);
    }
}
