using System.Text.Json;
using System.Text.Json.Serialization;
using ParallelAsync.Charts;
using ParallelAsync.Files;
using ParallelAsync.Measurement;

namespace ParallelAsync.Advice;

/// <summary>The adviser's answers to all workloads of the benchmark, as <c>benchmarks -- advise --record</c> keeps them. Shows itself as a table.</summary>
/// <param name="Recorded">When.</param>
/// <param name="Machine">On what.</param>
/// <param name="BudgetSeconds">What the adviser was given for each workload.</param>
/// <param name="Outcomes">One for each workload.</param>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed record AdviceRecord(DateTimeOffset Recorded, Machine Machine, double BudgetSeconds, IReadOnlyList<AdviceOutcome> Outcomes) : ITableSource
{
    private const int CurrentSchema = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The version of the file's layout.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Reads a record.</summary>
    /// <param name="path">The file, such as <c>recorded/advice/workloads.json</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is not such a record.</exception>
    public static AdviceRecord Load(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"Expected a record of advice in \"{Path.GetFileName(path)}\", found no file: make one by dotnet run --project benchmarks -- advise --record.");
        try
        {
            return JsonSerializer.Deserialize<AdviceRecord>(File.ReadAllText(path), Options) is { Schema: CurrentSchema } record
                ? record
                : throw new InvalidDataException($"Expected a record of advice of layout {CurrentSchema} in \"{Path.GetFileName(path)}\": record it again.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"Expected a record of advice in \"{Path.GetFileName(path)}\": {exception.Message} Record it again.", exception);
        }
    }

    /// <summary>Writes the record; a file that is there is replaced as a whole.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path) => AtomicFile.Write(path, stream =>
    {
        JsonSerializer.Serialize(stream, this, Options);
        stream.WriteByte((byte)'\n');
    });

    /// <inheritdoc/>
    public Table ToTable() => new(
        $"{Outcomes.Count(outcome => outcome.IsRight)} of {Outcomes.Count} answers of the adviser are right: what it advised, beside the best of all ways.",
        ["Workload", "Advice", "It takes", "Best takes", "Ratio", "Right", "Budget used", "Faster", "Right is"],
        Outcomes.Select(outcome => outcome.ToRow()))
    {
        Note = $"Budget {BudgetSeconds:0} s each; {Recorded:yyyy-MM-dd}; {Machine}",
    };
}
