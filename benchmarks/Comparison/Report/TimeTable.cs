using ParallelAsync.Charts;
using ParallelAsync.Measurement;

namespace ParallelAsync.Benchmarks.Comparison.Report;

/// <summary>The times of a part: a row a contestant, those that were skipped or failed included.</summary>
internal static class TimeTable
{
    private const string Unknown = "–";

    public static Table Of(PartResult part)
    {
        var columns = Columns.Where(column => part.Measured.Any(result => column.Cell(part, result) != Unknown)).ToList();
        return new(
            $"How long each contestant takes: {part.Part.Title}.",
            ["Contestant", .. columns.Select(column => column.Heading(part))],
            part.Contestants.Select(result => (string[])[Name(result), .. columns.Select(column => result.IsMeasured ? column.Cell(part, result) : Unknown)]));
    }

    private static IReadOnlyList<Column> Columns { get; } =
    [
        new(_ => "Wall time, median", (_, result) => Units.Time(result.Wall.Median)),
        new(_ => "Quartiles", (_, result) => result.Passes.Count > 1 ? Units.Quartiles(result.Wall) : Unknown),
        new(part => $"{part.Part.ItemName} / s", (part, result) => part.Part.ItemBytes is null && result.Contestant.Items > 1 ? Units.Count(result.ItemsPerSecond) : Unknown),
        new(_ => "MB/s each way", (part, result) => part.Part.ItemBytes is { } bytes ? Units.Digits(bytes * result.ItemsPerSecond / 1e6) : Unknown),
        new(_ => "Speedup", Speedup),
        new(_ => "CPU time", (part, result) => part.Part.ShowsResources && result.CpuSeconds is { } cpu ? Units.Time(cpu) : Unknown),
        new(_ => "Peak memory", (_, result) => result.PeakBytes is { } bytes ? Units.Bytes(bytes) : Unknown),
        new(_ => "First run", (_, result) => result.FirstSeconds is { } first ? Units.Time(first) : Unknown),
    ];

    private static string Name(ContestantResult result) =>
        result.Contestant.FullName + (result.Skipped is not null ? " (skipped)" : result.Failed is not null ? " (failed)" : "");

    /// <summary>Over the first contestant of the same language, as long as that one has times.</summary>
    private static string Speedup(PartResult part, ContestantResult result)
    {
        var own = part.Contestants.Where(other => other.Contestant.Language == result.Contestant.Language).ToList();
        return own.Count > 1 && own[0].IsMeasured ? Units.Digits(result.RatioTo(own[0]).Median) : Unknown;
    }

    private sealed record Column(Func<PartResult, string> Heading, Func<PartResult, ContestantResult, string> Cell);
}
