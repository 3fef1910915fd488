using System.Globalization;
using System.Net;
using Polly;
using Polly.Timeout;

namespace ParallelAsync.Weather;

/// <summary>The failed tries of one request. It travels with the request.</summary>
internal sealed class TryLog(bool isBlocking)
{
    private static readonly HttpRequestOptionsKey<TryLog> Key = new("ParallelAsync.Weather.TryLog");

    private readonly List<WeatherTry> failed = [];

    /// <summary>Whether the caller's thread waits itself.</summary>
    public bool IsBlocking => isBlocking;

    /// <summary>Tries so far when the last one ended well.</summary>
    public int Tries => failed.Count + 1;

    /// <summary>The log of the request that is being sent.</summary>
    public static TryLog? Of(ResilienceContext context) =>
        context.GetRequestMessage() is { } request && request.Options.TryGetValue(Key, out var log) ? log : null;

    /// <summary>Puts the log on a request.</summary>
    public TryLog On(HttpRequestMessage request)
    {
        request.Options.Set(Key, this);
        return this;
    }

    /// <summary>Whether the outcome of a try is a failure that another try may mend.</summary>
    public static bool IsWorthRetrying(Outcome<HttpResponseMessage> outcome) => outcome.Exception is { } failure
        ? failure is HttpRequestException or IOException or TimeoutRejectedException or PayloadException
        : outcome.Result is { StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError };

    /// <summary>Notes a failed try; returns its reason.</summary>
    public string Add(Outcome<HttpResponseMessage> outcome, TimeSpan? waitAfter)
    {
        var (reason, detail) = outcome.Exception is { } failure ? Describe(failure) : Describe(outcome.Result!);
        failed.Add(new WeatherTry(failed.Count + 1, reason, detail, waitAfter));
        return reason;
    }

    /// <summary>What to tell the caller when the last try failed too.</summary>
    public WeatherException ToException(string request, Outcome<HttpResponseMessage> last, WeatherClientOptions options)
    {
        Add(last, null);
        return new(request, failed, Advice(last, options), last.Exception);
    }

    private string Advice(Outcome<HttpResponseMessage> last, WeatherClientOptions options) => last switch
    {
        { Result.StatusCode: HttpStatusCode.NotFound } => "The service has no such data: ask for another day.",
        { Result: { } response } when !IsWorthRetrying(Outcome.FromResult(response)) =>
            "Another try would get the same answer: change what is asked for.",
        { Exception: PayloadException { Reason: PayloadException.EmptyReason } } =>
            "The service has no readings for it, or has lost them: ask later, or leave it out.",
        _ when failed.Count < options.MaxTries =>
            $"The time in all is over: raise {nameof(options.TotalTimeout)} ({Text(options.TotalTimeout)}), or ask less at once.",
        _ =>
            $"Is the service up? More patience is {nameof(options.MaxTries)} ({options.MaxTries}) and {nameof(options.TryTimeout)} ({Text(options.TryTimeout)}).",
    };

    private static (string Reason, string Detail) Describe(Exception failure) => failure switch
    {
        PayloadException payload => (payload.Reason, payload.Detail),
        TimeoutRejectedException { Timeout: var limit } => ("time-out", $"no complete answer within {Text(limit)}"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => ("no connection", failure.Message),
        _ => ("connection lost", failure.Message),
    };

    private static (string Reason, string Detail) Describe(HttpResponseMessage response)
    {
        var words = (response.Content as PayloadContent)?.Value as string ?? "";
        var wait = response.Headers.RetryAfter?.Delta is { } after ? $"Retry-After {after.TotalSeconds:f0} s" : "";
        return ($"HTTP {(int)response.StatusCode}", string.Join(", ", new[] { words, wait }.Where(part => part.Length > 0)));
    }

    private static string Text(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");
}
