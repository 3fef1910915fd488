using System.Runtime.CompilerServices;
using System.Text;

namespace ParallelAsync.Weather;

/// <summary>Puts a day together, item by item, whether it comes from JSON, from a recording or from the model.</summary>
internal sealed class DayBuilder(DateOnly date)
{
    private readonly List<Row> rows = [];
    private readonly byte[] seconds = CreateSeconds();
    private int minute = -1;
    private int nextRow;
    private int implausible;
    private int repeated;
    private int otherDays;
    private bool listed;

    public DateOnly Date => date;

    /// <summary>Lists the stations of the answer, in its order.</summary>
    public DayBuilder List(IEnumerable<Station> stations)
    {
        foreach (var station in stations)
        {
            var row = rows.Find(row => row.Station.Id == station.Id);
            if (row is null)
                rows.Add(new Row(station) { IsListed = true });
            else
                (row.Station, row.IsListed) = (station, true);
        }
        listed = true;
        return this;
    }

    /// <summary>Starts the item of this moment. The readings of an item of another day are left out.</summary>
    public void StartItem(DateTime moment)
    {
        if (DateOnly.FromDateTime(moment) != date)
        {
            SkipItem();
            return;
        }
        StartItem(moment.Hour * 60 + moment.Minute, moment.Second);
    }

    /// <summary>Starts the item of this minute of the day.</summary>
    public void StartItem(int minuteOfDay, int second)
    {
        nextRow = 0;
        minute = minuteOfDay;
        seconds[minute] = (byte)second;
    }

    /// <summary>Leaves out the readings that follow: their item has no usable time.</summary>
    public void SkipItem()
    {
        otherDays++;
        minute = -1;
    }

    /// <summary>Adds a reading to the item.</summary>
    /// <param name="stationId">The station's identifier, as UTF-8.</param>
    /// <param name="tenths">The temperature in tenths of a degree.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<byte> stationId, int tenths)
    {
        if (minute < 0)
            return;
        var index = IndexOf(stationId);
        nextRow = index + 1;
        Add(rows[index], tenths);
    }

    /// <summary>Adds a reading of the station with this place in the list.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int station, int tenths) => Add(rows[station], tenths);

    public WeatherDay Build()
    {
        var reporting = rows.Where(row => row.Count > 0 || row.IsListed).ToList();
        var validation = new DayValidation(
            seconds.Count(second => second != WeatherDay.NoItem),
            rows.Sum(row => row.Count),
            rows.Count(row => row.Count > 0),
            implausible,
            repeated,
            otherDays,
            listed ? rows.Count(row => !row.IsListed) : 0);
        return new WeatherDay(date, [.. reporting.Select(row => row.Station)], [.. reporting.Select(row => row.Tenths)], seconds, validation);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(Row row, int tenths)
    {
        if (tenths is < 150 or > 450)
            implausible++;
        if (row.Tenths[minute] != WeatherDay.Missing)
            repeated++;
        else
            row.Count++;
        row.Tenths[minute] = (short)Math.Clamp(tenths, short.MinValue + 1, short.MaxValue);
    }

    // The readings of an item come in the order of the stations, so the next row is nearly always the right one.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int IndexOf(ReadOnlySpan<byte> stationId)
    {
        for (var offset = 0; offset < rows.Count; offset++)
        {
            var index = nextRow + offset;
            if (index >= rows.Count)
                index -= rows.Count;
            if (rows[index].IdUtf8.AsSpan().SequenceEqual(stationId))
                return index;
        }
        // A station not met before stands, in the recordings, right behind the one that this item named last.
        rows.Insert(nextRow, new Row(KnownStations.Find(WeatherApi.V1, Encoding.UTF8.GetString(stationId))));
        return nextRow;
    }

    private static byte[] CreateSeconds()
    {
        var seconds = new byte[SingaporeTime.MinutesPerDay];
        Array.Fill(seconds, WeatherDay.NoItem);
        return seconds;
    }

    private sealed class Row
    {
        public Row(Station station)
        {
            Station = station;
            IdUtf8 = Encoding.UTF8.GetBytes(station.Id);
            Array.Fill(Tenths, WeatherDay.Missing);
        }

        public Station Station { get; set; }

        public byte[] IdUtf8 { get; }

        public short[] Tenths { get; } = new short[SingaporeTime.MinutesPerDay];

        public int Count { get; set; }

        public bool IsListed { get; set; }
    }
}
