using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Loops;

namespace ParallelAsync.Tests.Loops;

public class ReadingTests
{
    [Fact]
    public void TryParse_RealLine_GivesItsFields()
    {
        Assert.True(Reading.TryParse("S109,26.0,2017-01-01 00:00:59", out var reading, out var problem));
        Assert.Equal(new Reading("S109", 26.0, new DateTime(2017, 1, 1, 0, 0, 59)), reading);
        Assert.Null(problem);
    }

    [Fact]
    public void TryParse_AnyReadingWritten_GivesItBack()
    {
        var readings =
            from station in Gen.Elements("S06", "S24B", "S109", "x")
            from tenths in Gen.Choose(-999, 9_999)
            from seconds in Gen.Choose(0, int.MaxValue)
            select new Reading(station, tenths / 10.0, new DateTime(1999, 12, 31, 23, 0, 0).AddSeconds(seconds));

        Prop.ForAll(readings.ToArbitrary(), expected =>
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{expected.StationId},{expected.Value},{expected.Timestamp:yyyy-MM-dd HH:mm:ss}");
            return Reading.TryParse(line, out var reading, out _) && reading == expected;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void TryParse_TimestampOfAnyCharacters_AgreesWithTheFrameworksParser()
    {
        var nearlyTimestamps =
            from digits in Gen.Elements("2017-02-28 23:59:59", "2016-02-29 00:00:00", "2017-12-31 12:30:45").Select(text => text.ToCharArray())
            from place in Gen.Choose(0, 18)
            from other in Gen.Elements("0123456789-: T٣+".ToCharArray())
            select new string([.. digits[..place], other, .. digits[(place + 1)..]]);

        Prop.ForAll(nearlyTimestamps.ToArbitrary(), text =>
        {
            var expected = DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var timestamp);
            return Reading.TryParse($"S06,1,{text}", out var reading, out _) == expected && reading.Timestamp == timestamp;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void TryParse_AnyText_NeverThrowsAndNamesAProblemOrGivesAReading() =>
        Prop.ForAll<string>(text => Reading.TryParse(text ?? "", out _, out var problem) == (problem is null)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("", "the line is empty")]
    [InlineData("S109,26.0", "expected 3 fields (station_id,value,timestamp_sgt), found 2")]
    [InlineData("S109,26.0,2017-01-01 00:00:59,x", "found more")]
    [InlineData(",26.0,2017-01-01 00:00:59", "expected a station id without blanks, found ''")]
    [InlineData(" S109,26.0,2017-01-01 00:00:59", "found ' S109'")]
    [InlineData("S109,,2017-01-01 00:00:59", "expected a number as the value, found ''")]
    [InlineData("S109,NaN,2017-01-01 00:00:59", "found 'NaN'")]
    [InlineData("S109,26;0,2017-01-01 00:00:59", "found '26;0'")]
    [InlineData("S109,1 000,2017-01-01 00:00:59", "found '1 000'")]
    [InlineData("S109,26.0,2017-02-29 00:00:59", "expected a timestamp like 2017-01-01 00:00:59, found '2017-02-29 00:00:59'")]
    [InlineData("S109,26.0,2017-01-01 24:00:00", "found '2017-01-01 24:00:00'")]
    [InlineData("S109,26.0,2017-01-01T00:00:59", "found '2017-01-01T00:00:59'")]
    [InlineData("S109,26.0,2017-01-01 00:00:59 ", "found '2017-01-01 00:00:59 '")]
    public void TryParse_BadLine_SaysWhatWasExpectedAndFound(string line, string expected)
    {
        Assert.False(Reading.TryParse(line, out _, out var problem));
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_EndlessField_IsShownShortened()
    {
        Assert.False(Reading.TryParse($"S109,{new string('x', 10_000)},2017-01-01 00:00:59", out _, out var problem));
        Assert.InRange(problem!.Length, 40, 100);
    }
}
