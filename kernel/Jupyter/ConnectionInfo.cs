using System.Globalization;
using System.Net;
using System.Text.Json;
using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Kernel.Jupyter;

/// <summary>Where a client waits for the kernel, and the secret that both sign their messages with.</summary>
/// <param name="Ip">The address to bind to.</param>
/// <param name="Ports">The port of each channel.</param>
/// <param name="Key">The secret.</param>
internal sealed record ConnectionInfo(string Ip, IReadOnlyDictionary<Channel, int> Ports, string Key)
{
    /// <summary>Whether only processes of this machine can reach the address.</summary>
    public bool IsLoopback => Ip == "localhost" || (IPAddress.TryParse(Ip, out var address) && IPAddress.IsLoopback(address));

    /// <summary>The address of a channel, as ZeroMQ writes it.</summary>
    public string Address(Channel channel) =>
        string.Create(CultureInfo.InvariantCulture, $"tcp://{(Ip.Contains(':', StringComparison.Ordinal) ? $"[{Ip}]" : Ip)}:{Ports[channel]}");

    /// <summary>Reads the connection file that a client has written.</summary>
    /// <exception cref="RunException">There is no such file, or it asks for what this kernel does not have.</exception>
    public static ConnectionInfo Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"{path}: the connection file cannot be read ({exception.Message.ReplaceLineEndings(" ")}).");
        }
        catch (JsonException)
        {
            throw new RunException($"{path}: a connection file of Jupyter (JSON with ip, key and five ports) was expected, and this is no JSON.");
        }
        catch (FormatException exception)
        {
            throw new RunException($"{path}: {exception.Message}");
        }
    }

    private static ConnectionInfo Read(JsonElement file)
    {
        if (file.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("a connection file of Jupyter (a JSON object with ip, key and five ports) was expected.");
        }

        if (Text(file, "transport") is { } transport and not "tcp")
        {
            throw new FormatException($"it asks for the transport '{transport}', and this kernel speaks tcp only. Set transport to tcp, such as with --transport=tcp.");
        }

        if (Text(file, "signature_scheme") is { Length: > 0 } scheme and not "hmac-sha256")
        {
            throw new FormatException($"it asks for the signature scheme '{scheme}', and this kernel signs with hmac-sha256 only.");
        }

        if (Text(file, "key") is not { Length: > 0 } key)
        {
            throw new FormatException("it holds no key. Without one, anybody on the machine could run code here: this kernel answers signed messages only.");
        }

        var ports = Enum.GetValues<Channel>().ToDictionary(channel => channel, channel => Port(file, $"{Names[channel]}_port"));
        return new ConnectionInfo(Text(file, "ip") is { Length: > 0 } ip ? ip : "127.0.0.1", ports, key);
    }

    private static readonly Dictionary<Channel, string> Names = new()
    {
        [Channel.Shell] = "shell",
        [Channel.Control] = "control",
        [Channel.Stdin] = "stdin",
        [Channel.IOPub] = "iopub",
        [Channel.Heartbeat] = "hb",
    };

    private static int Port(JsonElement file, string name) =>
        file.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var port) && port is > 0 and <= 65_535
            ? port
            : throw new FormatException($"its {name} should be a port from 1 to 65535.");

    private static string? Text(JsonElement file, string name) =>
        file.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
