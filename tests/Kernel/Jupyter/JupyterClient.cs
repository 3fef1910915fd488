using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using NetMQ;
using NetMQ.Sockets;

namespace ParallelAsync.Tests.Kernel.Jupyter;

/// <summary>A client of the Jupyter protocol over real sockets, written from the specification and not from the kernel's code.</summary>
internal sealed class JupyterClient : IDisposable
{
    /// <summary>Longer than any message takes on the slowest machine: a test that waits so long has failed.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly byte[] key;
    private readonly string session = Guid.NewGuid().ToString("N");
    private readonly Dictionary<string, NetMQSocket> sockets = [];
    private readonly Dictionary<string, Channel<ClientMessage>> inboxes = [];
    private readonly Channel<byte[]> beats = Channel.CreateUnbounded<byte[]>();
    private readonly NetMQPoller poller = [];
    private int sent;

    public JupyterClient(JsonObject connection, bool subscribes = true)
    {
        key = Encoding.UTF8.GetBytes(connection["key"]!.GetValue<string>());
        foreach (var channel in (string[])["shell", "control", "stdin", "iopub", "hb"])
        {
            var socket = channel == "iopub" ? (NetMQSocket)new SubscriberSocket() : new DealerSocket();
            socket.Options.Linger = TimeSpan.Zero;
            socket.Options.ReceiveHighWatermark = 0;
            if (channel != "iopub")
            {
                socket.Options.Identity = Encoding.UTF8.GetBytes(session);
            }

            inboxes[channel] = Channel.CreateUnbounded<ClientMessage>();
            socket.ReceiveReady += (_, _) => Receive(channel, socket);
            socket.Connect(string.Create(CultureInfo.InvariantCulture, $"tcp://{connection["ip"]}:{connection[$"{channel}_port"]}"));
            sockets[channel] = socket;
            poller.Add(socket);
        }

        if (subscribes)
        {
            ((SubscriberSocket)sockets["iopub"]).SubscribeToAnyTopic();
        }

        poller.RunAsync("client", isBackgroundThread: true);
    }

    /// <summary>Starts to listen, when the client was made without.</summary>
    public void Subscribe() => Run(() => ((SubscriberSocket)sockets["iopub"]).SubscribeToAnyTopic());

    /// <summary>Sends a request and gives its id.</summary>
    public string Send(string type, JsonObject content, string channel = "shell")
    {
        var (frames, id) = Frames(type, content);
        SendRaw(channel, frames);
        return id;
    }

    /// <summary>Sends frames as they are.</summary>
    public void SendRaw(string channel, IReadOnlyList<byte[]> frames) => Run(() =>
    {
        var message = new NetMQMessage(frames.Count);
        foreach (var frame in frames)
        {
            message.Append(frame);
        }

        sockets[channel].SendMultipartMessage(message);
    });

