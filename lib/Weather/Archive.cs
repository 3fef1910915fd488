using System.Collections.Concurrent;

namespace ParallelAsync.Weather;

/// <summary>The days that the replica serves. Two requests for one day at once build it once.</summary>
internal sealed class Archive(IDaySource source)
{
    private readonly ConcurrentDictionary<DateOnly, Lazy<DayAnswers?>> days = new();

    public DayAnswers? Find(DateOnly date) => days.GetOrAdd(date, Load).Value;

    /// <summary>Makes the body of a whole day before it is asked for.</summary>
    public void Prepare(DateOnly date)
    {
        if (Find(date) is { } answers)
            _ = answers.V1;
    }

    /// <summary>The newest item at or before the moment.</summary>
    public (DayAnswers Answers, int Minute)? Newest(DateTime moment)
    {
        var minute = moment.Hour * 60 + moment.Minute;
        for (var date = source.NewestUntil(DateOnly.FromDateTime(moment)); date is { } day; date = source.NewestUntil(day.AddDays(-1)))
        {
            var last = day == DateOnly.FromDateTime(moment) ? minute : SingaporeTime.MinutesPerDay - 1;
            if (Find(day) is not { } answers || answers.MinuteUntil(last) is not { } found)
                continue;
            // An item of this very minute may be stamped with a later second.
            if (answers.Day.Timestamp(found) <= moment)
                return (answers, found);
            if (answers.MinuteUntil(found - 1) is { } earlier)
                return (answers, earlier);
        }
        return null;
    }

    /// <summary>The day as far as it has come by this moment; nothing before it begins.</summary>
    public DayAnswers? FindUntil(DateOnly date, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        return date > today ? null
            : date < today || Find(date) is not { } whole ? Find(date)
            : Begin(whole.Day, now) is { Validation.HasData: true } begun ? new DayAnswers(begun)
            : null;
    }

    private static WeatherDay Begin(WeatherDay day, DateTime now)
    {
        var builder = new DayBuilder(day.Date).List(day.Stations);
        for (var minute = 0; minute < SingaporeTime.MinutesPerDay; minute++)
        {
            if (!day.HasItem(minute) || day.Timestamp(minute) > now)
                continue;
            builder.StartItem(day.Timestamp(minute));
            for (var station = 0; station < day.Stations.Count; station++)
            {
                if (day.Tenths(station, minute) != WeatherDay.Missing)
                    builder.Add(station, day.Tenths(station, minute));
            }
        }
        return builder.Build();
    }

    private Lazy<DayAnswers?> Load(DateOnly date) => new(() => source.Find(date) is { } day ? new DayAnswers(day) : null);
}
