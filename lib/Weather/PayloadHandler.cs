using System.Net;
using System.Text.Json;

namespace ParallelAsync.Weather;

/// <summary>
/// Reads and checks the body of each answer within its try, so that a slow, broken or empty body is retried like a bad status, and counts
/// against the same time-out.
/// </summary>
internal sealed class PayloadHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            var value = await ReaderOf(request, response).ReadAsync(body, cancellationToken);
            response.Content = new PayloadContent(WhenNotFound(request, response) ?? value);
            return response;
        }
        catch (Exception failure)
        {
            response.Dispose();
            if (Translate(failure) is { } translated)
                throw translated;
            throw;
        }
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = base.Send(request, cancellationToken);
        try
        {
            using var body = response.Content.ReadAsStream(cancellationToken);
            // A blocking read does not listen to the token: closing the stream under it is the way to end it.
            using var ending = cancellationToken.Register(static stream => ((Stream)stream!).Dispose(), body);
            var value = ReaderOf(request, response).Read(body);
            response.Content = new PayloadContent(WhenNotFound(request, response) ?? value);
            return response;
        }
        catch (Exception failure)
        {
            response.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            if (Translate(failure) is { } translated)
                throw translated;
            throw;
        }
    }

    private static PayloadReader ReaderOf(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
            return ErrorReader.Instance;
        var type = response.Content.Headers.ContentType?.MediaType;
        if (type != "application/json")
            throw new PayloadException("wrong content type", $"expected application/json, got {type ?? "none"}");
        return request.Options.TryGetValue(PayloadReader.Key, out var reader)
            ? reader
            : throw new InvalidOperationException("The request carries no reader for its answer.");
    }

    private static object? WhenNotFound(HttpRequestMessage request, HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.NotFound && request.Options.TryGetValue(PayloadReader.Key, out var reader) ? reader.WhenNotFound : null;

    private static PayloadException? Translate(Exception failure) => failure switch
    {
        JsonException json => new("broken JSON", json.Message, json),
        InvalidDataException data => new("broken compression", data.Message, data),
        _ => null,
    };
}
