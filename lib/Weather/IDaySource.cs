namespace ParallelAsync.Weather;

/// <summary>Where the replica's days come from: a recording or the model.</summary>
internal interface IDaySource
{
    /// <summary>The day, or null when there is none.</summary>
    WeatherDay? Find(DateOnly date);

    /// <summary>The newest day at or before this one, or null.</summary>
    DateOnly? NewestUntil(DateOnly date);
}
