using System.Collections;
using ParallelAsync.Charts;

namespace ParallelAsync.Measurement;

/// <summary>
/// Timings of one question, compared with a baseline. Shows itself as a table, draws itself with the methods of <see
/// cref="TimingsCharts"/>, and is kept for the last notebook by <see cref="Record"/>.
/// </summary>
/// <param name="name">What was timed; also the key under which the set is recorded.</param>
/// <param name="baseline">The label that the others are compared with; null: the first one added.</param>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed class Timings(string name, string? baseline = null) : IEnumerable<Timing>, ITableSource
{
    private readonly List<Timing> timings = [];

    /// <summary>What was timed.</summary>
    public string Name { get; } = string.IsNullOrWhiteSpace(name)
        ? throw new ArgumentException("Expected a name that says what was timed, such as \"Squaring\", got an empty one.", nameof(name))
        : name;

    /// <summary>The label that the others are compared with; null while there is none.</summary>
    public string? Baseline => baseline ?? timings.FirstOrDefault()?.Label;

    /// <summary>What the timings were taken on.</summary>
    public Machine Machine { get; init; } = Machine.Current;

    /// <summary>When the set was recorded; null when it was not loaded from a file.</summary>
    public DateTimeOffset? Recorded { get; init; }

    /// <summary>The notebook that recorded the set, such as "01"; null when it was not loaded from a file.</summary>
    public string? Notebook { get; init; }

    /// <summary>How many timings there are.</summary>
    public int Count => timings.Count;

    /// <summary>The timing of a label; of several the one with the fewest workers.</summary>
    /// <param name="label">The approach.</param>
    /// <exception cref="KeyNotFoundException">There is no such label.</exception>
    public Timing this[string label] => timings.Where(timing => timing.Label == label).MinBy(timing => timing.Workers)
        ?? throw new KeyNotFoundException(
            $"Expected one of {string.Join(", ", timings.Select(timing => $"\"{timing.Label}\"").Distinct())}, got \"{label}\".");

    /// <summary>Adds a timing. One of the same label, workers and items is replaced, so that a cell can be run again.</summary>
    /// <param name="timing">The timing.</param>
    public void Add(Timing timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        var same = timings.FindIndex(other => (other.Label, other.Workers, other.Items) == (timing.Label, timing.Workers, timing.Items));
        if (same >= 0)
            timings[same] = timing;
        else
            timings.Add(timing);
    }

    /// <summary>
    /// What a timing is compared with: the baseline of the same number of items, of several the one with the fewest workers.
    /// </summary>
    /// <param name="timing">A timing.</param>
    /// <returns>The baseline, or null when there is none of that size.</returns>
    public Timing? BaselineOf(Timing timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        return timings.Where(other => other.Label == Baseline && other.Items == timing.Items).MinBy(other => other.Workers);
    }

    /// <summary>The number of items from which one approach stays faster than another, in a set of timings over several sizes.</summary>
    /// <param name="label">The approach that may pay only for many items.</param>
    /// <param name="over">The approach that it is compared with.</param>
    /// <returns>
    /// The smallest size timed with both from which on the median of <paramref name="label"/> is the lower one at every size; null when it is not even
    /// at the largest.
    /// </returns>
    /// <exception cref="KeyNotFoundException">There is no such label.</exception>
    public long? BreakEven(string label, string over)
    {
        _ = (this[label], this[over]);
        return timings.Where(timing => timing.Label == label)
            .SelectMany(timing => timings.Where(other => other.Label == over && other.Items == timing.Items), (timing, other) => (timing.Items, Faster: timing.Wall.Median < other.Wall.Median))
            .OrderByDescending(size => size.Items)
            .TakeWhile(size => size.Faster)
            .Select(size => (long?)size.Items)
            .LastOrDefault();
    }

    /// <summary>The timings as a table: one row an approach, the machine in its note.</summary>
    /// <returns>The table.</returns>
    public Table ToTable() => TimingsTable.Of(this);

    /// <summary>
    /// Keeps the set in <c>artifacts/timings/NN.json</c> for the last notebook; lib/Measurement/README.md describes the file. Sets of other
    /// names stay in the file, one of the same name is replaced. The file is replaced as a whole: a stopped run leaves the one before.
    /// </summary>
    /// <param name="notebook">The notebook's number, such as "01".</param>
    /// <param name="folder">Where to keep it; null: <c>timings</c> beside the folder <c>artifacts/lib</c> that this library was built
    /// into.</param>
    /// <param name="timeProvider">The clock that the date comes from; null: the system's.</param>
    /// <exception cref="ArgumentException">The notebook's number is not made of letters, digits, - and _.</exception>
    /// <exception cref="InvalidOperationException">The library does not lie in <c>artifacts/lib</c> and no folder is given, or the set is
    /// empty.</exception>
    /// <exception cref="InvalidDataException">The file that is there is not one of recorded timings.</exception>
    public void Record(string notebook, string? folder = null, TimeProvider? timeProvider = null) =>
        TimingsFile.Add(notebook, this, folder, timeProvider ?? TimeProvider.System);

    /// <summary>Reads what <see cref="Record"/> kept.</summary>
    /// <param name="path">A file such as <c>../artifacts/timings/01.json</c>.</param>
    /// <returns>Its sets, in the order in which they were first recorded.</returns>
    /// <exception cref="FileNotFoundException">There is no such file: the notebook has not been run.</exception>
    /// <exception cref="InvalidDataException">It is not a file of recorded timings.</exception>
    public static IReadOnlyList<Timings> Load(string path) => TimingsFile.Load(path);

    /// <summary>Reads what all notebooks kept.</summary>
    /// <param name="folder">Where they kept it; null: as in <see cref="Record"/>.</param>
    /// <returns>The sets by notebook; none when no notebook has recorded any.</returns>
    /// <exception cref="InvalidOperationException">The library does not lie in <c>artifacts/lib</c> and no folder is given.</exception>
    /// <exception cref="InvalidDataException">A file in it is not one of recorded timings.</exception>
    public static IReadOnlyList<Timings> LoadAll(string? folder = null) => TimingsFile.LoadAll(folder);

    /// <inheritdoc/>
    public IEnumerator<Timing> GetEnumerator() => timings.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
