using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ParallelAsync.Weather;

/// <summary>Reads a body of a few kilobytes as a whole.</summary>
/// <param name="json">How the JSON is read.</param>
/// <param name="check">Turns it into what the client wants, or throws a <see cref="PayloadException"/>.</param>
/// <param name="whenNotFound">What a status 404 means, where it is a fine answer.</param>
internal sealed class SmallReader<TJson>(JsonTypeInfo<TJson> json, Func<TJson, object> check, object? whenNotFound = null) : PayloadReader
    where TJson : class
{
    public override object? WhenNotFound => whenNotFound;

    public override async ValueTask<object> ReadAsync(Stream body, CancellationToken cancellationToken) =>
        Check(await JsonSerializer.DeserializeAsync(body, json, cancellationToken));

    public override object Read(Stream body) => Check(JsonSerializer.Deserialize(body, json));

    private object Check(TJson? answer) => answer is null ? throw PayloadException.Empty("the body is null") : check(answer);
}
