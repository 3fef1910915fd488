namespace ParallelAsync.Weather;

/// <summary>The shapes in the JSON of v1.</summary>
internal static class V1Body
{
    internal sealed record Answer(Metadata? Metadata, IReadOnlyList<Item>? Items);

    internal sealed record Metadata(IReadOnlyList<StationInfo>? Stations);

    internal sealed record StationInfo(string? Id, string? DeviceId, string? Name, Location? Location)
    {
        public Station ToStation() => new(Id ?? "", DeviceId ?? Id ?? "", Name ?? Id ?? "", Location?.Latitude ?? 0, Location?.Longitude ?? 0);
    }

    internal sealed record Location(double Latitude, double Longitude);

    internal sealed record Item(string? Timestamp, IReadOnlyList<Reading>? Readings);

    internal sealed record Reading(string? StationId, double? Value);
}
