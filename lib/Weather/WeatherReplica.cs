using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ParallelAsync.Weather;

/// <summary>
/// A local double of data.gov.sg's air temperature service (v1 and v2): real HTTP over the loopback, the payloads, errors and limits of
/// the original, latencies and failures drawn from a seed. It listens until it is disposed.
/// </summary>
/// <example>
/// <code>
/// var replica = await WeatherReplica.StartAsync(new() { MedianLatency = TimeSpan.FromMilliseconds(50), Seed = 7 });
/// // ... requests to replica.Address ...
/// await replica.DisposeAsync();
/// </code>
/// </example>
public sealed class WeatherReplica : IAsyncDisposable
{
    // More than the 2,000 connections that may knock at the same moment.
    private const int Backlog = 4096;

    private readonly KestrelServer server;
    private readonly ReplicaApplication application;
    private readonly Archive archive;
    private readonly ServedCounters counters;

    private WeatherReplica(KestrelServer server, ReplicaApplication application, Archive archive, ServedCounters counters)
    {
        this.server = server;
        this.application = application;
        this.archive = archive;
        this.counters = counters;
        Address = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:40123</c>.</summary>
    public Uri Address { get; }

    /// <summary>What it served so far.</summary>
    public WeatherReport Report => counters.Report();

    internal ServedCounters Counters => counters;

    /// <summary>Starts a replica on the loopback address.</summary>
    /// <param name="options">How it behaves; the defaults when null.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder of recorded days does not exist.</exception>
    /// <exception cref="InvalidDataException">The folder of recorded days holds no recording, or one that cannot be read.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<WeatherReplica> StartAsync(WeatherReplicaOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = (options ?? new()).Checked();
        var archive = new Archive(options.ReadingsFolder is { } folder
            ? await RecordedDays.LoadAsync(folder, cancellationToken)
            : new WeatherModel(options.Seed));
        var counters = new ServedCounters();
        var application = new ReplicaApplication(options, archive, counters);
        var server = CreateServer(options.Port);
        try
        {
            await server.StartAsync(application, cancellationToken);
        }
        catch
        {
            server.Dispose();
            application.Dispose();
            throw;
        }
        return new WeatherReplica(server, application, archive, counters);
    }

    /// <summary>
    /// Builds and compresses days before they are asked for, so that a timed run measures waiting, not their making (about 10 ms of CPU a
    /// day).
    /// </summary>
    /// <param name="days">The days.</param>
    /// <param name="progress">Gets the number of days made so far.</param>
    /// <param name="cancellationToken">Stops it; what is made by then stays.</param>
    public async Task PrepareAsync(IEnumerable<DateOnly> days, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        var done = 0;
        await Parallel.ForEachAsync(days, cancellationToken, (day, _) =>
        {
            archive.Prepare(day);
            progress?.Report(Interlocked.Increment(ref done));
            return ValueTask.CompletedTask;
        });
    }

    /// <summary>
    /// Forgets what it served and who asked how often, so that the next run gets the same latencies and faults again. To be called
    /// between two runs, not during one.
    /// </summary>
    public void Reset()
    {
        counters.Reset();
        application.ResetLimits();
    }

    /// <summary>Stops listening and drops whoever still waits.</summary>
    public async ValueTask DisposeAsync()
    {
        await server.StopAsync(new CancellationToken(canceled: true));
        server.Dispose();
        application.Dispose();
    }

    private static KestrelServer CreateServer(int port)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        // A slow body is one of the faults: no minimum rate may end it.
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(IPAddress.Loopback, port);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions { Backlog = Backlog }), NullLoggerFactory.Instance);
        return new KestrelServer(Options.Create(kestrel), transport, NullLoggerFactory.Instance);
    }
}
