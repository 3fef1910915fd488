namespace ParallelAsync.Weather;

/// <summary>A reading of one station.</summary>
/// <param name="Station">The station.</param>
/// <param name="Celsius">The temperature in °C.</param>
public sealed record StationReading(Station Station, double Celsius);
