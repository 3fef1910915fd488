using System.Globalization;
using ParallelAsync.Charts;

namespace ParallelAsync.Loops;

/// <summary>Lays out runs under a heap limit as a table.</summary>
internal static class MemoryTable
{
    private static readonly string[] Columns =
        ["Approach", "File", "Heap limit", "Outcome", "Peak heap", "Peak of the whole process", "Collections", "Wall time", "CPU time", "Result"];

    public static Table Of(IReadOnlyList<MemoryLimitedRun> runs) => new(Columns, runs.Select(Row));

    public static string Name(ReadingsApproach approach) => approach switch
    {
        ReadingsApproach.LoadAll => "Load all",
        _ => "Streaming",
    };

    public static string Name(MemoryLimitedOutcome outcome) => outcome switch
    {
        MemoryLimitedOutcome.OutOfMemory => "out of memory",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    private static string[] Row(MemoryLimitedRun run) =>
    [
        Name(run.Approach),
        Megabytes(run.FileBytes),
        Megabytes(run.LimitBytes),
        Name(run.Outcome),
        run.PeakHeapBytes is { } peak ? Megabytes(peak) : "–",
        Megabytes(run.PeakWorkingSetBytes),
        run.Collections is { } collections ? collections.ToString("N0", CultureInfo.InvariantCulture) : "–",
        Seconds(run.Wall),
        Seconds(run.Cpu),
        Result(run),
    ];

    private static string Result(MemoryLimitedRun run)
    {
        if (run.Summary is not { } summary)
            return run.Outcome == MemoryLimitedOutcome.Crashed ? $"exit code {run.ExitCode}: {run.Message}" : run.Message!;
        var bad = summary.BadLineCount == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {summary.BadLineCount:N0} bad lines, the first is line {summary.BadLines[0].Number:N0}");
        return string.Create(CultureInfo.InvariantCulture, $"{summary.Count:N0} readings of {summary.Stations.Count} stations{bad}");
    }

    private static string Megabytes(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)ReadingsFile.BytesPerMegabyte:0.#} MB");

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F2} s");
}
