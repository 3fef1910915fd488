using ParallelAsync.Weather;

namespace ParallelAsync.Tests.Weather;

public class WeatherDayTests
{
    private static readonly WeatherDay Day = Build();

    [Fact]
    public void Indexer_AMissingReading_IsNaN()
    {
        Assert.Equal(25.0, Day[0, 0]);
        Assert.Equal(double.NaN, Day[0, 1]);
        Assert.Equal(1440, Day.Minutes(0).Length);
    }

    [Fact]
    public void Means_IgnoreMissingReadings()
    {
        Assert.Equal(26.0, Day.MeanOfHour(0));
        Assert.Equal(25.5, Day.MeanOfHour(0, "S109"));
        Assert.Equal(double.NaN, Day.MeanOfHour(1));
        Assert.Equal(double.NaN, Day.MeanOfHour(0, "S1"));
        Assert.Equal(24.0, Day.MeanOfHour(23, "S117"));
        Assert.Equal(25.5, Day.Mean());
        Assert.Equal((24.0, 27.0), (Day.Minimum(), Day.Maximum()));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(24)]
    public void MeanOfHour_NoSuchHour_Throws(int hour) => Assert.Throws<ArgumentOutOfRangeException>(() => Day.MeanOfHour(hour));

    [Fact]
    public void HourlyMeans_ManyDays_HaveARowForEachDayOrStation()
    {
        var byDay = HourlyMeans.ByDay([Day, Day]);
        Assert.Equal((2, 24), (byDay.GetLength(0), byDay.GetLength(1)));
        Assert.Equal(26.0, byDay[1, 0]);
        Assert.Equal(double.NaN, byDay[0, 1]);
        Assert.Equal(["S109", "S117"], HourlyMeans.Stations([Day, Day]).Select(station => station.Id));
        var byStation = HourlyMeans.ByStation([Day], ["S117", "S1"]);
        Assert.Equal(27.0, byStation[0, 0]);
        Assert.Equal(double.NaN, byStation[1, 0]);
    }

    [Fact]
    public void ToTable_ShowsEachStation()
    {
        var table = Day.ToTable();
        Assert.Equal(["S109 Ang Mo Kio Avenue 5", "2", "25.0", "25.50", "26.0"], table.Rows[0]);
        Assert.Equal("Air temperature in Singapore on 2020-11-16, by station.", table.Caption);
        Assert.Equal("3 of 1,440 minutes, 4 readings of 2 stations", table.Note);
    }

    // Four readings: 25 and 26 °C at one station in the first hour, 27 and 24 °C at the other in the first and the last.
    private static WeatherDay Build()
    {
        var builder = new DayBuilder(new DateOnly(2020, 11, 16)).List(KnownStations.Of2020.Take(2));
        builder.StartItem(0, 0);
        builder.Add(0, 250);
        builder.Add(1, 270);
        builder.StartItem(59, 0);
        builder.Add(0, 260);
        builder.StartItem(1439, 0);
        builder.Add(1, 240);
        return builder.Build();
    }
}
