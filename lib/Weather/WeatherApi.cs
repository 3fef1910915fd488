namespace ParallelAsync.Weather;

/// <summary>The two versions of data.gov.sg's interface for air temperature.</summary>
public enum WeatherApi
{
    /// <summary>The version of the talk: a whole day in one answer.</summary>
    V1,

    /// <summary>The version of today: a whole day in pages of 25 minutes, newest first.</summary>
    V2,
}
