using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Weather;

namespace ParallelAsync.Tests.Weather;

public class DayReaderTests
{
    private static readonly DateOnly Date = new(2020, 11, 16);

    [Fact]
    public void Read_TheRecordedAnswer_IsItsReadings()
    {
        // As stored, indented: the JSON reader's way. Its twin below goes the fast way.
        var day = Read(Recordings.Read("v1-air-temperature-2020-11-16.json"));
        Assert.Equal(Recordings.ReadCompact("v1-air-temperature-2020-11-16.json"), Json(day));
        Assert.Equal(new DayValidation(1435, 22_677, 16, 0, 0, 0, 0), day.Validation);
    }

    [Fact]
    public void Read_TheRecordedAnswerCompact_IsItsReadings()
    {
        var json = Recordings.ReadCompact("v1-air-temperature-2020-11-16.json");
        Assert.Equal(json, Json(Read(json)));
    }

    [Fact]
    public void Read_AnyDayInAnyPieces_IsTheDayThatWasWritten() => Prop.ForAll(
        Days(), ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<bool>(), (day, pieces, indented) =>
        {
            var json = Json(day);
            var sent = indented ? Indent(json) : json;
            using var stream = new PieceStream(Encoding.UTF8.GetBytes(sent), pieces.Get);
            var read = (WeatherDay)new DayReader(Date, mustHaveData: false, bufferSize: 16).Read(stream);
            return Json(read) == json && read.Validation.Readings == day.Validation.Readings;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnyDayCutAnywhere_IsRefused() => Prop.ForAll(
        Days(), ArbMap.Default.ArbFor<PositiveInt>(), (day, cut) =>
        {
            var json = Json(day);
            try
            {
                Read(json[..(cut.Get * 7919 % json.Length)]);
                return false;
            }
            catch (JsonException)
            {
                return true;
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task ReadAsync_ADay_IsTheSameAsItsBlockingTwin()
    {
        var json = new V1Answers(new WeatherModel(7).Find(Date)!).Day().Plain;
        var day = (WeatherDay)await new DayReader(Date, mustHaveData: true).ReadAsync(new MemoryStream(json), TestContext.Current.CancellationToken);
        Assert.Equal(json, new V1Answers(day).Day().Plain);
    }

    [Theory]
    [InlineData("""{"metadata":{"stations":[]},"items":[],"api_info":{"status":"healthy"}}""")]
    [InlineData("""{"metadata":{"stations":[]},"items":[{"timestamp":"","readings":[]}],"api_info":{"status":"healthy"}}""")]
    [InlineData("""{"items":[{}],"api_info":{"status":"healthy","message":"No recent updates from the agency."}}""")]
    public void Read_AHealthyAnswerWithNothingInIt_IsRefusedWhereThereShouldBeData(string json)
    {
        var error = Assert.Throws<PayloadException>(() => Read(json));
        Assert.Equal(PayloadException.EmptyReason, error.Reason);
        Assert.Contains("2020-11-16", error.Detail, StringComparison.Ordinal);
        Assert.False(Read(json, mustHaveData: false).Validation.HasData);
    }

    [Fact]
    public void Read_ItemsOfAnotherDay_AreLeftOutAndCounted()
    {
        var day = Read("""
            {"metadata":{"stations":[{"id":"S109"}]},"items":[
            {"timestamp":"2020-11-15T23:59:00+08:00","readings":[{"station_id":"S109","value":25.3}]},
            {"timestamp":"2020-11-15T16:01:00Z","readings":[{"station_id":"S109","value":26}]},
            {"timestamp":"","readings":[{"station_id":"S109","value":27}]}]}
            """);
        Assert.Equal(new DayValidation(1, 1, 1, 0, 0, 2, 0), day.Validation);
        Assert.Equal(26, day[0, 1]);
    }

    [Fact]
    public void Read_DoubtfulReadings_AreCounted()
    {
        var day = Read("""
            {"metadata":{"stations":[{"id":"S109","name":"Ang Mo Kio Avenue 5"}]},"items":[
            {"timestamp":"2020-11-16T00:01:00+08:00","readings":[{"station_id":"S109","value":25.3},{"station_id":"S1","value":99}]},
            {"timestamp":"2020-11-16T00:01:00+08:00","readings":[{"station_id":"S109","value":25.4},{"station_id":"S109","value":null}]}]}
            """);
        Assert.Equal(new DayValidation(1, 2, 2, 1, 1, 0, 1), day.Validation);
        Assert.False(day.Validation.IsClean);
        Assert.Equal(25.4, day[0, 1]);
    }

    [Theory]
    [InlineData("26", 26.0)]
    [InlineData("25.3", 25.3)]
    [InlineData("0.5", 0.5)]
    [InlineData("-0.5", -0.5)]
    [InlineData("-12", -12.0)]
    [InlineData("25.30", 25.3)]
    [InlineData("2.53e1", 25.3)]
    [InlineData("25.349999999999998", 25.3)]
    [InlineData("1e300", 3276.7)]
    public void Read_ANumberHoweverWritten_IsRoundedToTenths(string number, double celsius)
    {
        foreach (var space in new[] { "", " " })
        {
            var item = $$"""{"timestamp":"2020-11-16T00:01:00+08:00","readings":[{"station_id":"S109",{{space}}"value":{{number}}}]}""";
            var day = Read($$"""{"items":[{"timestamp":"2020-11-16T00:00:00+08:00","readings":[]},{{item}}]}""");
            Assert.Equal(celsius, day[0, 1]);
        }
    }

    [Theory]
    [InlineData("01")]
    [InlineData("25.")]
    [InlineData("--1")]
    public void Read_ANumberThatJsonDoesNotKnow_IsRefused(string number) => Assert.ThrowsAny<JsonException>(() => Read(
        $$"""{"items":[{"timestamp":"2020-11-16T00:00:00+08:00","readings":[]},{"timestamp":"2020-11-16T00:01:00+08:00","readings":[{"station_id":"S109","value":{{number}}}]}]}"""));

    [Fact]
    public void Read_ReadingsBeforeTheirTime_AreRefused() => Assert.Throws<JsonException>(() => Read(
        """{"items":[{"readings":[{"station_id":"S109","value":25.3}],"timestamp":"2020-11-16T00:01:00+08:00"}]}"""));

    [Fact]
    public void Read_AnEscapedStation_IsUnescaped()
    {
        var day = Read("""{"items":[{"timestamp":"2020-11-16T00:00:00+08:00","readings":[{"station_id":"\u0053109","value":25.3}]}]}""");
        Assert.Equal("S109", Assert.Single(day.Stations).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("null and void")]
    public void Read_NoJson_IsRefused(string body) => Assert.ThrowsAny<JsonException>(() => Read(body));

    private static WeatherDay Read(string json, bool mustHaveData = true) =>
        (WeatherDay)new DayReader(Date, mustHaveData).Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static string Json(WeatherDay day) => Encoding.UTF8.GetString(new V1Answers(day).Day().Plain);

    private static string Indent(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document, IndentedJson);
    }

    private static readonly JsonSerializerOptions IndentedJson = new() { WriteIndented = true };

    /// <summary>Days of a few stations and minutes, with any temperatures and gaps.</summary>
    private static Arbitrary<WeatherDay> Days() =>
        (from stations in Gen.Choose(1, 5)
         from minutes in Gen.Choose(0, 1439).ArrayOf()
         from tenths in Gen.Choose(-200, 500).ArrayOf(5 * minutes.Length)
         from present in Gen.Choose(0, 9).ArrayOf(5 * minutes.Length)
         from second in Gen.Choose(0, 59)
         select Build(stations, [.. minutes.Distinct().Order()], tenths, present, second)).ToArbitrary();

    private static WeatherDay Build(int stations, int[] minutes, int[] tenths, int[] present, int second)
    {
        var builder = new DayBuilder(Date).List(KnownStations.Of2020.Take(stations));
        for (var index = 0; index < minutes.Length; index++)
        {
            builder.StartItem(minutes[index], second);
            for (var station = 0; station < stations; station++)
            {
                if (present[5 * index + station] > 0)
                    builder.Add(station, tenths[5 * index + station]);
            }
        }
        return builder.Build();
    }

    /// <summary>Gives at most so many bytes at once, as a network does.</summary>
    private sealed class PieceStream(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, most)]);
    }
}
