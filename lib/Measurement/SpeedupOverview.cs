using ParallelAsync.Charts;

namespace ParallelAsync.Measurement;

/// <summary>
/// Every speedup that the notebooks recorded. A set that the reader's own runs lack is taken from those that come with the collection, and says
/// so.
/// </summary>
public sealed class SpeedupOverview
{
    private readonly List<(Timings Set, bool IsOwn)> sets;

    /// <summary>Joins what the reader measured with what comes with the collection.</summary>
    /// <param name="own">The reader's sets.</param>
    /// <param name="recorded">The sets that stand in for missing ones of the same notebook and name.</param>
    /// <exception cref="InvalidOperationException">There is no set at all.</exception>
    public SpeedupOverview(IEnumerable<Timings> own, IEnumerable<Timings> recorded)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(recorded);
        var all = own.Select(set => (Set: set, IsOwn: true)).Concat(recorded.Select(set => (Set: set, IsOwn: false)));
        sets = [.. all.DistinctBy(entry => (entry.Set.Notebook, entry.Set.Name)).OrderBy(entry => entry.Set.Notebook, StringComparer.Ordinal)];
        if (sets.Count == 0)
            throw new InvalidOperationException("Expected recorded timings, got none: run a notebook that measures, such as 01, or name the folder of the recorded ones.");
        Speedups = [.. sets.SelectMany(entry => SpeedupsOf(entry.Set, entry.IsOwn))];
    }

    /// <summary>All speedups but those of the baselines, which are 1 by definition, by notebook.</summary>
    public IReadOnlyList<RecordedSpeedup> Speedups { get; }

    /// <summary>Loads the reader's own timings, and the recorded ones in place of what is missing.</summary>
    /// <param name="recordedFolder">The folder of the timings that come with the collection.</param>
    /// <param name="ownFolder">The folder of the reader's own; null or empty: where <see cref="Timings.Record"/> keeps them.</param>
    /// <exception cref="DirectoryNotFoundException">There is no folder of recorded timings.</exception>
    /// <exception cref="InvalidDataException">A file in one of the folders is not one of recorded timings.</exception>
    /// <exception cref="InvalidOperationException">Neither folder holds any.</exception>
    public static SpeedupOverview Load(string recordedFolder, string? ownFolder = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(recordedFolder);
        if (!Directory.Exists(recordedFolder))
            throw new DirectoryNotFoundException($"Expected a folder of recorded timings, found none named \"{Path.GetFileName(recordedFolder)}\": it lies beside the notebooks.");
        return new(Timings.LoadAll(string.IsNullOrEmpty(ownFolder) ? null : ownFolder), Timings.LoadAll(recordedFolder));
    }

    /// <summary>
    /// A point for each speedup on a logarithmic axis, a row for each experiment, a colour for each kind of approach; published speedups in rows of
    /// their own below.
    /// </summary>
    /// <param name="published">Names and speedups that were not measured here.</param>
    /// <param name="source">Whose they are, for the legend.</param>
    public Chart ToChart(IReadOnlyCollection<(string Name, double Speedup)>? published = null, string source = "the talk") =>
        SpeedupOverviewChart.Of(this, published ?? [], source);

    /// <summary>A row for each approach of each experiment; a range where it was timed with several sizes or numbers of workers.</summary>
    public Table ToTable() => new(
        "How many times as fast each approach was as the one that its experiment compares with; a range where there were several sizes or numbers of workers.",
        ["Experiment", "Approach", "Workers", "Speedup", "Efficiency"],
        Speedups.GroupBy(speedup => (speedup.Notebook, speedup.Experiment, speedup.Timing.Label)).Select(approach => (string[])
        [
            $"{approach.Key.Notebook} {approach.Key.Experiment}{(approach.First().IsOwn ? "" : SpeedupOverviewChart.RecordedMark)}",
            approach.Key.Label,
            Range(approach, speedup => speedup.Timing.Workers, workers => Units.Whole((long)workers)),
            Range(approach, speedup => speedup.Value, Units.Digits),
            approach.Any(speedup => speedup.Timing.Workers > 1) ? Range(approach, speedup => speedup.Efficiency, Units.Percent) : "–",
        ]))
    {
        Note = sets.TrueForAll(entry => entry.IsOwn) ? null : SourceNote,
    };

    /// <summary>Where each experiment's timings come from: machine and date.</summary>
    public Table ToSourceTable() => new(
        "Where the timings of each experiment come from.",
        ["Experiment", "Compared with", "From", "Date", "Machine"],
        sets.Select(entry => (string[])
        [
            RowOf(entry.Set),
            entry.Set.Baseline ?? "–",
            SourceOf(entry.IsOwn),
            entry.Set.Recorded is { } date ? FormattableString.Invariant($"{date:yyyy-MM-dd}") : "–",
            $"{entry.Set.Machine.Processor}, {entry.Set.Machine.CoresUsable}",
        ]));

    /// <summary>The experiments that have a speedup, in order, with whether the reader measured them.</summary>
    internal IReadOnlyList<(string Row, bool IsOwn)> Rows =>
        [.. Speedups.Select(speedup => ($"{speedup.Notebook} {speedup.Experiment}", speedup.IsOwn)).Distinct()];

    /// <summary>Where the sets come from, on one line: machines of recorded ones with their dates.</summary>
    internal string SourceNote => string.Join("; ", sets
        .GroupBy(entry => (entry.IsOwn, entry.Set.Machine.Processor, entry.Set.Machine.CoresUsable))
        .Select(group => $"{(group.Key.IsOwn ? "own runs" : "* recorded")} on {group.Key.Processor}, {group.Key.CoresUsable}, {Dates(group.Select(entry => entry.Set.Recorded))}"));

    private static IEnumerable<RecordedSpeedup> SpeedupsOf(Timings set, bool isOwn) =>
        from timing in set
        let baseline = set.BaselineOf(timing)
        where baseline is not null && !ReferenceEquals(baseline, timing) && timing.Wall.Median > 0 && baseline.Wall.Median > 0
        select new RecordedSpeedup(set.Notebook ?? "", set.Name, timing, timing.SpeedupOver(baseline), timing.EfficiencyAgainst(baseline), isOwn);

    private static string RowOf(Timings set) => $"{set.Notebook} {set.Name}".Trim();

    private static string SourceOf(bool isOwn) => isOwn ? "own run" : "recorded";

    private static string Dates(IEnumerable<DateTimeOffset?> dates)
    {
        var days = dates.OfType<DateTimeOffset>().Select(date => FormattableString.Invariant($"{date:yyyy-MM-dd}")).Distinct().Order(StringComparer.Ordinal).ToList();
        return days.Count switch { 0 => "undated", 1 => days[0], _ => $"{days[0]} to {days[^1]}" };
    }

    private static string Range(IEnumerable<RecordedSpeedup> speedups, Func<RecordedSpeedup, double> number, Func<double, string> format)
    {
        var (low, high) = (format(speedups.Min(number)), format(speedups.Max(number)));
        return low == high ? low : $"{low} to {high}";
    }
}
