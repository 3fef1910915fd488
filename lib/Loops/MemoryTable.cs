using ParallelAsync.Charts;
using ParallelAsync.Measurement;

namespace ParallelAsync.Loops;

/// <summary>Lays out runs under a heap limit as a table.</summary>
internal static class MemoryTable
{
    private const string Unknown = "–";

    private static readonly string[] Columns =
        ["Approach", "File", "Outcome", "Peak heap", "Peak process", "Wall time", "CPU time", "Result"];

    public static Table Of(IReadOnlyList<MemoryLimitedRun> runs) => new(
        $"How much memory it takes to summarise a file of readings with a heap limit of {Limits(runs)}.", Columns, runs.Select(Row))
    {
        Note = Machine.Current.ToString(),
    };

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
        Units.Bytes(run.FileBytes),
        Name(run.Outcome),
        run.PeakHeapBytes is { } peak ? Units.Bytes(peak) : Unknown,
        Units.Bytes(run.PeakWorkingSetBytes),
        Units.Time(run.Wall.TotalSeconds),
        Units.Time(run.Cpu.TotalSeconds),
        Result(run),
    ];

    private static string Result(MemoryLimitedRun run) => run switch
    {
        { Summary: { BadLineCount: 0 } summary } => Readings(summary),
        { Summary: { } summary } => $"{Readings(summary)}, {Counted(summary.BadLineCount, "bad line")} (the first: line {Units.Whole(summary.BadLines[0].Number)}, {summary.BadLines[0].Problem})",
        { Outcome: MemoryLimitedOutcome.Crashed } => $"exit code {run.ExitCode}: {run.Message}",
        // The outcome says it; the exception's own words are in the run.
        _ => "none",
    };

    private static string Limits(IReadOnlyList<MemoryLimitedRun> runs) =>
        string.Join(", ", runs.Select(run => run.LimitBytes).Distinct().Order().Select(limit => Units.Bytes(limit)));

    private static string Readings(ReadingsSummary summary) => $"{Counted(summary.Count, "reading")} of {Counted(summary.Stations.Count, "station")}";

    private static string Counted(long number, string name) => $"{Units.Whole(number)} {name}{(number == 1 ? "" : "s")}";
}
