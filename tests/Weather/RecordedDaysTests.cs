using ParallelAsync.Weather;

namespace ParallelAsync.Tests.Weather;

public sealed class RecordedDaysTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("recorded-days-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task LoadAsync_AFolderOfCsv_HasItsReadings()
    {
        Write("a.csv", "station_id,value,timestamp_sgt", "S109,26.0,2017-01-01 00:00:59", "S117,-0.5,2017-01-01 00:00:59", "S109,26.1,2017-01-02 23:59:00");
        var days = await RecordedDays.LoadAsync(folder, TestContext.Current.CancellationToken);

        Assert.Equal([new DateOnly(2017, 1, 1), new DateOnly(2017, 1, 2)], days.Dates);
        var first = days.Find(new DateOnly(2017, 1, 1))!;
        Assert.Equal(["S109", "S117"], first.Stations.Select(station => station.Id));
        Assert.Equal(26.0, first[0, 0]);
        Assert.Equal(-0.5, first[1, 0]);
        Assert.Equal(double.NaN, first[0, 1]);
        Assert.Equal(new DateTime(2017, 1, 1, 0, 0, 59), first.Timestamp(0));
    }

    [Fact]
    public async Task LoadAsync_AStationThatJoinsLate_StandsWhereItsItemsNameIt()
    {
        Write("a.csv", "station_id,value,timestamp_sgt",
            "S1,26.0,2017-01-01 00:00:00", "S3,26.0,2017-01-01 00:00:00",
            "S1,26.0,2017-01-01 00:01:00", "S2,26.0,2017-01-01 00:01:00", "S3,26.0,2017-01-01 00:01:00");
        var days = await RecordedDays.LoadAsync(folder, TestContext.Current.CancellationToken);
        Assert.Equal(["S1", "S2", "S3"], days.Find(new DateOnly(2017, 1, 1))!.Stations.Select(station => station.Id));
    }

    [Theory]
    [InlineData("S109,26.0")]
    [InlineData("S109,warm,2017-01-01 00:00:59")]
    [InlineData("S109,26.0,2017-01-01")]
    [InlineData(",26.0,2017-01-01 00:00:59")]
    public async Task LoadAsync_ABrokenLine_SaysWhereItIs(string line)
    {
        Write("broken.csv", "station_id,value,timestamp_sgt", "S109,26.0,2017-01-01 00:00:59", line);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => RecordedDays.LoadAsync(folder, TestContext.Current.CancellationToken));
        Assert.Contains("broken.csv, line 3", error.Message, StringComparison.Ordinal);
        Assert.Contains(line, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_OtherColumns_SaysWhatWasExpected()
    {
        Write("other.csv", "station,temperature");
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => RecordedDays.LoadAsync(folder, TestContext.Current.CancellationToken));
        Assert.Contains("station_id,value,timestamp_sgt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_AnEmptyFolder_SaysSo() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => RecordedDays.LoadAsync(folder, TestContext.Current.CancellationToken));

    [Fact]
    public async Task LoadAsync_NoFolder_SaysSo() =>
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => RecordedDays.LoadAsync(Path.Combine(folder, "missing"), TestContext.Current.CancellationToken));

    [Fact]
    public void Find_TheRealRecordings_AreThe120DaysOf2017()
    {
        Assert.Equal(120, Recordings.Days2017.Dates.Count());
        var sum = Recordings.Days2017.Dates.Sum(date => Recordings.Days2017.Find(date)!.Validation.Readings);
        Assert.Equal(810_514 + 751_653 + 851_909 + 680_745, sum);
        Assert.Equal(21.5, Recordings.Days2017.Dates.Min(date => Recordings.Days2017.Find(date)!.Minimum()));
        Assert.Equal(36.1, Recordings.Days2017.Dates.Max(date => Recordings.Days2017.Find(date)!.Maximum()));
    }

    private void Write(string name, params string[] lines) => File.WriteAllLines(Path.Combine(folder, name), lines);
}
