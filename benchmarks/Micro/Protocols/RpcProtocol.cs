using System.Diagnostics;
using StreamJsonRpc;

namespace ParallelAsync.Benchmarks.Micro.Protocols;

/// <summary>StreamJsonRpc with its fastest settings: MessagePack instead of JSON, and a binary length before each message.</summary>
internal sealed class RpcProtocol : IProtocol
{
    private readonly Process process;
    private readonly JsonRpc rpc;
    private readonly IEcho target;

    public RpcProtocol(Process process)
    {
        this.process = process;
        rpc = new(Handler(process.StandardInput.BaseStream, process.StandardOutput.BaseStream));
        target = rpc.Attach<IEcho>();
        rpc.StartListening();
    }

    public static async Task ServeAsync(Stream input, Stream output)
    {
        using var server = new JsonRpc(Handler(output, input));
        server.AddLocalRpcTarget<IEcho>(new Echo(), null);
        server.StartListening();
        await server.Completion;
    }

    public Task<int> OneAsync(int item) => target.NumberAsync(item);

    public Task<int[]> ManyAsync(int[] items) => Task.WhenAll(Array.ConvertAll(items, target.NumberAsync));

    public Task<byte[]> BytesAsync(byte[] data) => target.BytesAsync(data);

    public async ValueTask DisposeAsync()
    {
        // That closes the pipes, at whose end the other process ends.
        rpc.Dispose();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static LengthHeaderMessageHandler Handler(Stream sending, Stream receiving) => new(sending, receiving, new MessagePackFormatter());

    private sealed class Echo : IEcho
    {
        public Task<int> NumberAsync(int item) => Task.FromResult(item);

        public Task<byte[]> BytesAsync(byte[] data) => Task.FromResult(data);
    }
}
