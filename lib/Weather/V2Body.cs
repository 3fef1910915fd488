using System.Text.Json.Serialization;

namespace ParallelAsync.Weather;

/// <summary>The shapes in the JSON of v2, and of the errors of both versions.</summary>
internal static class V2Body
{
    internal sealed record Answer(int? Code, Data? Data, string? ErrorMsg);

    internal sealed record Data(IReadOnlyList<StationInfo>? Stations, IReadOnlyList<Item>? Readings, string? PaginationToken);

    internal sealed record StationInfo(string? Id, string? DeviceId, string? Name, Location? Location)
    {
        public Station ToStation() => new(Id ?? "", DeviceId ?? Id ?? "", Name ?? Id ?? "", Location?.Latitude ?? 0, Location?.Longitude ?? 0);
    }

    internal sealed record Location(double Latitude, double Longitude);

    internal sealed record Item(string? Timestamp, [property: JsonPropertyName("data")] IReadOnlyList<Reading>? Readings);

    internal sealed record Reading(string? StationId, double? Value);

    internal sealed record Error(string? Name, string? ErrorMsg, string? Message);
}
