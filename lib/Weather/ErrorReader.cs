using System.Text.Json;

namespace ParallelAsync.Weather;

/// <summary>Reads what an answer with a bad status says about itself; nothing when it does not say it in JSON.</summary>
internal sealed class ErrorReader : PayloadReader
{
    public static ErrorReader Instance { get; } = new();

    public override async ValueTask<object> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            return Words(await JsonSerializer.DeserializeAsync(body, V2Json.Default.Error, cancellationToken));
        }
        catch (JsonException)
        {
            return "";
        }
    }

    public override object Read(Stream body)
    {
        try
        {
            return Words(JsonSerializer.Deserialize(body, V2Json.Default.Error));
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static string Words(V2Body.Error? error) => (error?.ErrorMsg ?? error?.Message ?? error?.Name ?? "").TrimEnd('.');
}
