namespace ParallelAsync.Weather;

/// <summary>How one station differs from the island for some hours: a standard normal every three hours, read between them.</summary>
internal readonly struct Wander
{
    private const int Spacing = 180;

    private readonly double[] knots;

    private Wander(double[] knots) => this.knots = knots;

    public static Wander Of(long seed, string stationId, DateOnly date)
    {
        const int perDay = SingaporeTime.MinutesPerDay / Spacing;
        return new([.. Enumerable.Range(0, perDay + 1).Select(knot =>
            new SeededRandom(seed, "wander " + stationId, date.DayNumber * perDay + knot).NextNormal())]);
    }

    public double At(int minute)
    {
        var (knot, rest) = Math.DivRem(minute, Spacing);
        return double.Lerp(knots[knot], knots[knot + 1], rest / (double)Spacing);
    }
}
