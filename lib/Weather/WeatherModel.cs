using System.Runtime.CompilerServices;

namespace ParallelAsync.Weather;

/// <summary>
/// Days of air temperature as they could have been, always the same for one seed and date. Its numbers were fitted to the 120 recorded
/// days of January to April 2017: the mean of each hour, weather that lasts some days, storms that move from station to station, and
/// what the real feed loses.
/// </summary>
internal sealed class WeatherModel(long seed) : IDaySource
{
    /// <summary>The month in which the real service began.</summary>
    public static DateOnly FirstDay { get; } = new(2016, 3, 1);

    public WeatherDay? Find(DateOnly date)
    {
        if (date < FirstDay)
            return null;
        var stations = KnownStations.On(date);
        var island = DryIsland(date);
        var storms = Storm.Around(seed, date);
        var temperatures = stations.Select(station => Temperatures(date, station, island, storms)).ToList();
        return Observe(date, stations, temperatures);
    }

    public DateOnly? NewestUntil(DateOnly date) => date < FirstDay ? null : date;

    /// <summary>The mean of the island without storms, in °C: the daily cycle plus spells of warm nights and of sunny days.</summary>
    private double[] DryIsland(DateOnly date)
    {
        var nights = Spell.Around(seed, "nights", date);
        var days = Spell.Around(seed, "days", date);
        var island = new double[SingaporeTime.MinutesPerDay];
        for (var minute = 0; minute < island.Length; minute++)
        {
            var sun = DailyCycle.Sun(minute);
            island[minute] = DailyCycle.DryMean(minute) + nights.At(minute) * (1.0 - 0.4 * sun) + days.At(minute) * 1.6 * sun;
        }
        return island;
    }

    // Compiled well at its first call, as all that makes the days: a notebook makes a hundred before the runtime would get to it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[] Temperatures(DateOnly date, Station station, double[] island, IReadOnlyList<Storm> storms)
    {
        var climate = StationClimate.Of(station.Id);
        var wander = Wander.Of(seed, station.Id, date);
        var random = new SeededRandom(seed, station.Id, date.DayNumber);
        var passages = storms.Select(storm => storm.Over(seed, station)).OfType<StormPassage>().ToArray();
        var tenths = new int[island.Length];
        var flutter = 0.0;
        for (var minute = 0; minute < tenths.Length; minute++)
        {
            var sun = DailyCycle.Sun(minute);
            flutter += -flutter / 20 + (0.018 + 0.06 * sun) * random.NextNormal();
            var air = island[minute] + climate.At(sun) + wander.At(minute) * (0.3 + 0.45 * sun) + flutter;
            foreach (var passage in passages)
                air = passage.Cool(air, minute);
            tenths[minute] = (int)Math.Round(10 * air);
        }
        return tenths;
    }

    private WeatherDay Observe(DateOnly date, IReadOnlyList<Station> stations, List<int[]> temperatures)
    {
        var gaps = new FeedGaps(seed, date, stations);
        var builder = new DayBuilder(date).List(stations);
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        for (var minute = 0; minute < SingaporeTime.MinutesPerDay; minute++)
        {
            if (gaps.IsLost(minute))
                continue;
            builder.StartItem(midnight.AddMinutes(minute));
            for (var station = 0; station < temperatures.Count; station++)
            {
                if (!gaps.IsSilent(station, minute))
                    builder.Add(station, temperatures[station][minute]);
            }
        }
        return builder.Build();
    }
}
