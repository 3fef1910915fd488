using ParallelAsync.Weather;

namespace ParallelAsync.Tests.Weather;

public class WeatherModelTests
{
    private static readonly DateOnly FirstDay = new(2017, 1, 1);

    [Fact]
    public void Find_SameSeedAndDate_GivesTheSameDay()
    {
        var date = new DateOnly(2020, 11, 16);
        Assert.Equal(new V1Answers(new WeatherModel(7).Find(date)!).Day().Plain, new V1Answers(new WeatherModel(7).Find(date)!).Day().Plain);
    }

    [Fact]
    public void Find_OtherSeed_GivesAnotherDay()
    {
        var date = new DateOnly(2020, 11, 16);
        Assert.NotEqual(new WeatherModel(7).Find(date)!.Mean(), new WeatherModel(8).Find(date)!.Mean());
    }

    [Fact]
    public void Find_BeforeTheServiceBegan_HasNoDay() => Assert.Null(new WeatherModel(7).Find(new DateOnly(2016, 2, 29)));

    [Fact]
    public void Find_DaysInARow_JoinAtMidnight()
    {
        var model = new WeatherModel(7);
        var jumps = Enumerable.Range(0, 30).SelectMany(day =>
        {
            var (before, after) = (model.Find(FirstDay.AddDays(day))!, model.Find(FirstDay.AddDays(day + 1))!);
            return Enumerable.Range(0, before.Stations.Count).Select(station => Math.Abs(after[station, 0] - before[station, 1439])).Where(double.IsFinite);
        }).ToList();
        Assert.True(jumps.Average() < 0.4, $"Expected at most 0.4 °C between 23:59 and 00:00 on average, found {jumps.Average():f2}.");
    }

