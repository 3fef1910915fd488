namespace ParallelAsync.Weather;

/// <summary>Means by hour of many days, as the tables that a heat map shows. A mean of nothing is <see cref="double.NaN"/>.</summary>
public static class HourlyMeans
{
    /// <summary>The mean over the island for each day and hour.</summary>
    /// <param name="days">The days, one row each, in their order.</param>
    /// <returns>°C, days x 24.</returns>
    public static double[,] ByDay(IReadOnlyList<WeatherDay> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        return Table(days.Count, (day, hour) => days[day].MeanOfHour(hour));
    }

    /// <summary>The mean over the days for each station and hour.</summary>
    /// <param name="days">The days.</param>
    /// <param name="stationIds">The stations, one row each, in their order.</param>
    /// <returns>°C, stations x 24: the mean of the days' means.</returns>
    public static double[,] ByStation(IReadOnlyList<WeatherDay> days, IReadOnlyList<string> stationIds)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(stationIds);
        return Table(stationIds.Count, (station, hour) =>
            days.Select(day => day.MeanOfHour(hour, stationIds[station])).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average());
    }

    /// <summary>All stations of these days, in the order in which they first appear.</summary>
    public static IReadOnlyList<Station> Stations(IReadOnlyList<WeatherDay> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        return [.. days.SelectMany(day => day.Stations).DistinctBy(station => station.Id)];
    }

    private static double[,] Table(int rows, Func<int, int, double> mean)
    {
        var table = new double[rows, 24];
        for (var row = 0; row < rows; row++)
        {
            for (var hour = 0; hour < 24; hour++)
                table[row, hour] = mean(row, hour);
        }
        return table;
    }
}
