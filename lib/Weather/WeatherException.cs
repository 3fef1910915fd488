namespace ParallelAsync.Weather;

/// <summary>A request for weather that did not succeed; the message says what was tried.</summary>
public sealed class WeatherException : Exception
{
    internal WeatherException(string request, IReadOnlyList<WeatherTry> tries, string advice, Exception? cause)
        : base($"{request}: no usable answer after {tries.Count} {(tries.Count == 1 ? "try" : "tries")}: {string.Join("; ", tries)}. {advice}", cause)
    {
        Request = request;
        Tries = tries;
    }

    /// <summary>What was asked for, such as <c>/v1/environment/air-temperature?date=2020-08-10</c>.</summary>
    public string Request { get; }

    /// <summary>The tries, each of which failed.</summary>
    public IReadOnlyList<WeatherTry> Tries { get; }
}
