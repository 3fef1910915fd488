namespace ParallelAsync.Weather;

/// <summary>
/// What the feed loses on a day, as often and as long as in the recordings: whole minutes, single readings, and stations that fall silent
/// for hours.
/// </summary>
internal sealed class FeedGaps
{
    private readonly bool[] lost = new bool[SingaporeTime.MinutesPerDay];
    private readonly bool[][] silent;

    public FeedGaps(long seed, DateOnly date, IReadOnlyList<Station> stations)
    {
        var random = new SeededRandom(seed, "gaps", date.DayNumber);
        LoseMinutes(ref random);
        silent = [.. stations.Select(station => SilenceOf(new SeededRandom(seed, "silence " + station.Id, date.DayNumber)))];
        for (var faint = Poisson(ref random, 1.2); faint > 0; faint--)
            FaintMinute(ref random);
    }

    public bool IsLost(int minute) => lost[minute];

    public bool IsSilent(int station, int minute) => silent[station][minute];

    // 105 of 120 days have every minute, 14 lose one to five, one lost 105 in a row.
    private void LoseMinutes(ref SeededRandom random)
    {
        var kind = random.NextUniform();
        if (kind < 0.01)
            lost.AsSpan(random.NextIndex(1200), 40 + random.NextIndex(140)).Fill(true);
        else if (kind < 0.125)
        {
            for (var count = 1 + random.NextIndex(5); count > 0; count--)
                lost[random.NextIndex(lost.Length)] = true;
        }
    }

    // Six short gaps a day and station, geometric with a mean of 1.6 minutes; on one day in twenty, hours of silence.
    private static bool[] SilenceOf(SeededRandom random)
    {
        var minutes = new bool[SingaporeTime.MinutesPerDay];
        for (var gap = Poisson(ref random, 6.3); gap > 0; gap--)
            Silence(minutes, random.NextIndex(minutes.Length), 1 + (int)(random.NextExponential() / Math.Log(1 / 0.375)));
        if (random.NextUniform() < 0.056)
            Silence(minutes, random.NextIndex(minutes.Length), 60 + (int)(500 * random.NextExponential()));
        return minutes;
    }

    // A minute in which hardly any station was in time.
    private void FaintMinute(ref SeededRandom random)
    {
        var minute = random.NextIndex(SingaporeTime.MinutesPerDay);
        var speaker = random.NextIndex(silent.Length);
        for (var station = 0; station < silent.Length; station++)
            silent[station][minute] |= station != speaker && random.NextUniform() < 0.6;
    }

    private static void Silence(bool[] minutes, int start, int length) =>
        minutes.AsSpan(start, Math.Min(length, minutes.Length - start)).Fill(true);

    private static int Poisson(ref SeededRandom random, double mean)
    {
        var count = 0;
        for (var waited = random.NextExponential(); waited < mean; waited += random.NextExponential())
            count++;
        return count;
    }
}
