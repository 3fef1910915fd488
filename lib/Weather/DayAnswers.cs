namespace ParallelAsync.Weather;

/// <summary>A day and the bodies made of it, each made once, when it is first asked for.</summary>
internal sealed class DayAnswers(WeatherDay day)
{
    private readonly Lazy<Payload> v1 = new(() => V1Answers.Day(day));
    private readonly Lazy<IReadOnlyList<Payload>> v2 = new(() => V2Answers.Pages(day));

    public WeatherDay Day => day;

    public Payload V1 => v1.Value;

    public IReadOnlyList<Payload> V2Pages => v2.Value;

    /// <summary>The last minute with an item at or before this one; null when the day begins later.</summary>
    public int? MinuteUntil(int minute)
    {
        while (minute >= 0 && !day.HasItem(minute))
            minute--;
        return minute >= 0 ? minute : null;
    }
}
