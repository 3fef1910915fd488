using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ParallelAsync.Weather;

/// <summary>What happens between a request and its answer.</summary>
internal sealed class ReplicaApplication(WeatherReplicaOptions options, Archive archive, ServedCounters counters)
    : IHttpApplication<HttpContext>, IDisposable
{
    private const int SlowPieces = 20;

    private readonly RequestDraws draws = new(options);
    private PartitionedRateLimiter<HttpContext>? limiter = LimiterOf(options);

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        counters.Receive();
        try
        {
            await AnswerAsync(context);
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or SocketException)
        {
            counters.Abandon();
        }
        finally
        {
            counters.Leave();
        }
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public void Dispose() => limiter?.Dispose();

    /// <summary>Forgets who asked how often.</summary>
    public void ResetLimits() => Interlocked.Exchange(ref limiter, LimiterOf(options))?.Dispose();

    private async Task AnswerAsync(HttpContext context)
    {
        if (!IsWithinLimit(context, out var retryAfter))
        {
            counters.Limit();
            await SendAsync(context, Answer.TooManyRequests(retryAfter));
            return;
        }
        var (request, refusal) = WeatherRequest.Read(context.Request);
        if (request is null)
        {
            await SendAsync(context, refusal!);
            return;
        }
        var attempt = counters.Attempt(request.Key);
        var latency = draws.Latency(request.Key, attempt);
        var wait = latency > TimeSpan.Zero ? Task.Delay(latency, options.TimeProvider, context.RequestAborted) : Task.CompletedTask;
        counters.Wait(latency);
        await wait;
        var answer = Answer.To(request, archive, SingaporeTime.Now(options.TimeProvider));
        if (draws.Fault(request.Key, attempt) is not { } fault)
        {
            await SendAsync(context, answer);
            return;
        }
        counters.Fail(fault);
        await FailAsync(context, fault, request, answer);
    }

    private bool IsWithinLimit(HttpContext context, out TimeSpan? retryAfter)
    {
        using var lease = limiter?.AttemptAcquire(context);
        retryAfter = lease is not null && lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : null;
        return lease?.IsAcquired ?? true;
    }

    private Task FailAsync(HttpContext context, WeatherFault fault, WeatherRequest request, Answer answer) => fault switch
    {
        WeatherFault.TooManyRequestsRetryAfter => SendAsync(context, Answer.TooManyRequests(options.RetryAfter)),
        WeatherFault.TooManyRequests => SendAsync(context, Answer.TooManyRequests(null)),
        WeatherFault.InternalServerError => SendAsync(context, Answer.ServerError),
        WeatherFault.GatewayTimeout => SendAsync(context, Answer.GatewayTimeout),
        WeatherFault.ConnectionReset => ResetAsync(context, answer),
        WeatherFault.SlowBody => TrickleAsync(context, answer),
        WeatherFault.EmptyPayload => SendAsync(context, Answer.Empty(request)),
        WeatherFault.TruncatedJson => SendAsync(context, answer with { Body = answer.Body.FirstHalf() }),
        WeatherFault.WrongContentType => SendAsync(context, Answer.WrongContentType),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Expected a fault that the replica knows."),
    };

    private async Task SendAsync(HttpContext context, Answer answer)
    {
        var body = Start(context, answer);
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private async Task TrickleAsync(HttpContext context, Answer answer)
    {
        var body = Start(context, answer);
        var sent = body.Length / 2;
        await context.Response.Body.WriteAsync(body.AsMemory(0, sent), context.RequestAborted);
        for (var piece = 1; piece <= SlowPieces; piece++)
        {
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(options.SlowBodyTime / SlowPieces, options.TimeProvider, context.RequestAborted);
            var end = piece == SlowPieces ? body.Length : body.Length / 2 + (body.Length - body.Length / 2) * piece / SlowPieces;
            await context.Response.Body.WriteAsync(body.AsMemory(sent, end - sent), context.RequestAborted);
            sent = end;
        }
    }

    /// <summary>
    /// Sends the head and a piece of the body, then resets the connection. The bytes go to the socket directly: what Kestrel still
    /// buffers is lost when it aborts, and a client that got no byte at all on a connection it used before may quietly ask again, unseen
    /// by whoever counts its tries.
    /// </summary>
    private async Task ResetAsync(HttpContext context, Answer answer)
    {
        var socket = context.Features.Get<IConnectionSocketFeature>()!.Socket;
        var body = answer.Body.Plain;
        var piece = body.AsMemory(0, Math.Min(body.Length / 2, 1024));
        counters.Answer(answer.Status, piece.Length);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {answer.Status} OK\r\nContent-Type: {answer.ContentType}\r\nContent-Length: {body.Length}\r\n\r\n");
        await socket.SendAsync(Encoding.ASCII.GetBytes(head), context.RequestAborted);
        await socket.SendAsync(piece, context.RequestAborted);
        socket.LingerState = new LingerOption(true, 0);
        context.Abort();
    }

    /// <summary>Writes the head; returns the bytes of the body, compressed when there are such and the client takes them.</summary>
    private byte[] Start(HttpContext context, Answer answer)
    {
        var response = context.Response;
        var takesGzip = context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        var gzip = takesGzip ? answer.Body.Gzip : null;
        if (gzip is not null)
            response.Headers.ContentEncoding = "gzip";
        var body = gzip ?? answer.Body.Plain;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = body.Length;
        if (answer.RetryAfter is { } after)
            response.Headers.RetryAfter = ((long)Math.Max(1, Math.Ceiling(after.TotalSeconds))).ToString(CultureInfo.InvariantCulture);
        counters.Answer(answer.Status, body.Length);
        return body;
    }

    private static PartitionedRateLimiter<HttpContext>? LimiterOf(WeatherReplicaOptions options) => options.RateLimits is not { } limits
        ? null
        : PartitionedRateLimiter.Create<HttpContext, string>(context =>
        {
            var key = context.Request.Headers["x-api-key"].ToString();
            var permits = key.Length == 0 ? limits.WithoutKey : options.ProductionKeys.Contains(key) ? limits.ProductionKey : limits.DevelopmentKey;
            return RateLimitPartition.Get(key, _ => (RateLimiter)new SlidingWindowLimiter(permits, limits.Window, options.TimeProvider));
        });
}
