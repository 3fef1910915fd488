using System.Buffers;
using System.Text.Json;

namespace ParallelAsync.Weather;

/// <summary>The bodies of v1's answers about a day, as recorded. What is the same in all of them is written once.</summary>
internal sealed class V1Answers(WeatherDay day)
{
    private readonly byte[] metadata = Metadata(day.Stations);
    private readonly byte[][] starts = JsonText.ReadingStarts(day.Stations, "station_id");
    private readonly int[] order = [.. Enumerable.Range(0, day.Stations.Count)];

    private static ReadOnlySpan<byte> End => "],\"api_info\":{\"status\":\"healthy\"}}"u8;

    /// <summary>What v1 says, with status 200, for a day without data.</summary>
    public static Payload NoDay { get; } = Payload.Small("{\"metadata\":{\"stations\":[]},\"items\":[],\"api_info\":{\"status\":\"healthy\"}}"u8);

    /// <summary>What v1 says, with status 200, when there is no reading for the moment.</summary>
    public static Payload NoMoment { get; } =
        Payload.Small("{\"metadata\":{\"stations\":[]},\"items\":[{\"timestamp\":\"\",\"readings\":[]}],\"api_info\":{\"status\":\"healthy\"}}"u8);

    /// <summary>The whole day, oldest minute first.</summary>
    public Payload Day()
    {
        var json = new ArrayBufferWriter<byte>(1 << 20);
        AppendItems(json, Enumerable.Range(0, SingaporeTime.MinutesPerDay).Where(day.HasItem));
        return Payload.Large(json.WrittenSpan);
    }

    /// <summary>One minute of the day.</summary>
    public Payload Moment(int minute)
    {
        var json = new ArrayBufferWriter<byte>(4096);
        AppendItems(json, [minute]);
        return Payload.Small(json.WrittenSpan);
    }

    private void AppendItems(ArrayBufferWriter<byte> json, IEnumerable<int> minutes)
    {
        json.Append("{\"metadata\":"u8);
        json.Append(metadata);
        json.Append(",\"items\":["u8);
        var separate = false;
        foreach (var minute in minutes)
        {
            json.Append(separate ? ",{\"timestamp\":"u8 : "{\"timestamp\":"u8);
            json.AppendTimestamp(day.Timestamp(minute));
            json.Append(",\"readings\":["u8);
            json.AppendReadings(day, minute, order, starts);
            json.Append("]}"u8);
            separate = true;
        }
        json.Append(End);
    }

    private static byte[] Metadata(IReadOnlyList<Station> stations)
    {
        var json = new ArrayBufferWriter<byte>();
        json.AppendValue(writer => WriteMetadata(writer, stations));
        return json.WrittenSpan.ToArray();
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyList<Station> stations)
    {
        json.WriteStartObject();
        json.WriteStartArray("stations");
        foreach (var station in stations)
        {
            json.WriteStartObject();
            json.WriteString("id", station.Id);
            json.WriteString("device_id", station.DeviceId);
            json.WriteString("name", station.Name);
            json.WriteStartObject("location");
            json.WriteNumber("latitude", station.Latitude);
            json.WriteNumber("longitude", station.Longitude);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("reading_type", "DBT 1M F");
        json.WriteString("reading_unit", "deg C");
        json.WriteEndObject();
    }
}
