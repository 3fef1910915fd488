using ParallelAsync.Charts;

namespace ParallelAsync.Loops;

/// <summary>Draws a <see cref="MemorySweep"/>.</summary>
internal static class MemoryChart
{
    public static Chart Of(MemorySweep sweep)
    {
        double[] sizes = [.. sweep.Runs.Select(run => Megabytes(run.FileBytes)).Distinct().Order()];
        double[] limit = [sweep.LimitMb, sweep.LimitMb];
        IEnumerable<Line> lines =
        [
            .. Enum.GetValues<ReadingsApproach>().SelectMany(approach => Lines(approach, sweep.Of(approach))),
            new Line("Heap limit", [sizes[0], sizes[^1]], limit),
        ];
        return Chart.Lines(
            "Memory over file size",
            new Axis("File size (MB)", AxisScale.Log2),
            new Axis("Peak managed heap (MB)") { Minimum = 0, Maximum = 1.2 * sweep.LimitMb },
            lines)
            .WithNote("Out of memory: what was held when the next request did not fit under the limit");
    }

    private static IEnumerable<Line> Lines(ReadingsApproach approach, IReadOnlyList<MemoryLimitedRun> runs)
    {
        var completed = runs.Where(run => run.Outcome == MemoryLimitedOutcome.Completed).ToList();
        if (completed.Count > 0)
            yield return new Line(MemoryTable.Name(approach), [.. completed.Select(Size)], [.. completed.Select(Peak)]) { Markers = true };

        // Marks and no line: between two runs that died there is nothing to read off. Where the process could not tell its peak, it died at the limit.
        foreach (var ended in runs.Where(run => run.Outcome != MemoryLimitedOutcome.Completed).GroupBy(run => run.Outcome))
            yield return new Line(
                $"{MemoryTable.Name(approach)}: {MemoryTable.Name(ended.Key)}",
                [.. ended.SelectMany(run => new[] { Size(run), double.NaN })],
                [.. ended.SelectMany(run => new[] { Peak(run), double.NaN })])
            { Markers = true };
    }

    private static double Size(MemoryLimitedRun run) => Megabytes(run.FileBytes);

    private static double Peak(MemoryLimitedRun run) => Megabytes(run.PeakHeapBytes ?? run.LimitBytes);

    private static double Megabytes(long bytes) => bytes / (double)ReadingsFile.BytesPerMegabyte;
}
