using System.Text;
using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;

namespace ParallelAsync.Kernel.Jupyter;

/// <summary>The five sockets of a kernel, on a thread of their own.</summary>
/// <remarks>Messages may be sent from any thread; those of one thread arrive in order on each channel.</remarks>
internal sealed class KernelSockets : IDisposable
{
    /// <summary>How many messages of one socket are read before the other sockets have their turn.</summary>
    private const int MostAtOnce = 100;

    /// <summary>How long the last messages may take to leave.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);

    private readonly MessageFormat format;
    private readonly Action<Channel, Request> onRequest;
    private readonly KernelLog log;
    private readonly Dictionary<Channel, NetMQSocket> sockets;
    private readonly NetMQQueue<(Channel Channel, IReadOnlyList<byte[]> Frames)> outbox = new();
    private readonly SubscriptionGate gate;
    private readonly NetMQTimer gateTimer = new(TimeSpan.FromSeconds(0.5));
    private readonly NetMQPoller poller;

    /// <summary>Binds the sockets and starts their thread.</summary>
    /// <param name="connection">Where to.</param>
    /// <param name="format">Reads and writes the messages.</param>
    /// <param name="onRequest">Receives what clients send on shell, control and stdin, on the sockets' thread: it must not wait.</param>
    /// <param name="time">The clock for the wait for a first subscriber.</param>
    /// <param name="log">Told of messages that are not taken.</param>
    /// <exception cref="NetMQException">A port is taken, or the address is not one of this machine.</exception>
    public KernelSockets(ConnectionInfo connection, MessageFormat format, Action<Channel, Request> onRequest, TimeProvider time, KernelLog log)
    {
        this.format = format;
        this.onRequest = onRequest;
        this.log = log;
        gate = new SubscriptionGate(frames => Send(sockets![Channel.IOPub], frames), time);
        sockets = Enum.GetValues<Channel>().ToDictionary(channel => channel, channel => channel == Channel.IOPub ? (NetMQSocket)new XPublisherSocket() : new RouterSocket());
        try
        {
            foreach (var (channel, socket) in sockets)
            {
                Configure(channel, socket);
                socket.Bind(connection.Address(channel));
            }
        }
        catch
        {
            DisposeSockets();
            throw;
        }

        outbox.ReceiveReady += (_, _) => SendWaiting();
        gateTimer.Elapsed += (_, _) => gate.LookAtClock();
        poller = new NetMQPoller { outbox, gateTimer };
        foreach (var socket in sockets.Values)
        {
            poller.Add(socket);
        }

        poller.RunAsync("jupyter sockets", isBackgroundThread: true);
    }

    /// <summary>Sends the answer to a request to the client that it came from.</summary>
    public void Reply(Channel channel, Request request, string type, JsonObject content) =>
        Enqueue(channel, format.Write(request.Identities, type, content, request));

    /// <summary>Shows something to everybody who listens.</summary>
    public void Publish(string type, JsonObject content, Request? parent) =>
        Enqueue(Channel.IOPub, format.Write([Encoding.UTF8.GetBytes(type)], type, content, parent));

    /// <summary>Takes every message that has come to a channel by now, then calls back on the sockets' thread.</summary>
    public void AfterWaiting(Channel channel, Action done) => poller.Run(() =>
    {
        while (Receive(channel, sockets[channel]))
        {
        }

        done();
    });

    /// <summary>Sends what waits, then closes the sockets.</summary>
    public void Dispose()
    {
        if (poller.IsRunning)
        {
            // On the sockets' thread, behind all that was sent before.
            Task.Factory.StartNew(() =>
            {
                SendWaiting();
                gate.Open();
            }, CancellationToken.None, TaskCreationOptions.None, poller).Wait();
            poller.Stop();
        }

        poller.Dispose();
        outbox.Dispose();
        DisposeSockets();
    }

    // What a cell that was cut off still says when the kernel has closed reaches nobody.
    private void Enqueue(Channel channel, IReadOnlyList<byte[]> frames)
    {
        if (!outbox.IsDisposed)
        {
            outbox.Enqueue((channel, frames));
        }
    }

    private void Configure(Channel channel, NetMQSocket socket)
    {
        socket.Options.Linger = Linger;
        socket.Options.MaxMsgSize = MessageFormat.LargestFrame;
        // A full queue would drop what does not fit, such as the message that a cell has ended: a client would wait for it for ever.
        socket.Options.SendHighWatermark = 0;
        if (channel == Channel.IOPub)
        {
            // Tells of every subscription, so that each client is welcomed, not only the first of each topic.
            socket.Options.XPubVerbose = true;
            socket.ReceiveReady += (_, _) => Welcome(socket);
        }
        else
        {
            // A client that comes back under its own name takes the place of the connection that it lost.
            socket.Options.RouterHandover = true;
            socket.ReceiveReady += (_, _) =>
            {
                for (var count = 0; count < MostAtOnce && Receive(channel, socket); count++)
                {
                }
            };
        }
    }

    private bool Receive(Channel channel, NetMQSocket socket)
    {
        NetMQMessage? message = null;
        if (!socket.TryReceiveMultipartMessage(ref message))
        {
            return false;
        }

        var frames = message!.Select(frame => frame.ToByteArray()).ToList();
        if (channel == Channel.Heartbeat)
        {
            Send(socket, frames);
            return true;
        }

        try
        {
            onRequest(channel, format.Read(frames));
        }
        catch (MessageException refused)
        {
            log.Refused(channel, refused.Message);
        }

        return true;
    }

    /// <summary>Greets a client that now listens (protocol 5.4), and lets go what waited for somebody to listen.</summary>
    private void Welcome(NetMQSocket socket)
    {
        while (socket.TryReceiveFrameBytes(out var subscription))
        {
            if (subscription is [1, .. var topic])
            {
                Send(socket, format.Write([topic], "iopub_welcome", new JsonObject { ["subscription"] = Encoding.UTF8.GetString(topic) }, null));
                gate.Open();
            }
        }
    }

    private void SendWaiting()
    {
        while (outbox.TryDequeue(out var message, TimeSpan.Zero))
        {
            if (message.Channel == Channel.IOPub)
            {
                gate.Send(message.Frames);
            }
            else
            {
                Send(sockets[message.Channel], message.Frames);
            }
        }
    }

    private static void Send(NetMQSocket socket, IReadOnlyList<byte[]> frames)
    {
        var message = new NetMQMessage(frames.Count);
        foreach (var frame in frames)
        {
            message.Append(frame);
        }

        socket.TrySendMultipartMessage(message);
    }

    private void DisposeSockets()
    {
        foreach (var socket in sockets.Values)
        {
            socket.Dispose();
        }
    }
}
