using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace ParallelAsync.Processes;

/// <summary>The way between a pool and one worker, from both ends.</summary>
internal abstract class WorkerConnection : IDisposable
{
    private const string TokenVariable = "PARALLELASYNC_WORKER_TOKEN";
    private const int TokenBytes = 32;
    private const int TokenMilliseconds = 5000;

    /// <summary>What the worker is started with.</summary>
    public abstract string[] Arguments { get; }

    /// <summary>What its environment needs.</summary>
    public virtual KeyValuePair<string, string?>[] Variables => [];

    public static WorkerConnection Prepare(PoolTransport transport) => transport switch
    {
        PoolTransport.Pipes => new Pipes(),
        _ => new Socket(),
    };

    /// <summary>The pool's end, once the worker is there; null when it ended before it was.</summary>
    public abstract (Stream ToWorker, Stream FromWorker)? Open(Process process);

    /// <summary>The worker's end.</summary>
    public static (Stream Input, Stream Output) Join(string[] arguments)
    {
        var standard = StandardStreams.Take();
        if (arguments is not [var port])
            return standard;
        var client = new TcpClient { NoDelay = true };
        client.Connect(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture));
        var stream = client.GetStream();
        stream.Write(Convert.FromHexString(Environment.GetEnvironmentVariable(TokenVariable)!));
        // Its standard input still ends with the parent, but says nothing else.
        return (stream, stream);
    }

    /// <summary>Frees what waited for the worker.</summary>
    public virtual void Dispose()
    {
    }

    private sealed class Pipes : WorkerConnection
    {
        public override string[] Arguments => [];

        public override (Stream ToWorker, Stream FromWorker)? Open(Process process) =>
            (process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
    }

    private sealed class Socket : WorkerConnection
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly byte[] token = RandomNumberGenerator.GetBytes(TokenBytes);

        public Socket() => listener.Start();

        public override string[] Arguments => [((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)];

        public override KeyValuePair<string, string?>[] Variables => [new(TokenVariable, Convert.ToHexString(token))];

        public override (Stream ToWorker, Stream FromWorker)? Open(Process process)
        {
            var ended = process.WaitForExitAsync();
            while (true)
            {
                var connecting = listener.AcceptTcpClientAsync();
                if (Task.WhenAny(connecting, ended).GetAwaiter().GetResult() == ended)
                    return null;
                var client = connecting.GetAwaiter().GetResult();
                client.NoDelay = true;
                // Any program of this machine can connect to a port; only the worker knows the token.
                if (KnowsToken(client))
                    return (client.GetStream(), client.GetStream());
                client.Dispose();
            }
        }

        private bool KnowsToken(TcpClient client)
        {
            var said = new byte[TokenBytes];
            try
            {
                // Whoever connects and says nothing must not keep the worker waiting.
                client.ReceiveTimeout = TokenMilliseconds;
                client.GetStream().ReadExactly(said);
                client.ReceiveTimeout = 0;
            }
            catch (IOException)
            {
                return false;
            }

            return CryptographicOperations.FixedTimeEquals(said, token);
        }

        public override void Dispose()
        {
            listener.Dispose();
            base.Dispose();
        }
    }
}
