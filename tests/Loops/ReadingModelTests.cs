using ParallelAsync.Loops;

namespace ParallelAsync.Tests.Loops;

public class ReadingModelTests
{
    [Fact]
    public void Fill_SixtyDays_HasTheHourlyMeansOfSingapore()
    {
        var hours = new (double Sum, long Count)[24];
        foreach (var (minute, tenths) in Minutes(days: 60))
            foreach (var value in tenths.OfType<int>())
                hours[minute.Hour] = (hours[minute.Hour].Sum + value / 10.0, hours[minute.Hour].Count + 1);

        // Of all stations in February 2017, data.gov.sg.
        double[] real =
            [26.0, 25.9, 25.8, 25.7, 25.6, 25.5, 25.5, 25.5, 26.2, 27.2, 28.2, 29.0, 29.5, 29.7, 29.8, 29.5, 28.9, 28.2, 27.6, 27.1, 26.7, 26.5, 26.3, 26.2];
        Assert.All(hours.Index(), hour => Assert.InRange(hour.Item.Sum / hour.Item.Count, real[hour.Index] - 0.8, real[hour.Index] + 0.8));
    }

    [Fact]
    public void Fill_SixtyDays_MissesAFewReadingsInAThousand()
    {
        var all = Minutes(days: 60).SelectMany(minute => minute.Tenths).ToList();

        Assert.InRange(all.Count(value => value is null) / (double)all.Count, 0.002, 0.004);
    }

    [Fact]
    public void Fill_SixtyDays_StaysWithinWhatSingaporeKnows() =>
        Assert.All(Minutes(days: 60).SelectMany(minute => minute.Tenths.OfType<int>()), value => Assert.InRange(value, 200, 380));

    private static IEnumerable<(DateTime Minute, int?[] Tenths)> Minutes(int days)
    {
        var model = new ReadingModel(seed: 7);
        for (var minute = 0; minute < days * 24 * 60; minute++)
        {
            var tenths = new int?[ReadingModel.StationIds.Count];
            var moment = new DateTime(2017, 2, 1).AddMinutes(minute);
            model.Fill(moment, tenths);
            yield return (moment, tenths);
        }
    }
}
