namespace ParallelAsync.Weather;

/// <summary>A weather station.</summary>
/// <param name="Id">Its identifier, such as S109; readings name their station by it.</param>
/// <param name="DeviceId">The identifier of its instrument; the same as <paramref name="Id"/> wherever it was seen.</param>
/// <param name="Name">The road or place it stands at.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public sealed record Station(string Id, string DeviceId, string Name, double Latitude, double Longitude);
