using System.Net.Http.Headers;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;

namespace ParallelAsync.Weather;

/// <summary>What stands around each request: a time-out in all, the retries, a permit and a time-out for each try.</summary>
internal static class WeatherPipeline
{
    public static ResiliencePipeline<HttpResponseMessage> Build(WeatherClientOptions options, ClientCounters counters)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = options.TimeProvider };
        builder.AddTimeout(new TimeoutStrategyOptions { Timeout = options.TotalTimeout });
        if (options.MaxTries > 1)
            builder.AddRetry(Retry(options, counters));
        if (options.RateLimiter is { } limiter)
            builder.AddRateLimiter(new RateLimiterStrategyOptions { RateLimiter = arguments => Acquire(limiter, arguments.Context) });
        return builder.AddTimeout(new TimeoutStrategyOptions { Timeout = options.TryTimeout }).Build();
    }

    private static HttpRetryStrategyOptions Retry(WeatherClientOptions options, ClientCounters counters)
    {
        var draws = 0L;
        return new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = options.MaxTries - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.FirstDelay * options.WaitScale,
            MaxDelay = options.LongestDelay * options.WaitScale,
            Randomizer = () => new SeededRandom(options.Seed, "jitter", Interlocked.Increment(ref draws)).NextUniform(),
            ShouldHandle = arguments => new(TryLog.IsWorthRetrying(arguments.Outcome)),
            DelayGenerator = arguments => new(RetryAfter(arguments.Outcome.Result?.Headers.RetryAfter, options)),
            OnRetry = arguments =>
            {
                Note(arguments, counters);
                return default;
            },
        };
    }

    private static void Note(OnRetryArguments<HttpResponseMessage> arguments, ClientCounters counters)
    {
        if (TryLog.Of(arguments.Context) is { } log)
            counters.Retry(log.Add(arguments.Outcome, arguments.RetryDelay));
    }

    /// <summary>What the service asks for, on the client's scale; null when it asks for nothing.</summary>
    private static TimeSpan? RetryAfter(RetryConditionHeaderValue? header, WeatherClientOptions options)
    {
        var wait = header?.Delta ?? header?.Date - options.TimeProvider.GetUtcNow();
        return wait is { } time ? (time > TimeSpan.Zero ? time : TimeSpan.Zero) * options.WaitScale : null;
    }

    // A blocking call must wait on its own thread: awaiting here would move the rest of it, blocking reads and all, to the thread pool.
    private static ValueTask<RateLimitLease> Acquire(RateLimiter limiter, ResilienceContext context)
    {
        var permit = limiter.AcquireAsync(1, context.CancellationToken);
        return TryLog.Of(context) is { IsBlocking: true } ? new(permit.AsTask().GetAwaiter().GetResult()) : permit;
    }
}
