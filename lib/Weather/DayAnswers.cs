namespace ParallelAsync.Weather;

/// <summary>A day and the bodies made of it; the large ones are made once, when they are first asked for.</summary>
internal sealed class DayAnswers
{
    private readonly V1Answers v1;
    private readonly V2Answers v2;
    private readonly Lazy<Payload> whole;
    private readonly Lazy<IReadOnlyList<Payload>> pages;

    public DayAnswers(WeatherDay day)
    {
        (Day, v1, v2) = (day, new V1Answers(day), new V2Answers(day));
        whole = new(v1.Day);
        pages = new(v2.Pages);
    }

    public WeatherDay Day { get; }

    public Payload V1 => whole.Value;

    public IReadOnlyList<Payload> V2Pages => pages.Value;

    /// <summary>The body for one minute, so small that it is made afresh.</summary>
    public Payload Moment(WeatherApi api, int minute) => api == WeatherApi.V1 ? v1.Moment(minute) : v2.Moment(minute);

    /// <summary>The last minute with an item at or before this one; null when the day begins later.</summary>
    public int? MinuteUntil(int minute)
    {
        while (minute >= 0 && !Day.HasItem(minute))
            minute--;
        return minute >= 0 ? minute : null;
    }
}
