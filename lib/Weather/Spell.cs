namespace ParallelAsync.Weather;

/// <summary>Weather that lasts some days, as a standard normal that changes slowly: its values at three noons, read between them.</summary>
internal readonly record struct Spell(double Yesterday, double Today, double Tomorrow)
{
    // The daily means of the 120 recorded days correlate by 0.6 from day to day; ten days back, nothing of it is left.
    private const double Persistence = 0.6;
    private const int Memory = 10;

    public static Spell Around(long seed, string name, DateOnly date) =>
        new(AtNoon(seed, name, date.DayNumber - 1), AtNoon(seed, name, date.DayNumber), AtNoon(seed, name, date.DayNumber + 1));

    public double At(int minute)
    {
        var sinceNoon = (minute - 720) / (double)SingaporeTime.MinutesPerDay;
        return sinceNoon < 0 ? double.Lerp(Today, Yesterday, -sinceNoon) : double.Lerp(Today, Tomorrow, sinceNoon);
    }

    // An autoregression of first order written as the sum of its past shocks, so that any day can be asked for alone.
    private static double AtNoon(long seed, string name, int day)
    {
        var sum = 0.0;
        for (var back = Memory; back >= 0; back--)
            sum = Persistence * sum + new SeededRandom(seed, name, day - back).NextNormal();
        return sum * Math.Sqrt(1 - Persistence * Persistence);
    }
}
