namespace ParallelAsync.Weather;

/// <summary>How far a client has come since it was made.</summary>
/// <param name="Completed">Days or moments received.</param>
/// <param name="Tries">Requests sent for them so far, including those still on their way and those that failed.</param>
public sealed record WeatherProgress(int Completed, int Tries);
