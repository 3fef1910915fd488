using System.Globalization;

namespace ParallelAsync.Loops;

/// <summary>One line of a readings file: what one station measured at one moment.</summary>
/// <param name="StationId">The station, for example <c>S109</c>.</param>
/// <param name="Value">The air temperature in degrees Celsius.</param>
/// <param name="Timestamp">The moment in Singapore time (UTC+8), as the file gives it.</param>
public readonly record struct Reading(string StationId, double Value, DateTime Timestamp)
{
    internal const string TimestampFormat = "yyyy-MM-dd HH:mm:ss";

    /// <summary>Reads a line <c>station_id,value,timestamp_sgt</c>, for example <c>S109,26.0,2017-01-01 00:00:59</c>.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="reading">The reading, when the line is one.</param>
    /// <param name="problem">What is wrong with the line, when it is not; otherwise <c>null</c>.</param>
    /// <returns>Whether the line is a reading.</returns>
    public static bool TryParse(ReadOnlySpan<char> line, out Reading reading, out string? problem)
    {
        reading = default;
        Span<Range> fields = stackalloc Range[4];
        var found = line.Split(fields, ',');
        if (found != 3)
        {
            problem = line.IsEmpty ? "the line is empty" : $"expected 3 fields (station_id,value,timestamp_sgt), found {(found == 4 ? "more" : found)}";
            return false;
        }

        var station = line[fields[0]];
        if (station.Trim().Length != station.Length || station.IsEmpty)
        {
            problem = $"expected a station id without blanks, found '{Shown(station)}'";
            return false;
        }

        var number = line[fields[1]];
        if (!double.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            || !double.IsFinite(value))
        {
            problem = $"expected a number as the value, found '{Shown(number)}'";
            return false;
        }

        var moment = line[fields[2]];
        if (!TryParseTimestamp(moment, out var timestamp))
        {
            problem = $"expected a timestamp like 2017-01-01 00:00:59, found '{Shown(moment)}'";
            return false;
        }

        reading = new Reading(station.ToString(), value, timestamp);
        problem = null;
        return true;
    }

    // By hand, because DateTime.TryParseExact takes ten times as long: more than everything else that a line costs.
    private static bool TryParseTimestamp(ReadOnlySpan<char> text, out DateTime timestamp)
    {
        timestamp = default;
        if (text is not [_, _, _, _, '-', _, _, '-', _, _, ' ', _, _, ':', _, _, ':', _, _]
            || !(Number(text[..4]) is >= 1 and var year)
            || !(Number(text[5..7]) is >= 1 and <= 12 and var month)
            || !(Number(text[8..10]) is >= 1 and var day && day <= DateTime.DaysInMonth(year, month))
            || !(Number(text[11..13]) is >= 0 and < 24 and var hour)
            || !(Number(text[14..16]) is >= 0 and < 60 and var minute)
            || !(Number(text[17..19]) is >= 0 and < 60 and var second))
            return false;
        timestamp = new DateTime(year, month, day, hour, minute, second);
        return true;
    }

    private static int Number(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string Shown(ReadOnlySpan<char> field) => field.Length <= 40 ? field.ToString() : $"{field[..40]}…";
}
