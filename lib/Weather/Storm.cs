namespace ParallelAsync.Weather;

/// <summary>A storm that crosses the island. Minutes count from the midnight of the day that is asked for.</summary>
internal readonly record struct Storm(int Day, int Number, double Minute, double Strength, double Heading)
{
    // The recorded days have 0.6 falls of 2 °C and more within half an hour for each station and day; not every storm hits every station.
    private const double StormsPerDay = 1.5;
    private const double HitShare = 0.7;

    /// <summary>The storms of a day, and of the day before, whose cool air lasts past midnight.</summary>
    public static IReadOnlyList<Storm> Around(long seed, DateOnly date) =>
        [.. Of(seed, date.DayNumber - 1, -SingaporeTime.MinutesPerDay), .. Of(seed, date.DayNumber, 0)];

    /// <summary>What the storm does at a station; null when it passes by.</summary>
    public StormPassage? Over(long seed, Station station)
    {
        var random = new SeededRandom(seed, "passage " + station.Id, Day, Number);
        if (random.NextUniform() > HitShare)
            return null;
        // About 40 km across the island at 40 km/h: the storm needs an hour.
        var east = (station.Longitude - 103.8) * 111;
        var north = (station.Latitude - 1.35) * 111;
        var travel = 1.5 * (east * Math.Cos(Heading) + north * Math.Sin(Heading));
        return new(
            Start: Minute + travel + 10 * random.NextNormal(),
            Strength: Strength * (0.55 + 0.6 * random.NextUniform()),
            FallMinutes: 8 + 14 * random.NextUniform(),
            RecoveryMinutes: 90 + 150 * random.NextUniform());
    }

    private static List<Storm> Of(long seed, int day, int midnight)
    {
        var random = new SeededRandom(seed, "storms", day);
        var storms = new List<Storm>();
        // Poisson arrivals: exponential waits until the day is over.
        for (var waited = random.NextExponential(); waited < StormsPerDay; waited += random.NextExponential())
        {
            // Three in four come in the afternoon; the others, squall lines from Sumatra, before or after dawn.
            var minute = random.NextUniform() < 0.75 ? 920 + 120 * random.NextNormal() : 400 + 170 * random.NextNormal();
            storms.Add(new Storm(day, storms.Count, midnight + minute, 0.4 + 0.6 * random.NextUniform(), 2 * Math.PI * random.NextUniform()));
        }
        return storms;
    }
}
