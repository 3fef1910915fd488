using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ParallelAsync.Weather;

/// <summary>
/// Days read from a folder of recordings: every <c>*.csv</c> and <c>*.csv.gz</c> in it, with the columns station_id, value (°C),
/// timestamp_sgt.
/// </summary>
internal sealed class RecordedDays : IDaySource
{
    private const string Header = "station_id,value,timestamp_sgt";
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    private readonly Dictionary<DateOnly, WeatherDay> days;

    private RecordedDays(Dictionary<DateOnly, WeatherDay> days) => this.days = days;

    public IEnumerable<DateOnly> Dates => days.Keys.Order();

    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">The folder holds no recording, or a file is not what it should be.</exception>
    public static async Task<RecordedDays> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException(
                $"The folder of recorded readings '{folder}' does not exist: give an existing one, or none for modelled days.");
        }
        var files = Directory.EnumerateFiles(folder).Where(IsRecording).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            throw new InvalidDataException($"Expected *.csv or *.csv.gz files with the columns {Header} in '{folder}', found none.");
        var builders = new Dictionary<DateOnly, DayBuilder>();
        foreach (var file in files)
            await ReadAsync(file, builders, cancellationToken);
        return new RecordedDays(builders.ToDictionary(pair => pair.Key, pair => pair.Value.Build()));
    }

    public WeatherDay? Find(DateOnly date) => days.GetValueOrDefault(date);

    public DateOnly? NewestUntil(DateOnly date) => days.Keys.Where(day => day <= date).Select(day => (DateOnly?)day).Max();

    private static bool IsRecording(string file) =>
        file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase);

    private static async Task ReadAsync(string file, Dictionary<DateOnly, DayBuilder> builders, CancellationToken cancellationToken)
    {
        await using var bytes = File.OpenRead(file);
        var isCompressed = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        await using Stream plain = isCompressed ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
        using var reader = new StreamReader(plain);
        var name = Path.GetFileName(file);
        if (await reader.ReadLineAsync(cancellationToken) is var header && header?.Trim() != Header)
            throw new InvalidDataException($"{name}: expected the first line '{Header}', found '{header}'.");
        var moment = DateTime.MinValue;
        DayBuilder? builder = null;
        for (var line = 2; await reader.ReadLineAsync(cancellationToken) is { } text; line++)
        {
            if (text.Length > 0)
                Add(text, ref moment, ref builder, builders, () => $"{name}, line {line}");
        }
    }

    private static void Add(string text, ref DateTime moment, ref DayBuilder? builder, Dictionary<DateOnly, DayBuilder> builders, Func<string> where)
    {
        var first = text.IndexOf(',');
        var last = text.LastIndexOf(',');
        if (first <= 0 || last == first
            || !double.TryParse(text.AsSpan(first + 1, last - first - 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || !DateTime.TryParseExact(text.AsSpan(last + 1), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            throw new InvalidDataException($"{where()}: expected '{Header}' as in 'S109,26.0,2017-01-01 00:00:59', found '{text}'.");
        }
        if (builder is null || time != moment)
        {
            moment = time;
            var date = DateOnly.FromDateTime(time);
            if (!builders.TryGetValue(date, out builder))
                builders.Add(date, builder = new DayBuilder(date));
            builder.StartItem(time);
        }
        Span<byte> id = stackalloc byte[64];
        if (!Encoding.UTF8.TryGetBytes(text.AsSpan(0, first), id, out var length))
            throw new InvalidDataException($"{where()}: expected a station identifier of at most 64 bytes, found '{text[..first]}'.");
        builder.Add(id[..length], (int)Math.Round(value * 10));
    }
}
