using ParallelAsync.Charts;

namespace ParallelAsync.Weather;

/// <summary>
/// The air temperatures of one day in Singapore (UTC+8): one reading for each station and minute, in °C with one decimal.
/// Kept as tenths in 16 bits, about 50 kB a day; a missing reading is <see cref="double.NaN"/>.
/// </summary>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed class WeatherDay : ITableSource
{
    internal const short Missing = short.MinValue;
    internal const byte NoItem = byte.MaxValue;

    private readonly short[][] tenths;
    private readonly byte[] seconds;

    internal WeatherDay(DateOnly date, IReadOnlyList<Station> stations, short[][] tenths, byte[] seconds, DayValidation validation)
    {
        Date = date;
        Stations = stations;
        this.tenths = tenths;
        this.seconds = seconds;
        Validation = validation;
    }

    /// <summary>The day.</summary>
    public DateOnly Date { get; }

    /// <summary>The stations, in the order in which the answer listed them.</summary>
    public IReadOnlyList<Station> Stations { get; }

    /// <summary>What was found when the answer was checked.</summary>
    public DayValidation Validation { get; }

    /// <summary>How many tries it took to get this day; 1 when nothing went wrong, 0 when it was not asked for over HTTP.</summary>
    public int Tries { get; internal init; }

    /// <summary>The temperature in °C, or <see cref="double.NaN"/> where there is no reading.</summary>
    /// <param name="station">The index of the station in <see cref="Stations"/>.</param>
    /// <param name="minute">The minute of the day, 0 to 1439.</param>
    public double this[int station, int minute] => Celsius(tenths[station][minute]);

    /// <summary>The 1,440 temperatures of a station in °C, minute by minute, <see cref="double.NaN"/> where there is no reading.</summary>
    /// <param name="station">The index of the station in <see cref="Stations"/>.</param>
    public double[] Minutes(int station) => Array.ConvertAll(tenths[station], Celsius);

    /// <summary>The mean of all readings in °C; <see cref="double.NaN"/> without any, as for all the means below.</summary>
    public double Mean() => MeanOf(Enumerable.Range(0, Stations.Count), 0, SingaporeTime.MinutesPerDay);

    /// <summary>The mean of one hour over all stations, in °C.</summary>
    /// <param name="hour">0 to 23.</param>
    public double MeanOfHour(int hour) => MeanOf(Enumerable.Range(0, Stations.Count), CheckedHour(hour) * 60, 60);

    /// <summary>The mean of one hour at one station, in °C.</summary>
    /// <param name="hour">0 to 23.</param>
    /// <param name="stationId">The identifier of the station; one that did not report that day has the mean
    /// <see cref="double.NaN"/>.</param>
    public double MeanOfHour(int hour, string stationId) =>
        MeanOf(Enumerable.Range(0, Stations.Count).Where(station => Stations[station].Id == stationId), CheckedHour(hour) * 60, 60);

    /// <summary>The lowest reading in °C; <see cref="double.NaN"/> without any.</summary>
    public double Minimum() => Readings().DefaultIfEmpty(double.NaN).Min();

    /// <summary>The highest reading in °C; <see cref="double.NaN"/> without any.</summary>
    public double Maximum() => Readings().DefaultIfEmpty(double.NaN).Max();

    /// <inheritdoc/>
    public Table ToTable() => new(
        $"Air temperature in Singapore on {SingaporeTime.Text(Date)}, by station.",
        ["Station", "Readings", "Lowest (°C)", "Mean (°C)", "Highest (°C)"],
        Stations.Select((station, index) =>
        {
            var values = Minutes(index).Where(double.IsFinite).ToList();
            string[] name = [$"{station.Id} {station.Name}", $"{values.Count:N0}"];
            return values.Count == 0 ? [.. name, "–", "–", "–"] : (string[])[.. name, $"{values.Min():f1}", $"{values.Average():f2}", $"{values.Max():f1}"];
        }))
    { Note = Validation.ToString() };

    /// <inheritdoc/>
    public override string ToString() => $"{SingaporeTime.Text(Date)}: {Validation}";

    internal short Tenths(int station, int minute) => tenths[station][minute];

    internal bool HasItem(int minute) => seconds[minute] != NoItem;

    /// <summary>The moment that the item of this minute is stamped with; it must exist.</summary>
    internal DateTime Timestamp(int minute) => Date.ToDateTime(new TimeOnly(minute / 60, minute % 60, seconds[minute]));

    internal WeatherDay WithTries(int tries) => new(Date, Stations, tenths, seconds, Validation) { Tries = tries };

    private IEnumerable<double> Readings() =>
        from row in tenths from value in row where value != Missing select Celsius(value);

    private double MeanOf(IEnumerable<int> stations, int firstMinute, int count)
    {
        var (sum, readings) = (0L, 0);
        foreach (var station in stations)
        {
            foreach (var value in tenths[station].AsSpan(firstMinute, count))
            {
                if (value == Missing)
                    continue;
                sum += value;
                readings++;
            }
        }
        return readings == 0 ? double.NaN : sum / 10.0 / readings;
    }

    private static double Celsius(short value) => value == Missing ? double.NaN : value / 10.0;

    private static int CheckedHour(int hour) => hour is >= 0 and < 24
        ? hour
        : throw new ArgumentOutOfRangeException(nameof(hour), hour, "Expected an hour of the day from 0 to 23.");
}
