using System.Text.Json;

namespace ParallelAsync.Weather;

/// <summary>
/// Reads and checks the body of one kind of answer. It travels with the request, so that the check happens within the try.
/// </summary>
internal abstract class PayloadReader
{
    /// <summary>Where a request carries its reader.</summary>
    public static HttpRequestOptionsKey<PayloadReader> Key { get; } = new("ParallelAsync.Weather.PayloadReader");

    /// <summary>What a status 404 means, where it is a fine answer; null where it is a failure.</summary>
    public virtual object? WhenNotFound => null;

    /// <exception cref="JsonException">The body is not the JSON that was expected.</exception>
    /// <exception cref="PayloadException">The body says nothing usable.</exception>
    public abstract ValueTask<object> ReadAsync(Stream body, CancellationToken cancellationToken);

    /// <summary>The blocking twin of <see cref="ReadAsync"/>.</summary>
    public abstract object Read(Stream body);
}
