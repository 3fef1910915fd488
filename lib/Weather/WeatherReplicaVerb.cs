using System.Globalization;
using ParallelAsync.Processes;

namespace ParallelAsync.Weather;

/// <summary>The replica as a program of its own, for clients in other processes and languages; it serves until it is stopped.</summary>
internal static class WeatherReplicaVerb
{
    public const string Verb = "weather-replica";

    private const string Usage =
        "Options: --port N --seed N --median-latency-ms N --latency-sigma X --fault-rate X --readings FOLDER --rate-limits today --until input-ends";

    /// <summary>For a program that starts the replica: it must not outlive that.</summary>
    private static readonly string[] UntilInputEnds = ["--until", "input-ends"];

    /// <summary>Serves until the token is cancelled, or until the standard input ends when the last arguments ask for that. Returns 0, or 2 when the arguments are not understood.</summary>
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        WeatherReplicaOptions options;
        var endsWithInput = arguments.AsSpan().EndsWith(UntilInputEnds);
        try
        {
            options = Read(endsWithInput ? arguments[..^UntilInputEnds.Length] : arguments);
        }
        catch (ArgumentException error)
        {
            await Console.Error.WriteLineAsync($"{error.Message}\n{Usage}");
            return 2;
        }
        if (endsWithInput)
            LibraryProcess.EndWithParent();
        await using var replica = await WeatherReplica.StartAsync(options, cancellationToken);
        await Console.Out.WriteLineAsync(replica.Address.ToString());
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        await Console.Out.WriteAsync(replica.Report.ToTable().ToText());
        return 0;
    }

    /// <exception cref="ArgumentException">An option is unknown, lacks its value, or has one that does not fit.</exception>
    internal static WeatherReplicaOptions Read(string[] arguments)
    {
        var options = new WeatherReplicaOptions();
        for (var index = 0; index < arguments.Length; index += 2)
        {
            var name = arguments[index];
            if (index + 1 == arguments.Length)
                throw new ArgumentException($"Expected a value after '{name}', found the end.");
            options = Apply(options, name, arguments[index + 1]);
        }
        return options.Checked();
    }

    private static WeatherReplicaOptions Apply(WeatherReplicaOptions options, string name, string value) => name switch
    {
        "--port" => options with { Port = Number<int>(name, value) },
        "--seed" => options with { Seed = Number<long>(name, value) },
        "--median-latency-ms" => options with { MedianLatency = TimeSpan.FromMilliseconds(Number<double>(name, value)) },
        "--latency-sigma" => options with { LatencySigma = Number<double>(name, value) },
        "--fault-rate" => options with { FaultRate = Number<double>(name, value) },
        "--readings" => options with { ReadingsFolder = value },
        "--rate-limits" when value == "today" => options with { RateLimits = WeatherRateLimits.Today },
        "--rate-limits" => throw new ArgumentException($"Expected 'today' after --rate-limits, found '{value}'."),
        _ => throw new ArgumentException($"The option '{name}' is not known."),
    };

    private static T Number<T>(string name, string value)
        where T : ISpanParsable<T> => T.TryParse(value, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new ArgumentException($"Expected a number after {name}, found '{value}'.");
}
