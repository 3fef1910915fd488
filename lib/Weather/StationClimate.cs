using System.Collections.Frozen;

namespace ParallelAsync.Weather;

/// <summary>How much warmer a station is than the island's mean, in °C, at night and around noon.</summary>
internal readonly record struct StationClimate(double Night, double Noon)
{
    // Means of the 120 recorded days; stations not among them count as average.
    private static readonly FrozenDictionary<string, StationClimate> Recorded = new Dictionary<string, StationClimate>
    {
        ["S06"] = new(-0.36, 0.66),
        ["S24"] = new(-0.32, -0.09),
        ["S43"] = new(0.38, 0.20),
        ["S44"] = new(-0.74, -0.28),
        ["S50"] = new(-0.50, -0.07),
        ["S60"] = new(0.41, -0.15),
        ["S100"] = new(-0.15, 0.95),
        ["S102"] = new(1.09, -0.96),
        ["S104"] = new(-0.45, -0.09),
        ["S106"] = new(-1.13, -0.12),
        ["S107"] = new(0.60, -0.69),
        ["S108"] = new(0.54, 0.32),
        ["S109"] = new(-0.43, 0.03),
        ["S115"] = new(0.41, -0.18),
        ["S116"] = new(0.63, -0.24),
        ["S117"] = new(0.61, 0.07),
        ["S121"] = new(-0.45, 0.24),
    }.ToFrozenDictionary();

    public static StationClimate Of(string stationId) => Recorded.GetValueOrDefault(stationId);

    public double At(double sun) => double.Lerp(Night, Noon, sun);
}
