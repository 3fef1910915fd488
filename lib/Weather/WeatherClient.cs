using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace ParallelAsync.Weather;

/// <summary>
/// Asks data.gov.sg, or a replica of it, for air temperatures. Failed tries are repeated with exponential backoff and jitter, or when the
/// service says so; a try counts as failed when its status, its time or its body is bad. Each method may be called from many threads at
/// once.
/// </summary>
/// <example>
/// <code>
/// var client = new WeatherClient(replica.Address);
/// var day = await client.GetDayAsync(new DateOnly(2020, 8, 10));
/// </code>
/// </example>
public sealed class WeatherClient : IDisposable
{
    private const string RealHost = "data.gov.sg";

    private static readonly Uri RealV1 = new("https://api.data.gov.sg");
    private static readonly Uri RealV2 = new("https://api-open.data.gov.sg");

    // One for the whole process: two clients have no more right to ask than one.
    private static readonly Lazy<SlidingWindowLimiter> RealLimiter = new(() => new(WeatherRateLimits.Today.WithoutKey, WeatherRateLimits.Today.Window));

    private readonly WeatherClientOptions options;
    private readonly ClientCounters counters = new();
    private readonly HttpClient http;

    /// <summary>Makes a client of a replica or another double of the service.</summary>
    /// <param name="address">Its address, such as <see cref="WeatherReplica.Address"/>.</param>
    /// <param name="options">How it asks; the defaults when null.</param>
    /// <exception cref="ArgumentException">The address is that of the real service: <see cref="Live"/> makes a client of that.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public WeatherClient(Uri address, WeatherClientOptions? options = null)
        : this(CheckedAddress(address), (options ?? new()).Checked(), new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.GZip,
            // A proxy for the outside has nothing to do with a server on this machine.
            UseProxy = !address.IsLoopback,
        })
    {
    }

    internal WeatherClient(Uri address, WeatherClientOptions options, HttpMessageHandler connections)
    {
        this.options = options;
        http = new HttpClient(new ResilienceHandler(WeatherPipeline.Build(options, counters))
        {
            InnerHandler = new CountingHandler(counters) { InnerHandler = new PayloadHandler { InnerHandler = connections } },
        })
        {
            BaseAddress = address,
            // The pipeline has the time-outs.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("ParallelAsync", "1.0"));
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("(notebooks that teach parallel and asynchronous programming)"));
        if (options.ApiKey is { } key)
            http.DefaultRequestHeaders.Add("x-api-key", key);
    }

    /// <summary>The limiter of all clients of the real service.</summary>
    internal static SlidingWindowLimiter LiveLimiter => RealLimiter.Value;

    /// <summary>The server that it asks.</summary>
    public Uri Address => http.BaseAddress!;

    /// <summary>What this client did so far.</summary>
    public WeatherClientReport Report => counters.Report();

    /// <summary>
    /// Makes a client of the real service, over the internet. All such clients of a process together send at most 6 requests in 10
    /// seconds, the service's limit for who has no key.
    /// </summary>
    /// <param name="options">How it asks; its scale is 1 and its limiter that of the process, whatever is set.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static WeatherClient Live(WeatherClientOptions? options = null)
    {
        options = ((options ?? new()) with { WaitScale = 1, RateLimiter = LiveLimiter, TimeProvider = TimeProvider.System }).Checked();
        var connections = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip };
        return new WeatherClient(options.Api == WeatherApi.V1 ? RealV1 : RealV2, options, connections);
    }

    /// <summary>Gets a whole day: one request of v1, about 58 pages of v2.</summary>
    /// <param name="date">The day, in Singapore. Today and days to come may be empty; an earlier day without readings is a failure.</param>
    /// <param name="cancellationToken">Ends it, even in the middle of a wait or an answer.</param>
    /// <exception cref="WeatherException">No try had a usable answer; the message says what was tried.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<WeatherDay> GetDayAsync(DateOnly date, CancellationToken cancellationToken = default)
    {
        if (options.Api == WeatherApi.V1)
        {
            var (day, tries) = await SendAsync<WeatherDay>(V1Path(date), new DayReader(date, MustHaveData(date)), cancellationToken);
            return Complete(day.WithTries(tries));
        }
        var pages = new DayPages(date, MustHaveData(date));
        while (pages.NextPath is { } path)
        {
            var (page, tries) = await SendAsync<V2Body.Data>(path, pages.Reader, cancellationToken);
            pages.Add(page, tries);
        }
        return Complete(pages.Build());
    }

    /// <summary>
    /// The blocking twin of <see cref="GetDayAsync"/>: the calling thread waits for the network itself, as the talk's threads do.
    /// </summary>
    /// <param name="date">The day, in Singapore.</param>
    /// <param name="cancellationToken">Ends it, even in the middle of a wait or an answer.</param>
    /// <exception cref="WeatherException">No try had a usable answer; the message says what was tried.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public WeatherDay GetDay(DateOnly date, CancellationToken cancellationToken = default)
    {
        if (options.Api == WeatherApi.V1)
        {
            var (day, tries) = Send<WeatherDay>(V1Path(date), new DayReader(date, MustHaveData(date)), cancellationToken);
            return Complete(day.WithTries(tries));
        }
        var pages = new DayPages(date, MustHaveData(date));
        while (pages.NextPath is { } path)
        {
            var (page, tries) = Send<V2Body.Data>(path, pages.Reader, cancellationToken);
            pages.Add(page, tries);
        }
        return Complete(pages.Build());
    }

    /// <summary>Gets the readings of one minute: a small answer, for when waiting is to be measured and not reading.</summary>
    /// <param name="moment">The moment in Singapore; the latest readings when null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="WeatherException">No try had a usable answer; the message says what was tried.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<WeatherSnapshot> GetSnapshotAsync(DateTime? moment = null, CancellationToken cancellationToken = default) =>
        Complete((await SendAsync<WeatherSnapshot>(SnapshotReader.Path(options.Api, moment), SnapshotReader.Of(options.Api), cancellationToken)).Value);

    /// <summary>The blocking twin of <see cref="GetSnapshotAsync"/>.</summary>
    /// <param name="moment">The moment in Singapore; the latest readings when null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="WeatherException">No try had a usable answer; the message says what was tried.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public WeatherSnapshot GetSnapshot(DateTime? moment = null, CancellationToken cancellationToken = default) =>
        Complete(Send<WeatherSnapshot>(SnapshotReader.Path(options.Api, moment), SnapshotReader.Of(options.Api), cancellationToken).Value);

    /// <summary>Closes the connections.</summary>
    public void Dispose() => http.Dispose();

    private async Task<(T Value, int Tries)> SendAsync<T>(string path, PayloadReader reader, CancellationToken cancellationToken)
    {
        using var request = Request(path, reader);
        var log = new TryLog(isBlocking: false).On(request);
        Outcome<HttpResponseMessage> outcome;
        try
        {
            outcome = Outcome.FromResult(await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken));
        }
        catch (Exception failure) when (IsFailure(failure))
        {
            outcome = Outcome.FromException<HttpResponseMessage>(failure);
        }
        return Receive<T>(path, outcome, log);
    }

    private (T Value, int Tries) Send<T>(string path, PayloadReader reader, CancellationToken cancellationToken)
    {
        using var request = Request(path, reader);
        var log = new TryLog(isBlocking: true).On(request);
        Outcome<HttpResponseMessage> outcome;
        try
        {
            outcome = Outcome.FromResult(http.Send(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken));
        }
        catch (Exception failure) when (IsFailure(failure))
        {
            outcome = Outcome.FromException<HttpResponseMessage>(failure);
        }
        return Receive<T>(path, outcome, log);
    }

    private static HttpRequestMessage Request(string path, PayloadReader reader)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Options.Set(PayloadReader.Key, reader);
        return request;
    }

    private (T Value, int Tries) Receive<T>(string path, Outcome<HttpResponseMessage> outcome, TryLog log)
    {
        using var response = outcome.Result;
        if (response is { Content: PayloadContent { Value: T value } })
            return (value, log.Tries);
        counters.Fail();
        throw log.ToException(Address.Authority + path, outcome, options);
    }

    private T Complete<T>(T value)
    {
        var progress = counters.Complete();
        options.Progress?.Report(progress);
        return value;
    }

    private bool MustHaveData(DateOnly date) => date < SingaporeTime.Today(options.TimeProvider);

    private static bool IsFailure(Exception failure) => TryLog.IsWorthRetrying(Outcome.FromException<HttpResponseMessage>(failure));

    private static string V1Path(DateOnly date) => $"{WeatherRequest.V1Path}?date={SingaporeTime.Text(date)}";

    private static Uri CheckedAddress(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IsAbsoluteUri && !address.Host.EndsWith(RealHost, StringComparison.OrdinalIgnoreCase)
            ? address
            : throw new ArgumentException(
                $"Expected the absolute address of a replica, got {address}. The real service is asked only on purpose: {nameof(WeatherClient)}.{nameof(Live)}().",
                nameof(address));
    }
}
