using System.Globalization;

namespace ParallelAsync.Weather;

/// <summary>The clock that the readings are stamped with: UTC+8 all year.</summary>
internal static class SingaporeTime
{
    public const int MinutesPerDay = 24 * 60;
    public const string DateFormat = "yyyy-MM-dd";
    public const string MomentFormat = "yyyy-MM-dd'T'HH:mm:ss";

    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    public static DateTime Now(TimeProvider time) => time.GetUtcNow().ToOffset(Offset).DateTime;

    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(Now(time));

    public static string Text(DateOnly date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);

    public static string Text(DateTime moment) => moment.ToString(MomentFormat, CultureInfo.InvariantCulture);

    public static bool TryParseDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public static bool TryParseMoment(string? text, out DateTime moment) =>
        DateTime.TryParseExact(text, MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out moment);
}
