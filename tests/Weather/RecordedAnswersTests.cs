using System.Text;
using System.Text.Json;
using ParallelAsync.Weather;

namespace ParallelAsync.Tests.Weather;

/// <summary>The replica's bodies are those that the service sent, byte for byte.</summary>
public class RecordedAnswersTests
{
    [Fact]
    public void V1Day_OfTheRecordedReadings_IsTheRecordedAnswer() =>
        Assert.Equal(Recordings.ReadCompact("v1-air-temperature-2020-11-16.json"), Text(new V1Answers(Recordings.Day2020()).Day()));

    [Fact]
    public void V1Day_OfTheRecordedReadings_IsKnownByTheStationsOfTheReplica() =>
        Assert.Equal(KnownStations.Of2020, Recordings.Day2020().Stations);

    [Fact]
    public void V2Moment_OfTheRecordedReadings_IsTheRecordedAnswer()
    {
        var day = Recordings.Minute2026();
        Assert.Equal(Recordings.ReadCompact("v2-air-temperature-latest.json"), Text(new V2Answers(day).Moment(15 * 60 + 59)));
    }

    [Theory]
    [InlineData("bad date", 400)]
    [InlineData("bad token", 400)]
    [InlineData("no data for the date", 404)]
    [InlineData("rate limit", 429)]
    [InlineData("legacy path without key", 403)]
    [InlineData("future date or a day with no data (?date=2020-10-14 asked in Jan 2020)", 200)]
    [InlineData("agency feed down, no parameter / date_time", 200)]
    public void Body_OfARecordedCase_IsTheRecordedOne(string recordedCase, int status)
    {
        var (recordedStatus, body) = RecordedCase(recordedCase);
        var answer = recordedCase switch
        {
            "bad date" => Answer.BadDate,
            "bad token" => Answer.BadToken,
            "no data for the date" => Answer.NoData,
            "rate limit" => Answer.TooManyRequests(null),
            "legacy path without key" => Answer.UnknownPath,
            "agency feed down, no parameter / date_time" => Answer.Empty(new WeatherRequest(WeatherApi.V1, null, null, null)),
            _ => Answer.Empty(new WeatherRequest(WeatherApi.V1, new DateOnly(2020, 10, 14), null, null)),
        };
        Assert.Equal(status, recordedStatus);
        Assert.Equal(status, answer.Status);
        Assert.Equal(body, Text(answer.Body));
    }

    [Fact]
    public void V1Day_OfEachRecordedCsvDay_KeepsReadingsTimesAndOrder()
    {
        foreach (var date in Recordings.Days2017.Dates.Where(date => date.Day is 1 or 10 or 25))
        {
            using var answer = JsonDocument.Parse(new V1Answers(Recordings.Days2017.Find(date)!).Day().Plain);
            var served = answer.RootElement.GetProperty("items").EnumerateArray()
                .SelectMany(item => item.GetProperty("readings").EnumerateArray().Select(reading => string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{reading.GetProperty("station_id").GetString()},{reading.GetProperty("value").GetDouble():f1},{item.GetProperty("timestamp").GetDateTimeOffset():yyyy-MM-dd HH:mm:ss}")));
            Assert.Equal(CsvLines(date), served);
        }
    }

    private static (int Status, string Body) RecordedCase(string name)
    {
        using var cases = JsonDocument.Parse(Recordings.Read("error-and-empty-bodies.json"));
        var recorded = cases.RootElement.EnumerateArray().Single(row => row.GetProperty("case").GetString() == name);
        return (recorded.GetProperty("status").GetInt32(), JsonSerializer.Serialize(recorded.GetProperty("body")));
    }

    private static List<string> CsvLines(DateOnly date)
    {
        using var file = File.OpenRead(Path.Combine(Recordings.Folder, $"v1-per-minute-{date:yyyy-MM}.csv.gz"));
        using var reader = new StreamReader(new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress));
        var day = $",{date:yyyy-MM-dd} ";
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Contains(day, StringComparison.Ordinal))
                lines.Add(line);
        }
        return lines;
    }

    private static string Text(Payload body) => Encoding.UTF8.GetString(body.Plain);
}
