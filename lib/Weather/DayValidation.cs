namespace ParallelAsync.Weather;

/// <summary>What a day's answer held, counted while it was read.</summary>
/// <param name="Minutes">Minutes of the day that have an item, of 1,440.</param>
/// <param name="Readings">Readings kept.</param>
/// <param name="Stations">Stations that reported at least once.</param>
/// <param name="Implausible">Readings kept although they lie outside 15-45 °C, which no station in Singapore has measured.</param>
/// <param name="Repeated">Readings that came twice for one station and minute; the later one is kept.</param>
/// <param name="OtherDays">Items stamped with another day, or with no time at all; they are left out.</param>
/// <param name="Unlisted">Stations with readings that the answer's own list of stations lacks.</param>
public sealed record DayValidation(int Minutes, int Readings, int Stations, int Implausible, int Repeated, int OtherDays, int Unlisted)
{
    /// <summary>Whether there is any reading at all. The service answers "healthy" on days when there is none.</summary>
    public bool HasData => Readings > 0;

    /// <summary>Whether nothing but missing readings, which every real day has, is to be told.</summary>
    public bool IsClean => HasData && Implausible + Repeated + OtherDays + Unlisted == 0;

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Parts());

    private IEnumerable<string> Parts()
    {
        yield return $"{Minutes:N0} of 1,440 minutes";
        yield return $"{Readings:N0} readings of {Stations} stations";
        if (Implausible > 0)
            yield return $"{Implausible:N0} implausible";
        if (Repeated > 0)
            yield return $"{Repeated:N0} repeated";
        if (OtherDays > 0)
            yield return $"{OtherDays:N0} items of another day left out";
        if (Unlisted > 0)
            yield return $"{Unlisted:N0} stations not listed";
    }
}
