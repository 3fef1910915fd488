namespace ParallelAsync.Loops;

/// <summary>
/// Seeded air temperatures like Singapore's: a daily cycle that peaks at two in the afternoon, weather that all stations share and that
/// changes over hours, a bias of each station, and now and then a minute in which a station says nothing.
/// </summary>
/// <remarks>The hourly means are within 0.6 °C of those of the 19 stations of data.gov.sg in February 2017.</remarks>
internal sealed class ReadingModel
{
    // The stations that data.gov.sg listed in January 2017.
    private static readonly string[] Ids =
        ["S06", "S100", "S102", "S104", "S106", "S107", "S108", "S109", "S115", "S116", "S117", "S121", "S122", "S24", "S24B", "S43", "S44", "S60", "S96"];

    private const double MeanCelsius = 27.1;
    private const double ShareMissing = 0.003;
    private const int MinutesOfMemory = 180;

    private readonly Random random;
    private readonly double[] biases;
    private double weather;

    public ReadingModel(int seed)
    {
        random = new Random(seed);
        biases = [.. Ids.Select(_ => random.NextDouble() - 0.5)];
    }

    public static IReadOnlyList<string> StationIds => Ids;

    /// <summary>Fills one minute: the tenths of a degree of every station, or <c>null</c> where a station is silent.</summary>
    public void Fill(DateTime minute, Span<int?> tenths)
    {
        var common = MeanCelsius + DailyCycle(minute.TimeOfDay.TotalHours) + NextWeather();
        for (var station = 0; station < tenths.Length; station++)
        {
            var draw = random.NextDouble();
            var noise = 0.6 * (draw - 0.5);
            tenths[station] = draw < ShareMissing ? null : (int)Math.Clamp(10 * (common + biases[station] + noise), 100, 999);
        }
    }

    internal static double DailyCycle(double hour)
    {
        var angle = 2 * Math.PI * (hour - 14) / 24;
        return 2.0 * Math.Cos(angle) + 0.7 * Math.Cos(2 * angle);
    }

    // A first-order autoregression with a standard deviation of about 0.8 °C.
    private double NextWeather()
    {
        const double Kept = 1 - 1.0 / MinutesOfMemory;
        var push = Math.Sqrt(12 * (1 - Kept * Kept)) * (random.NextDouble() - 0.5);
        return weather = Kept * weather + 0.8 * push;
    }
}
