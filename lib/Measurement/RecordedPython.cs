using System.Text.Json;
using ParallelAsync.Charts;
using ParallelAsync.Files;

namespace ParallelAsync.Measurement;

/// <summary>
/// Times of Python that were recorded by <c>dotnet run --project benchmarks -- compare --record</c>, so that a notebook can show them where there is no Python. They are
/// another machine's, unless it is yours: show <see cref="Label"/> beside them. Shows itself as a table.
/// </summary>
/// <example><code>
/// var python = RecordedPython.Read("recorded/python.json");
/// display($"{python["xray: ProcessPoolExecutor, 2 workers"].Median} s ({python.Label})");
/// </code></example>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed class RecordedPython : ITableSource
{
    /// <summary>The name of the file among those with recorded timings, which are of another kind.</summary>
    internal const string FileName = "python.json";

    private const int CurrentSchema = 1;

    private readonly RecordedPythonFile file;

    /// <summary>Gathers figures that were taken in one session.</summary>
    /// <param name="machine">What they were taken on.</param>
    /// <param name="versions">Of Python and its modules, by name, "Python" among them.</param>
    /// <param name="recorded">When.</param>
    /// <param name="figures">The figures, no two of one name.</param>
    /// <exception cref="ArgumentException">There is no version of Python, or two figures have the same name.</exception>
    public RecordedPython(Machine machine, IReadOnlyDictionary<string, string> versions, DateTimeOffset recorded, IReadOnlyList<PythonFigure> figures)
        : this(new RecordedPythonFile(CurrentSchema, recorded, machine, versions, figures))
    {
    }

    private RecordedPython(RecordedPythonFile file)
    {
        if (!file.Versions.ContainsKey("Python"))
            throw new ArgumentException("Expected the version of \"Python\" among the versions.");
        if (file.Figures.CountBy(figure => figure.Name).FirstOrDefault(name => name.Value > 1).Key is { } twice)
            throw new ArgumentException($"Expected figures of different names, got two of \"{twice}\".");
        this.file = file;
    }

    /// <summary>What the figures were taken on.</summary>
    public Machine Machine => file.Machine;

    /// <summary>The version of Python, as in "3.11.2".</summary>
    public string PythonVersion => file.Versions["Python"];

    /// <summary>The versions of Python and of its modules, by name.</summary>
    public IReadOnlyDictionary<string, string> Versions => file.Versions;

    /// <summary>When the figures were taken.</summary>
    public DateTimeOffset Recorded => file.Recorded;

    /// <summary>All figures, in the order in which they were taken.</summary>
    public IReadOnlyList<PythonFigure> Figures => file.Figures;

    /// <summary>What must stand beside a figure.</summary>
    /// <returns>As in "Python 3.11.2, recorded 2026-11-24 on AMD EPYC, 2 cores usable, Debian GNU/Linux 12 (bookworm)".</returns>
    public string Label => FormattableString.Invariant($"Python {PythonVersion}, recorded {Recorded:yyyy-MM-dd} on {Machine.Processor}, {Machine.CoresUsable}, {Machine.OperatingSystem}");

    /// <summary>A figure by its name.</summary>
    /// <param name="name">The part of the comparison and the approach, as in "gil: 2 threads".</param>
    /// <exception cref="KeyNotFoundException">There is none of this name; the message lists those of the same part, or all parts.</exception>
    public PythonFigure this[string name] => Figures.FirstOrDefault(figure => figure.Name == name) ?? throw Unknown(name);

    /// <summary>Reads recorded figures.</summary>
    /// <param name="path">The file, as in "recorded/python.json".</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is not a file of recorded figures.</exception>
    public static RecordedPython Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"Found no recorded times of Python, {Path.GetFileName(path)}: record them with `dotnet run --project benchmarks -- compare --record`.");
        try
        {
            using var stream = File.OpenRead(path);
            var file = JsonSerializer.Deserialize(stream, TimingsJson.Default.RecordedPythonFile) ?? throw new JsonException("It holds null.");
            return file.Schema == CurrentSchema ? new(file) : throw new JsonException($"It has schema {file.Schema}, not {CurrentSchema}.");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new InvalidDataException(
                $"Expected recorded times of Python in {Path.GetFileName(path)}, got something else: {exception.Message} Record them again with `dotnet run --project benchmarks -- compare --record`.",
                exception);
        }
    }

    /// <summary>The figures of one part.</summary>
    /// <param name="part">The part, as in "gil".</param>
    /// <returns>Its figures, in the order in which they were taken; none when there is no such part.</returns>
    public IReadOnlyList<PythonFigure> Of(string part) => [.. Figures.Where(figure => PartOf(figure.Name) == part)];

    /// <summary>The figures of one part as a table: times, and speedups over the first of them.</summary>
    /// <param name="part">The part, as in "gil".</param>
    /// <exception cref="KeyNotFoundException">There is no such part.</exception>
    public Table ToTable(string part)
    {
        if (Of(part) is not [var first, ..] figures)
            throw Unknown(part);
        return new("How long Python took for the same, recorded beforehand, and how many times as fast each way was as the first.", ["Python, recorded", "Time", "Speedup"], figures.Select(figure => (string[])[figure.Name, Units.Time(figure.Median), Units.Hundredths(figure.SpeedupOver(first))]))
        {
            Note = $"{Units.Whole(first.Items)} items a run; {Label}",
        };
    }

    /// <summary>Writes the figures, replacing a file that is there; it appears when it is complete.</summary>
    /// <param name="path">The file; its folder is made if need be.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path) => AtomicFile.Write(path, stream =>
    {
        JsonSerializer.Serialize(stream, file, TimingsJson.Default.RecordedPythonFile);
        stream.WriteByte((byte)'\n');
    });

    /// <inheritdoc/>
    public Table ToTable() => PythonFigure.Rows(Figures, Label);

    /// <inheritdoc/>
    public override string ToString() => ToTable().ToText();

    private KeyNotFoundException Unknown(string name)
    {
        var near = Of(PartOf(name)).Select(figure => figure.Name).ToList();
        return new(near.Count > 0
            ? $"Expected one of {Quoted(near)}, got \"{name}\"."
            : $"Expected a name that begins with one of the parts {Quoted(Figures.Select(figure => PartOf(figure.Name)).Distinct())}, got \"{name}\".");
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));

    private static string PartOf(string name) => name.Split(": ")[0];
}
