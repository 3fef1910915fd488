using System.Globalization;

namespace ParallelAsync.Weather;

/// <summary>Reads the answer for one minute.</summary>
internal static class SnapshotReader
{
    private static readonly SmallReader<V1Body.Answer> V1 = new(V1Json.Default.Answer, answer =>
    {
        var item = answer.Items is [.., var last] ? last : null;
        return Check(
            item?.Timestamp,
            item?.Readings?.Select(reading => (reading.StationId, reading.Value)),
            answer.Metadata?.Stations?.Select(station => station.ToStation()));
    });

    private static readonly SmallReader<V2Body.Answer> V2 = new(V2Json.Default.Answer, answer =>
    {
        var item = answer.Data?.Readings is [var first, ..] ? first : null;
        return Check(
            item?.Timestamp,
            item?.Readings?.Select(reading => (reading.StationId, reading.Value)),
            answer.Data?.Stations?.Select(station => station.ToStation()));
    });

    public static PayloadReader Of(WeatherApi api) => api == WeatherApi.V1 ? V1 : V2;

    public static string Path(WeatherApi api, DateTime? moment) => (api, moment) switch
    {
        (WeatherApi.V1, null) => WeatherRequest.V1Path,
        (WeatherApi.V1, { } time) => $"{WeatherRequest.V1Path}?date_time={SingaporeTime.Text(time)}",
        (_, null) => WeatherRequest.V2Path,
        (_, { } time) => $"{WeatherRequest.V2Path}?date={SingaporeTime.Text(time)}",
    };

    private static WeatherSnapshot Check(string? timestamp, IEnumerable<(string? Id, double? Value)>? readings, IEnumerable<Station>? stations)
    {
        if (string.IsNullOrEmpty(timestamp) || readings is null)
            throw PayloadException.Empty("no reading for this moment");
        if (!DateTimeOffset.TryParse(timestamp, CultureInfo.InvariantCulture, out var moment))
            throw new PayloadException("broken JSON", $"expected a timestamp, got '{timestamp}'");
        var byId = (stations ?? []).DistinctBy(station => station.Id).ToDictionary(station => station.Id);
        var complete = readings
            .Where(reading => reading is { Id: not null, Value: not null })
            .Select(reading => new StationReading(
                byId.GetValueOrDefault(reading.Id!) ?? KnownStations.Find(WeatherApi.V1, reading.Id!), reading.Value!.Value))
            .ToList();
        return complete.Count > 0 ? new(moment, complete) : throw PayloadException.Empty("no reading for this moment");
    }
}
