namespace ParallelAsync.Weather;

/// <summary>Counts the tries: it stands behind the retries, so each passes it.</summary>
internal sealed class CountingHandler(ClientCounters counters) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        counters.Try();
        return base.SendAsync(request, cancellationToken);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        counters.Try();
        return base.Send(request, cancellationToken);
    }
}
