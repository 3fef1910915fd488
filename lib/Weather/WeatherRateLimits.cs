namespace ParallelAsync.Weather;

/// <summary>How many requests are answered within any stretch of time as long as <paramref name="Window"/>, for each key.</summary>
/// <param name="WithoutKey">Requests without an <c>x-api-key</c>, all together.</param>
/// <param name="DevelopmentKey">Requests with a key that is not a production key.</param>
/// <param name="ProductionKey">Requests with a production key.</param>
/// <param name="Window">The length of the window.</param>
public sealed record WeatherRateLimits(int WithoutKey, int DevelopmentKey, int ProductionKey, TimeSpan Window)
{
    /// <summary>The limits of data.gov.sg today: 6, 12 and 30 requests in 10 seconds.</summary>
    public static WeatherRateLimits Today { get; } = new(6, 12, 30, TimeSpan.FromSeconds(10));
}
