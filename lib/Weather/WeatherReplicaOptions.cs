namespace ParallelAsync.Weather;

/// <summary>How the replica behaves.</summary>
public sealed record WeatherReplicaOptions
{
    /// <summary>
    /// What the model's days, the latencies and the faults are drawn from. The same seed gives the same of each for every request.
    /// </summary>
    public long Seed { get; init; } = 2020;

    /// <summary>The port on the loopback address; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Half of the requests wait less than this for their answer, half more. Zero answers at once.</summary>
    public TimeSpan MedianLatency { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// The tail of the latencies: the standard deviation of their logarithm (they are log-normal). 0 makes all equal. At the default of
    /// 0.7 the slowest of 100 takes about six times the median, and 100 requests on 40 threads gain about as much (20 times) as the talk
    /// measured.
    /// </summary>
    public double LatencySigma { get; init; } = 0.7;

    /// <summary>The share of the requests that fail, 0 to 1.</summary>
    public double FaultRate { get; init; }

    /// <summary>The faults to draw from, each as likely as the others.</summary>
    public IReadOnlyList<WeatherFault> Faults { get; init; } = Enum.GetValues<WeatherFault>();

    /// <summary>After this many faults a request is served whatever the draw says.</summary>
    public int MaxFaultsPerRequest { get; init; } = int.MaxValue;

    /// <summary>What <see cref="WeatherFault.TooManyRequestsRetryAfter"/> asks for; sent in whole seconds, rounded up.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the second half of a <see cref="WeatherFault.SlowBody"/> takes.</summary>
    public TimeSpan SlowBodyTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The rate limits; none when null.</summary>
    public WeatherRateLimits? RateLimits { get; init; }

    /// <summary>The keys that count as production keys; any other is a development key.</summary>
    public IReadOnlySet<string> ProductionKeys { get; init; } = new HashSet<string>();

    /// <summary>
    /// A folder of recorded days, <c>*.csv</c> or <c>*.csv.gz</c> with the columns <c>station_id,value,timestamp_sgt</c>. Days that it
    /// does not hold have no data then. Null for modelled days, from March 2016 to now.
    /// </summary>
    public string? ReadingsFolder { get; init; }

    /// <summary>The clock: what "now" is, and what latencies and limits are measured by.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal WeatherReplicaOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MedianLatency, TimeSpan.Zero);
        Require(LatencySigma is >= 0 and <= 3, LatencySigma, nameof(LatencySigma), "a standard deviation of the logarithm from 0 to 3");
        Require(FaultRate is >= 0 and <= 1, FaultRate, nameof(FaultRate), "a share from 0 to 1");
        Require(FaultRate == 0 || Faults.Count > 0, Faults.Count, nameof(Faults), "at least one kind of fault when the fault rate is above 0");
        Require(Port is >= 0 and <= 65535, Port, nameof(Port), "a port from 0 to 65535");
        Require(
            RateLimits is null or { WithoutKey: > 0, DevelopmentKey: > 0, ProductionKey: > 0, Window.Ticks: > 0 },
            RateLimits,
            nameof(RateLimits),
            "limits and a window above 0");
        return this;
    }

    private static void Require(bool holds, object? value, string name, string expected)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"Expected {expected}.");
    }
}
