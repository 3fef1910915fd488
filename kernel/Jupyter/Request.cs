using System.Text.Json;

namespace ParallelAsync.Kernel.Jupyter;

/// <summary>A message from a client, its signature checked.</summary>
/// <param name="Identities">The way back to the client.</param>
/// <param name="Header">Its header as it came: the parent header of all that answers it.</param>
/// <param name="Type">Its <c>msg_type</c>.</param>
/// <param name="Content">Its content, an object.</param>
internal sealed record Request(IReadOnlyList<byte[]> Identities, byte[] Header, string Type, JsonElement Content)
{
    /// <summary>The type of the message that answers it.</summary>
    public string ReplyType => Type.EndsWith("_request", StringComparison.Ordinal) ? $"{Type[..^"_request".Length]}_reply" : $"{Type}_reply";

    /// <summary>A text that the content must hold.</summary>
    /// <exception cref="RequestException">It does not.</exception>
    public string Text(string name) =>
        Content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? TextOf(name, value) : throw Expected(name, "text");

    /// <summary>A text, or what it is when the content does not hold it.</summary>
    /// <exception cref="RequestException">It is no text.</exception>
    public string Text(string name, string otherwise) => Has(name) ? Text(name) : otherwise;

    /// <summary>A truth value, or what it is when the content does not hold it.</summary>
    /// <exception cref="RequestException">It is no truth value.</exception>
    public bool Flag(string name, bool otherwise) => !Has(name) ? otherwise : Content.GetProperty(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Expected(name, "true or false"),
    };

    /// <summary>A whole number, or what it is when the content does not hold it.</summary>
    /// <exception cref="RequestException">It is no whole number of 32 bits.</exception>
    public int Number(string name, int otherwise) => !Has(name) ? otherwise
        : Content.GetProperty(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number
        : throw Expected(name, "a whole number");

    /// <summary>Texts by name; none when the content does not hold them.</summary>
    /// <exception cref="RequestException">It is no object of texts.</exception>
    public IReadOnlyDictionary<string, string> Texts(string name) => !Has(name) ? new Dictionary<string, string>()
        : Content.GetProperty(name) is { ValueKind: JsonValueKind.Object } value && value.EnumerateObject().All(member => member.Value.ValueKind == JsonValueKind.String)
            ? value.EnumerateObject().ToDictionary(member => member.Name, member => TextOf(name, member.Value))
            : throw Expected(name, "an object of texts");

    private bool Has(string name) => Content.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    private string TextOf(string name, JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // JSON can escape half a character, a .NET string cannot hold it.
            throw Expected(name, "text of whole characters");
        }
    }

    private RequestException Expected(string name, string what) => new($"{Type}: its content should hold {what} as '{name}'.");
}

/// <summary>A request whose content is not what its type asks for.</summary>
internal sealed class RequestException(string message) : Exception(message);
