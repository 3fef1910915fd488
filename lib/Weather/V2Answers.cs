using System.Buffers;
using System.Text.Json;

namespace ParallelAsync.Weather;

/// <summary>The bodies of v2's answers about a day, as recorded. What is the same in all of them is written once.</summary>
internal sealed class V2Answers
{
    private readonly WeatherDay day;
    private readonly int[] order;
    private readonly byte[] stations;
    private readonly byte[][] starts;

    public V2Answers(WeatherDay day)
    {
        this.day = day;
        order = OrderOf(day.Stations);
        starts = JsonText.ReadingStarts(day.Stations, "stationId");
        var json = new ArrayBufferWriter<byte>();
        json.AppendValue(writer => WriteStations(writer, order.Select(index => KnownStations.Find(WeatherApi.V2, day.Stations[index].Id))));
        stations = json.WrittenSpan.ToArray();
    }

    /// <summary>Readings on a page of a whole day.</summary>
    public const int PageSize = 25;

    /// <summary>A healthy-looking answer with nothing in it.</summary>
    public static Payload Nothing { get; } =
        Payload.Small("{\"code\":0,\"data\":{\"stations\":[],\"readings\":[],\"readingType\":\"DBT 1M F\",\"readingUnit\":\"deg C\"},\"errorMsg\":\"\"}"u8);

    /// <summary>The whole day in pages, newest minute first.</summary>
    public IReadOnlyList<Payload> Pages()
    {
        var pages = Enumerable.Range(0, SingaporeTime.MinutesPerDay).Where(day.HasItem).Reverse().Chunk(PageSize).ToList();
        return [.. pages.Select((minutes, page) =>
            Payload.Large(Write(minutes, nextPage: page + 1 < pages.Count ? PageToken.Of(day.Date, page + 1) : null).WrittenSpan))];
    }

    /// <summary>One minute of the day.</summary>
    public Payload Moment(int minute) => Payload.Small(Write([minute], nextPage: null).WrittenSpan);

    private ArrayBufferWriter<byte> Write(int[] minutes, string? nextPage)
    {
        var json = new ArrayBufferWriter<byte>(1024 * (3 + minutes.Length));
        json.Append("{\"code\":0,\"data\":{\"stations\":"u8);
        json.Append(stations);
        json.Append(",\"readings\":["u8);
        foreach (var minute in minutes)
        {
            json.Append(minute == minutes[0] ? "{\"timestamp\":"u8 : ",{\"timestamp\":"u8);
            json.AppendTimestamp(day.Timestamp(minute));
            json.Append(",\"data\":["u8);
            json.AppendReadings(day, minute, order, starts);
            json.Append("]}"u8);
        }
        json.Append("],\"readingType\":\"DBT 1M F\",\"readingUnit\":\"deg C\""u8);
        if (nextPage is not null)
        {
            json.Append(",\"paginationToken\":"u8);
            json.AppendValue(writer => writer.WriteStringValue(nextPage));
        }
        json.Append("},\"errorMsg\":\"\"}"u8);
        return json;
    }

    // v2 has an order of its own; stations that it does not list keep theirs, behind the others.
    private static int[] OrderOf(IReadOnlyList<Station> stations)
    {
        var place = KnownStations.Of2026.Select((station, index) => (station.Id, index)).ToDictionary();
        return [.. Enumerable.Range(0, stations.Count).OrderBy(index => place.GetValueOrDefault(stations[index].Id, int.MaxValue))];
    }

    private static void WriteStations(Utf8JsonWriter json, IEnumerable<Station> stations)
    {
        json.WriteStartArray();
        foreach (var station in stations)
        {
            json.WriteStartObject();
            json.WriteString("id", station.Id);
            json.WriteString("deviceId", station.DeviceId);
            json.WriteString("name", station.Name);
            json.WriteStartObject("location");
            if (KnownStations.LongitudeFirst.Contains(station.Id))
            {
                json.WriteNumber("longitude", station.Longitude);
                json.WriteNumber("latitude", station.Latitude);
            }
            else
            {
                json.WriteNumber("latitude", station.Latitude);
                json.WriteNumber("longitude", station.Longitude);
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
