using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ParallelAsync.Kernel.Jupyter;

/// <summary>Reads and writes messages as they cross the sockets: frames of bytes, signed with HMAC-SHA256.</summary>
/// <remarks>May be used by several threads.</remarks>
/// <param name="key">The secret of the connection file.</param>
/// <param name="time">The clock for the date of a message.</param>
internal sealed class MessageFormat(string key, TimeProvider time)
{
    /// <summary>The version of the protocol.</summary>
    public const string ProtocolVersion = "5.4";

    /// <summary>The largest frame that a client may send, in bytes.</summary>
    public const int LargestFrame = 16 * 1024 * 1024;

    /// <summary>The largest message that a client may send, in bytes.</summary>
    public const int LargestMessage = 2 * LargestFrame;

    private const int MostIdentities = 16;

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] Nothing = "{}"u8.ToArray();
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly byte[] key = Encoding.UTF8.GetBytes(key);
    private readonly string session = Guid.NewGuid().ToString("N");
    private readonly ReplayGuard seen = new();
    private int sent;

    /// <summary>Reads a message.</summary>
    /// <param name="frames">Its frames: identities, a delimiter, the signature, header, parent header, metadata, content, and buffers.</param>
    /// <exception cref="MessageException">It is malformed, not signed with the key, or came before.</exception>
    public Request Read(IReadOnlyList<byte[]> frames)
    {
        var delimiter = frames.Take(MostIdentities + 1).TakeWhile(frame => !frame.AsSpan().SequenceEqual(Delimiter)).Count();
        if (frames.Count < delimiter + 6)
        {
            throw new MessageException("it has too few frames");
        }

        if (frames.Sum(frame => (long)frame.Length) > LargestMessage)
        {
            throw new MessageException("it is too large");
        }

        if (delimiter > MostIdentities)
        {
            throw new MessageException("it has no delimiter");
        }

        var signature = frames[delimiter + 1];
        if (!CryptographicOperations.FixedTimeEquals(signature, Sign(frames.Skip(delimiter + 2).Take(4))))
        {
            throw new MessageException("its signature does not fit");
        }

        if (!seen.IsNew(signature))
        {
            throw new MessageException("it came before");
        }

        var header = Parse(frames[delimiter + 2], "header");
        Parse(frames[delimiter + 3], "parent header");
        Parse(frames[delimiter + 4], "metadata");
        if (Text(header, "msg_id") is null || Text(header, "msg_type") is not { } type)
        {
            throw new MessageException("its header lacks msg_id or msg_type");
        }

        return new Request([.. frames.Take(delimiter)], frames[delimiter + 2], type, Parse(frames[delimiter + 5], "content"));
    }

    /// <summary>Writes a message.</summary>
    /// <param name="prefix">Where it goes: the identities of a client, or a topic.</param>
    /// <param name="type">Its type.</param>
    /// <param name="content">Its content.</param>
    /// <param name="parent">The request that it answers; null when it answers none.</param>
    public IReadOnlyList<byte[]> Write(IReadOnlyList<byte[]> prefix, string type, JsonObject content, Request? parent)
    {
        var header = new JsonObject
        {
            ["msg_id"] = string.Create(CultureInfo.InvariantCulture, $"{session}_{Interlocked.Increment(ref sent)}"),
            ["session"] = session,
            ["username"] = "kernel",
            ["date"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = ProtocolVersion,
        };
        byte[][] parts = [Bytes(header), parent?.Header ?? Nothing, Nothing, Bytes(content)];
        return [.. prefix, Delimiter, Sign(parts), .. parts];
    }

    private static byte[] Bytes(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, Json);

    private static string? Text(JsonElement json, string name)
    {
        try
        {
            return json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // JSON can escape half a character, a .NET string cannot hold it.
            return null;
        }
    }

    private static JsonElement Parse(byte[] frame, string what)
    {
        try
        {
            using var document = JsonDocument.Parse(frame, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new MessageException($"its {what} is no JSON object");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new MessageException($"its {what} is no JSON object");
        }
    }

    private byte[] Sign(IEnumerable<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var part in parts)
        {
            hash.AppendData(part);
        }

        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}

/// <summary>A message that is not taken.</summary>
/// <param name="reason">What is wrong with it, as in "it came before".</param>
internal sealed class MessageException(string reason) : Exception(reason);
