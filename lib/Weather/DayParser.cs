using System.Text.Json;

namespace ParallelAsync.Weather;

/// <summary>
/// Understands v1's answer for a whole day piece by piece. The readings, 23,000 small objects, go from the bytes straight into the day,
/// which takes a fraction of the time, and a fortieth of the memory, of a list of objects; the list of stations is left to the generated
/// serialiser.
/// </summary>
internal sealed class DayParser(DateOnly date)
{
    private const int LongestId = 64;

    // An item is an object in the array "items" of the answer.
    private const int ItemDepth = 2;

    private readonly DayBuilder builder = new(date);
    private readonly CompactItem compact = new(date);
    private readonly byte[] stationId = new byte[LongestId];
    private JsonReaderState state;
    private Name name;
    private int idLength;
    private int? tenths;
    private bool inItem;

    private enum Name
    {
        Other,
        Metadata,
        Timestamp,
        StationId,
        Value,
    }

    /// <summary>
    /// Takes the bytes that can be understood so far; returns how many, and wants the others again with more behind them.
    /// </summary>
    /// <exception cref="JsonException">This is not the JSON that was expected.</exception>
    public int Feed(ReadOnlySpan<byte> bytes, bool isLast)
    {
        var start = 0;
        var reader = new Utf8JsonReader(bytes, isLast, state);
        while (name == Name.Metadata ? ReadMetadata(ref reader) : reader.Read())
        {
            Take(ref reader);
            if (reader is not { TokenType: JsonTokenType.EndObject, CurrentDepth: ItemDepth })
                continue;
            // Behind an item the reader's state is the same whichever item it was: it can step over the items that were read without it.
            var consumed = start + (int)reader.BytesConsumed;
            var end = ReadCompactItems(bytes, consumed);
            if (end > consumed)
            {
                start = end;
                reader = new Utf8JsonReader(bytes[start..], isLast, reader.CurrentState);
            }
        }
        state = reader.CurrentState;
        return start + (int)reader.BytesConsumed;
    }

    private int ReadCompactItems(ReadOnlySpan<byte> bytes, int position)
    {
        while (compact.Read(bytes[position..], builder) is > 0 and var length)
            position += length;
        return position;
    }

    public WeatherDay Finish() => builder.Build();

    private void Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                name = NameOf(ref reader);
                break;
            case JsonTokenType.Number when name == Name.Value:
                tenths = Tenths(ref reader);
                break;
            case JsonTokenType.String when name == Name.StationId:
                if (reader.ValueSpan.Length > LongestId)
                    throw new JsonException($"Expected a station's identifier of at most {LongestId} bytes.");
                idLength = reader.CopyString(stationId);
                break;
            case JsonTokenType.String when name == Name.Timestamp:
                StartItem(ref reader);
                break;
            case JsonTokenType.EndObject:
                EndObject(isItem: reader.CurrentDepth == ItemDepth);
                break;
        }
    }

    // "value" comes 23,000 times, so it is asked for first.
    private static Name NameOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("value"u8) ? Name.Value
        : reader.ValueTextEquals("station_id"u8) ? Name.StationId
        : reader.ValueTextEquals("timestamp"u8) ? Name.Timestamp
        : reader.CurrentDepth == 1 && reader.ValueTextEquals("metadata"u8) ? Name.Metadata
        : Name.Other;

    private bool ReadMetadata(ref Utf8JsonReader reader)
    {
        var ahead = reader;
        if (!ahead.Read() || !ahead.TrySkip())
            return false;
        reader.Read();
        if (JsonSerializer.Deserialize(ref reader, V1Json.Default.Metadata)?.Stations is { } stations)
            builder.List(stations.Select(station => station.ToStation()));
        name = Name.Other;
        return true;
    }

    private void StartItem(ref Utf8JsonReader reader)
    {
        inItem = true;
        if (reader.TryGetDateTimeOffset(out var moment))
            builder.StartItem(moment.ToOffset(SingaporeTime.Offset).DateTime);
        else
            builder.SkipItem();
    }

    // A reading ends, or an item behind its last reading.
    private void EndObject(bool isItem)
    {
        if (idLength > 0 && tenths is { } value)
        {
            if (!inItem)
                throw new JsonException("Expected the timestamp of an item before its readings, as the service has always sent it.");
            builder.Add(stationId.AsSpan(0, idLength), value);
        }
        inItem &= !isItem;
        (idLength, tenths) = (0, null);
    }

    // Nearly all numbers are "26" or "25.3"; any other goes the long way.
    private static int Tenths(ref Utf8JsonReader reader)
    {
        var digits = reader.ValueSpan;
        var value = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            if (digits[index] == '.' && index == digits.Length - 2)
                return value * 10 + (digits[index + 1] - '0');
            if (!char.IsAsciiDigit((char)digits[index]) || index > 3)
                return (int)Math.Round(Math.Clamp(reader.GetDouble() * 10, short.MinValue, short.MaxValue));
            value = value * 10 + (digits[index] - '0');
        }
        return value * 10;
    }
}
