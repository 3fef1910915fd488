using System.Text.Json;
using ParallelAsync.Files;

namespace ParallelAsync.Measurement;

/// <summary>
/// The recorded timings of one notebook, as they lie in <c>artifacts/timings/NN.json</c>; README.md beside this file describes them.
/// </summary>
/// <param name="Schema">The version of this layout.</param>
/// <param name="Notebook">The notebook's number.</param>
/// <param name="Sets">One for each name, in the order in which they were first recorded.</param>
internal sealed record TimingsFile(int Schema, string Notebook, IReadOnlyList<TimingsFile.Set> Sets)
{
    /// <summary>Names another folder for timings than the usual one.</summary>
    public const string FolderVariable = "PARALLELASYNC_TIMINGS";

    private const int CurrentSchema = 1;

    /// <summary>One set, with what it was taken on and when: the sets of a file may come from different days and machines.</summary>
    internal sealed record Set(string Name, string? Baseline, DateTimeOffset Recorded, Machine Machine, IReadOnlyList<Timing> Timings);

    public static void Add(string notebook, Timings timings, string? folder, TimeProvider timeProvider)
    {
        if (string.IsNullOrEmpty(notebook) || !notebook.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            throw new ArgumentException($"Expected a notebook's number such as \"01\", got \"{notebook}\".", nameof(notebook));
        if (timings.Count == 0)
            throw new InvalidOperationException($"Expected timings in \"{timings.Name}\", got none: add some before recording them.");

        folder ??= KeptIn();
        var path = Path.Combine(folder, $"{notebook}.json");
        var sets = File.Exists(path) ? Read(path).Sets.ToList() : [];
        var set = new Set(timings.Name, timings.Baseline, timeProvider.GetUtcNow(), timings.Machine, [.. timings]);
        var same = sets.FindIndex(other => other.Name == set.Name);
        if (same >= 0)
            sets[same] = set;
        else
            sets.Add(set);
        AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, new TimingsFile(CurrentSchema, notebook, sets), TimingsJson.Default.TimingsFile));
    }

    public static IReadOnlyList<Timings> Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"Found no timings {Path.GetFileName(path)}: run the notebook that records them first.");

        var file = Read(path);
        return [.. file.Sets.Select(set =>
        {
            var timings = new Timings(set.Name, set.Baseline) { Machine = set.Machine, Recorded = set.Recorded, Notebook = file.Notebook };
            foreach (var timing in set.Timings)
                timings.Add(timing);
            return timings;
        })];
    }

    public static IReadOnlyList<Timings> LoadAll(string? folder)
    {
        folder ??= KeptIn();
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.json").Where(IsOfANotebook).Order(StringComparer.Ordinal).SelectMany(Load)] : [];
    }

    /// <summary>Recorded times of Python lie beside those of the notebooks.</summary>
    private static bool IsOfANotebook(string path) => Path.GetFileName(path) != RecordedPython.FileName;

    /// <summary>The folder that an environment variable names, so that a trial run does not replace what a reader measured; else the usual one.</summary>
    private static string KeptIn() =>
        Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named ? named : DefaultFolder(typeof(TimingsFile).Assembly.Location);

    /// <summary>The folder beside the one that the library was built into, so that a notebook need not know where it runs.</summary>
    public static string DefaultFolder(string library)
    {
        var lib = Path.GetDirectoryName(library);
        var artifacts = Path.GetDirectoryName(lib);
        return Path.GetFileName(lib) == "lib" && Path.GetFileName(artifacts) == "artifacts"
            ? Path.Combine(artifacts!, "timings")
            : throw new InvalidOperationException(
                "Expected this library in the folder artifacts/lib, beside which timings are kept, but it was loaded from elsewhere: "
                + "say where with the argument folder.");
    }

    private static TimingsFile Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var stream = File.OpenRead(path);
            var file = JsonSerializer.Deserialize(stream, TimingsJson.Default.TimingsFile)
                ?? throw new JsonException("It holds null.");
            return file.Schema == CurrentSchema
                ? file
                : throw new JsonException($"It has schema {file.Schema}, not {CurrentSchema}.");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new InvalidDataException(
                $"Expected recorded timings in {name}, got something else: {exception.Message} Delete the file and run its notebook again.", exception);
        }
    }
}
