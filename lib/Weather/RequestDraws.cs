namespace ParallelAsync.Weather;

/// <summary>
/// Latency and fault of a request, from the seed, the request and how often it was asked for before: whoever asks first, each gets its
/// own.
/// </summary>
internal sealed class RequestDraws(WeatherReplicaOptions options)
{
    /// <summary>A latency in whole milliseconds (timers know no smaller ones), log-normal around the median.</summary>
    public TimeSpan Latency(string key, int attempt)
    {
        var deviation = options.LatencySigma * new SeededRandom(options.Seed, "latency " + key, attempt).NextNormal();
        return TimeSpan.FromMilliseconds(Math.Ceiling(Math.Round(options.MedianLatency.TotalMilliseconds * Math.Exp(deviation), 6)));
    }

    /// <summary>The fault of this attempt, the first being 1; null for a faultless answer.</summary>
    public WeatherFault? Fault(string key, int attempt)
    {
        var faults = 0;
        for (var earlier = 1; earlier < attempt && options.MaxFaultsPerRequest < int.MaxValue; earlier++)
            faults += Draw(key, earlier) is null ? 0 : 1;
        return faults < options.MaxFaultsPerRequest ? Draw(key, attempt) : null;
    }

    private WeatherFault? Draw(string key, int attempt)
    {
        var random = new SeededRandom(options.Seed, "fault " + key, attempt);
        return random.NextUniform() < options.FaultRate ? options.Faults[random.NextIndex(options.Faults.Count)] : null;
    }
}
