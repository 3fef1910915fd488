using System.Threading.RateLimiting;

namespace ParallelAsync.Weather;

/// <summary>How the client asks, waits and gives up.</summary>
public sealed record WeatherClientOptions
{
    /// <summary>The version of the interface.</summary>
    public WeatherApi Api { get; init; } = WeatherApi.V1;

    /// <summary>How often a request is tried before the client gives up, at least once.</summary>
    public int MaxTries { get; init; } = 6;

    /// <summary>The wait before the second try; it doubles with each further one, with jitter.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait before another try, unless the service asks for a longer one.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// What every wait between two tries is multiplied by, those that the service asks for in <c>Retry-After</c> included: 0.01 makes a
    /// second ten milliseconds, for a replica that is as much faster than the real service. 1 against the real one.
    /// </summary>
    public double WaitScale { get; init; } = 1;

    /// <summary>How long one try may take, from its sending to the last byte of its answer.</summary>
    public TimeSpan TryTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a request may take in all: tries, waits between them, and waits for the rate limiter.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Each try takes a permit from here before it is sent, and returns it with the answer. None when null. The caller disposes it.
    /// </summary>
    public RateLimiter? RateLimiter { get; init; }

    /// <summary>Sent as <c>x-api-key</c>; none when null.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Told after every request that ended well.</summary>
    public IProgress<WeatherProgress>? Progress { get; init; }

    /// <summary>What the jitter of the waits is drawn from.</summary>
    public long Seed { get; init; } = 2020;

    /// <summary>The clock of waits and time-outs.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal WeatherClientOptions Checked()
    {
        Require(MaxTries >= 1, MaxTries, nameof(MaxTries), "at least one try");
        Require(double.IsFinite(WaitScale) && WaitScale >= 0, WaitScale, nameof(WaitScale), "a factor of 0 or more");
        Require(
            FirstDelay >= TimeSpan.Zero && FirstDelay <= LongestDelay, FirstDelay, nameof(FirstDelay), $"a wait from 0 to {nameof(LongestDelay)} ({LongestDelay})");
        Require(IsTimeout(TryTimeout), TryTimeout, nameof(TryTimeout), "10 ms to one day");
        Require(IsTimeout(TotalTimeout), TotalTimeout, nameof(TotalTimeout), "10 ms to one day");
        Require(LongestDelay * Math.Max(WaitScale, 1) <= TimeSpan.FromDays(1), LongestDelay, nameof(LongestDelay), "at most one day, scaled");
        return this;
    }

    private static bool IsTimeout(TimeSpan time) => time >= TimeSpan.FromMilliseconds(10) && time <= TimeSpan.FromDays(1);

    private static void Require(bool holds, object? value, string name, string expected)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"Expected {expected}.");
    }
}
