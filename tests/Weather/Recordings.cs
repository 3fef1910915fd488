using System.Text.Json;
using ParallelAsync.Weather;

namespace ParallelAsync.Tests.Weather;

/// <summary>The real answers and days that lie beside the repository on some machines.</summary>
internal static class Recordings
{
    private static readonly Lazy<RecordedDays> CsvDays = new(() =>
        RecordedDays.LoadAsync(Folder, CancellationToken.None).GetAwaiter().GetResult());

    /// <summary>The folder of recordings; the test is skipped where there is none.</summary>
    public static string Folder
    {
        get
        {
            var folder = Path.Combine(RepositoryRoot(), "..", "shared", "data", "weather");
            Assert.SkipUnless(Directory.Exists(folder),
                "The recorded weather (../shared/data/weather beside the repository) is not on this machine; data/README.md says where it comes from.");
            return folder;
        }
    }

    /// <summary>The 120 days of January to April 2017.</summary>
    public static RecordedDays Days2017
    {
        get
        {
            _ = Folder;
            return CsvDays.Value;
        }
    }

    public static string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>A recorded answer without its indentation, byte for byte as the service sent it.</summary>
    public static string ReadCompact(string file)
    {
        // The service's own number formats must survive, so nothing is parsed: only white space outside strings goes.
        var (text, inString, escaped) = (new System.Text.StringBuilder(), false, false);
        foreach (var letter in Read(file))
        {
            if (inString || !char.IsWhiteSpace(letter))
                text.Append(letter);
            inString = letter == '"' && !escaped ? !inString : inString;
            escaped = letter == '\\' && !escaped;
        }
        return text.ToString();
    }

    /// <summary>What v1 answered for 2020-11-16.</summary>
    public static WeatherDay Day2020()
    {
        using var answer = JsonDocument.Parse(Read("v1-air-temperature-2020-11-16.json"));
        var builder = new DayBuilder(new DateOnly(2020, 11, 16));
        builder.List(answer.RootElement.GetProperty("metadata").GetProperty("stations").EnumerateArray().Select(station => StationOf(station, "device_id")));
        foreach (var item in answer.RootElement.GetProperty("items").EnumerateArray())
            AddItem(builder, item, "readings", "station_id");
        return builder.Build();
    }

    /// <summary>What v2 answered on 2026-06-03: one minute.</summary>
    public static WeatherDay Minute2026()
    {
        using var answer = JsonDocument.Parse(Read("v2-air-temperature-latest.json"));
        var data = answer.RootElement.GetProperty("data");
        var builder = new DayBuilder(new DateOnly(2026, 6, 3));
        builder.List(data.GetProperty("stations").EnumerateArray().Select(station => StationOf(station, "deviceId")));
        foreach (var item in data.GetProperty("readings").EnumerateArray())
            AddItem(builder, item, "data", "stationId");
        return builder.Build();
    }

    private static Station StationOf(JsonElement station, string deviceName) => new(
        station.GetProperty("id").GetString()!,
        station.GetProperty(deviceName).GetString()!,
        station.GetProperty("name").GetString()!,
        station.GetProperty("location").GetProperty("latitude").GetDouble(),
        station.GetProperty("location").GetProperty("longitude").GetDouble());

    private static void AddItem(DayBuilder builder, JsonElement item, string readingsName, string idName)
    {
        builder.StartItem(item.GetProperty("timestamp").GetDateTimeOffset().DateTime);
        foreach (var reading in item.GetProperty(readingsName).EnumerateArray())
        {
            builder.Add(
                System.Text.Encoding.UTF8.GetBytes(reading.GetProperty(idName).GetString()!),
                (int)Math.Round(reading.GetProperty("value").GetDouble() * 10));
        }
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ParallelAsync.Lib.csproj")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds ParallelAsync.Lib.csproj.");
    }
}
