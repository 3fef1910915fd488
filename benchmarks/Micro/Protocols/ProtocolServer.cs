using System.Diagnostics;
using ParallelAsync.Processes;

namespace ParallelAsync.Benchmarks.Micro.Protocols;

/// <summary>The other process: sends back what it gets, in one of the protocols, until its input ends.</summary>
internal static class ProtocolServer
{
    /// <summary>What a process is told to be before the name of a protocol.</summary>
    public const string Verb = "protocol-server";

    /// <summary>The names of the protocols.</summary>
    public const string Frames = "MessagePack frames", Rpc = "StreamJsonRpc";

    /// <summary>Serves a protocol on the standard streams.</summary>
    /// <param name="arguments">The name of the protocol.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (input, output) = StandardStreams.Take();
        switch (arguments)
        {
            case [Frames]:
                FrameProtocol.Serve(input, output);
                return 0;
            case [Rpc]:
                await RpcProtocol.ServeAsync(input, output);
                return 0;
            default:
                await Console.Error.WriteLineAsync($"Expected the protocol \"{Frames}\" or \"{Rpc}\".");
                return 2;
        }
    }

    /// <summary>Starts the other process and speaks a protocol with it.</summary>
    /// <param name="name">The name of the protocol.</param>
    /// <exception cref="ArgumentException">There is no such protocol.</exception>
    public static IProtocol Connect(string name)
    {
        if (name is not (Frames or Rpc))
            throw new ArgumentException($"Expected the protocol \"{Frames}\" or \"{Rpc}\", got \"{name}\".", nameof(name));
        var process = Process.Start(new ProcessStartInfo(DotnetHost.Find(), ["exec", typeof(ProtocolServer).Assembly.Location, Verb, name])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
        })!;
        return name == Frames ? new FrameProtocol(process) : new RpcProtocol(process);
    }
}