    /// <summary>The frames of a message that is signed with the key, and its id.</summary>
    public (IReadOnlyList<byte[]> Frames, string Id) Frames(string type, JsonObject content)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{session}-{Interlocked.Increment(ref sent)}");
        var header = new JsonObject
        {
            ["msg_id"] = id,
            ["session"] = session,
            ["username"] = "test",
            ["date"] = "2026-01-01T00:00:00Z",
            ["msg_type"] = type,
            ["version"] = "5.3",
        };
        byte[][] parts = [Bytes(header), Bytes([]), Bytes([]), Bytes(content)];
        return (["<IDS|MSG>"u8.ToArray(), Sign(parts), .. parts], id);
    }

    /// <summary>The signature of a message's parts.</summary>
    public byte[] Sign(IEnumerable<byte[]> parts) =>
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(key, parts.SelectMany(part => part).ToArray())));

    /// <summary>The next message of a channel.</summary>
    public async Task<ClientMessage> NextAsync(string channel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        return await inboxes[channel].Reader.ReadAsync(limit.Token);
    }

    /// <summary>The next message of a type on a channel; others before it are dropped.</summary>
    public async Task<ClientMessage> NextAsync(string channel, string type)
    {
        while (true)
        {
            if (await NextAsync(channel) is var message && message.Type == type)
            {
                return message;
            }
        }
    }

    /// <summary>The reply to a request; replies to others before it are dropped.</summary>
    public async Task<ClientMessage> ReplyAsync(string id, string channel = "shell")
    {
        while (true)
        {
            if (await NextAsync(channel) is var reply && reply.ParentId == id)
            {
                return reply;
            }
        }
    }

    /// <summary>What is published for a request from here to its end, without busy and idle.</summary>
    public async Task<IReadOnlyList<ClientMessage>> PublishedAsync(string id)
    {
        var published = new List<ClientMessage>();
        while (true)
        {
            var message = await NextAsync("iopub");
            if (message.ParentId != id)
            {
                continue;
            }

            if (message.Type != "status")
            {
                published.Add(message);
            }
            else if (message.Text("execution_state") == "idle")
            {
                return published;
            }
        }
    }

    /// <summary>Sends a request and waits for its reply and its end.</summary>
    public async Task<Exchange> RequestAsync(string type, JsonObject content, string channel = "shell")
    {
        var id = Send(type, content, channel);
        var reply = await ReplyAsync(id, channel);
        return new Exchange(reply, await PublishedAsync(id));
    }

    /// <summary>Runs a cell to its end.</summary>
    public Task<Exchange> ExecuteAsync(string code, Action<JsonObject>? change = null) => RequestAsync("execute_request", Cell(code, change));

    /// <summary>The content of an <c>execute_request</c>.</summary>
    public static JsonObject Cell(string code, Action<JsonObject>? change = null)
    {
        var content = new JsonObject
        {
            ["code"] = code,
            ["silent"] = false,
            ["store_history"] = true,
            ["user_expressions"] = new JsonObject(),
            ["allow_stdin"] = false,
            ["stop_on_error"] = true,
        };
        change?.Invoke(content);
        return content;
    }

    /// <summary>Sends bytes to the heartbeat and gives what comes back.</summary>
    public async Task<byte[]> BeatAsync(byte[] bytes)
    {
        SendRaw("hb", [[], bytes]);
        return await beats.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Limit, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        poller.Dispose();
        foreach (var socket in sockets.Values)
        {
            socket.Dispose();
        }
    }

    // Sockets belong to their thread.
    private void Run(Action action) => Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.None, poller).Wait(TestContext.Current.CancellationToken);

    private void Receive(string channel, NetMQSocket socket)
    {
        NetMQMessage? message = null;
        while (socket.TryReceiveMultipartMessage(ref message))
        {
            var frames = message!.Select(frame => frame.ToByteArray()).ToList();
            if (channel == "hb")
            {
                beats.Writer.TryWrite(frames[^1]);
                continue;
            }

            inboxes[channel].Writer.TryWrite(Read(frames));
        }
    }

    private ClientMessage Read(List<byte[]> frames)
    {
        var delimiter = frames.FindIndex(frame => Encoding.UTF8.GetString(frame) == "<IDS|MSG>");
        Assert.Equal(delimiter + 6, frames.Count);
        Assert.Equal(Encoding.ASCII.GetString(Sign(frames.Skip(delimiter + 2))), Encoding.ASCII.GetString(frames[delimiter + 1]));
        var header = Json(frames[delimiter + 2]);
        Assert.All((string[])["msg_id", "session", "username", "date", "msg_type", "version"], name => Assert.NotEqual("", header[name]!.GetValue<string>()));
        Assert.True(DateTimeOffset.TryParse(header["date"]!.GetValue<string>(), CultureInfo.InvariantCulture, out _));
        Json(frames[delimiter + 4]);
        return new ClientMessage(frames[..delimiter], header, Json(frames[delimiter + 3]), Json(frames[delimiter + 5]));
    }

    private static JsonObject Json(byte[] bytes) => JsonNode.Parse(bytes)!.AsObject();

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());
}
