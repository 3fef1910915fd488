using ParallelAsync.Charts;

namespace ParallelAsync.Weather;

/// <summary>The readings of one minute.</summary>
/// <param name="Timestamp">When they were taken, in Singapore (UTC+8).</param>
/// <param name="Readings">One for each station that reported.</param>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed record WeatherSnapshot(DateTimeOffset Timestamp, IReadOnlyList<StationReading> Readings) : ITableSource
{
    /// <inheritdoc/>
    public Table ToTable() => new(
        $"Air temperature in Singapore, {Timestamp:yyyy-MM-dd HH:mm}.",
        ["Station", "Temperature (°C)"],
        Readings.Select(reading => new[] { $"{reading.Station.Id} {reading.Station.Name}", $"{reading.Celsius:f1}" }));
}