    [Theory]
    [InlineData(2020)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Find_120Days_HasTheHourlyMeansOfTheRecordedDays(long seed)
    {
        var (recorded, modelled) = (HourlyMeans(RecordedDays2017()), HourlyMeans(ModelledDays(seed)));
        for (var hour = 0; hour < 24; hour++)
        {
            // With spells of some days, 120 days are worth about 30 independent ones: their mean is itself uncertain by 0.3 °C around
            // noon, twice over here.
            Assert.True(Math.Abs(recorded[hour].Mean - modelled[hour].Mean) < 0.8,
                $"At {hour}:00 the recorded mean is {recorded[hour].Mean:f2} °C, the modelled one {modelled[hour].Mean:f2} °C.");
            Assert.True(modelled[hour].Deviation / recorded[hour].Deviation is > 0.65 and < 1.45,
                $"At {hour}:00 the recorded days deviate by {recorded[hour].Deviation:f2} °C, the modelled ones by {modelled[hour].Deviation:f2} °C.");
        }
    }

    [Fact]
    public void Find_ThousandsOfDays_HasTheHourlyMeansOfTheRecordedDaysClosely()
    {
        var (recorded, modelled) = (HourlyMeans(RecordedDays2017()), HourlyMeans([.. Enumerable.Range(100, 10).SelectMany(seed => ModelledDays(seed))]));
        for (var hour = 0; hour < 24; hour++)
        {
            Assert.True(Math.Abs(recorded[hour].Mean - modelled[hour].Mean) < 0.25,
                $"At {hour}:00 the recorded mean is {recorded[hour].Mean:f2} °C, the modelled one {modelled[hour].Mean:f2} °C.");
        }
    }

    [Theory]
    [InlineData(2020)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Find_120Days_HasTheExtremesOfTheRecordedDays(long seed)
    {
        var (recorded, modelled) = (RecordedDays2017(), ModelledDays(seed));
        AssertAlike("daily minimum", recorded.ConvertAll(day => day.Minimum()), modelled.ConvertAll(day => day.Minimum()), 0.6);
        AssertAlike("daily maximum", recorded.ConvertAll(day => day.Maximum()), modelled.ConvertAll(day => day.Maximum()), 0.8);
        AssertAlike("daily mean", recorded.ConvertAll(day => day.Mean()), modelled.ConvertAll(day => day.Mean()), 0.4);
    }

    [Theory]
    [InlineData(2020)]
    [InlineData(1)]
    public void Find_120Days_HasStormsAsOftenAsTheRecordedDays(long seed)
    {
        var (recorded, modelled) = (FallsPerStationDay(RecordedDays2017()), FallsPerStationDay(ModelledDays(seed)));
        Assert.True(modelled / recorded is > 0.7 and < 1.3, $"Falls of 2 °C in half an hour, for each station and day: {recorded:f2} recorded, {modelled:f2} modelled.");
    }

    [Theory]
    [InlineData(2020)]
    [InlineData(1)]
    public void Find_120Days_LosesWhatTheRecordedFeedLost(long seed)
    {
        var (recorded, modelled) = (RecordedDays2017(), ModelledDays(seed));
        var (lostThen, lostNow) = (MissingShare(recorded), MissingShare(modelled));
        Assert.True(lostNow / lostThen is > 0.4 and < 1.6, $"Missing readings: {lostThen:p1} recorded, {lostNow:p1} modelled.");
        var (completeThen, completeNow) = (CompleteDays(recorded), CompleteDays(modelled));
        Assert.InRange(completeNow, completeThen - 12, completeThen + 12);
        Assert.All(modelled, day => Assert.InRange(day.Validation.Minutes, 1200, 1440));
    }

    private static List<WeatherDay> RecordedDays2017() => [.. Recordings.Days2017.Dates.Select(date => Recordings.Days2017.Find(date)!)];

    private static List<WeatherDay> ModelledDays(long seed) =>
        [.. Enumerable.Range(0, 120).Select(day => new WeatherModel(seed).Find(FirstDay.AddDays(day))!)];

    private static (double Mean, double Deviation)[] HourlyMeans(List<WeatherDay> days) =>
        [.. Enumerable.Range(0, 24).Select(hour => MeanAndDeviation([.. days.Select(day => day.MeanOfHour(hour)).Where(double.IsFinite)]))];

    private static void AssertAlike(string what, List<double> recorded, List<double> modelled, double tolerance)
    {
        var (then, now) = (MeanAndDeviation(recorded), MeanAndDeviation(modelled));
        Assert.True(Math.Abs(then.Mean - now.Mean) < tolerance, $"The {what} is {then.Mean:f2} °C on average, in the model {now.Mean:f2} °C.");
        Assert.True(now.Deviation / then.Deviation is > 0.65 and < 1.45, $"The {what} deviates by {then.Deviation:f2} °C, in the model by {now.Deviation:f2} °C.");
        foreach (var share in new[] { 0.1, 0.5, 0.9 })
        {
            Assert.True(Math.Abs(Quantile(recorded, share) - Quantile(modelled, share)) < 2 * tolerance,
                $"{share:p0} of the days have a {what} below {Quantile(recorded, share):f2} °C, in the model below {Quantile(modelled, share):f2} °C.");
        }
    }

    private static double FallsPerStationDay(List<WeatherDay> days)
    {
        var (falls, stationDays) = (0, 0);
        foreach (var day in days)
        {
            for (var station = 0; station < day.Stations.Count; station++, stationDays++)
            {
                for (var minute = 0; minute < 1410; minute += 5)
                {
                    if (day[station, minute] - day[station, minute + 30] < 2 || double.IsNaN(day[station, minute] - day[station, minute + 30]))
                        continue;
                    falls++;
                    minute += 115;
                }
            }
        }
        return falls / (double)stationDays;
    }

    private static double MissingShare(List<WeatherDay> days) =>
        1 - days.Sum(day => day.Validation.Readings) / (1440.0 * days.Sum(day => day.Stations.Count));

    private static int CompleteDays(List<WeatherDay> days) => days.Count(day => day.Validation.Minutes == 1440);

    private static (double Mean, double Deviation) MeanAndDeviation(List<double> values)
    {
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Average(value => (value - mean) * (value - mean))));
    }

    private static double Quantile(List<double> values, double share) => values.Order().ElementAt((int)(share * (values.Count - 1)));
}
