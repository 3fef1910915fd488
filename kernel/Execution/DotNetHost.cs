using System.Runtime.InteropServices;

namespace ParallelAsync.Kernel.Execution;

/// <summary>The <c>dotnet</c> that runs this process: the one that notebooks' processes are started with, so that all share one runtime.</summary>
internal static class DotNetHost
{
    private static readonly string Name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>The path of the host, or its bare name where the runtime does not lie in the usual place.</summary>
    // The runtime lies in ROOT/shared/Microsoft.NETCore.App/VERSION/, the host in ROOT.
    public static string Path { get; } =
        System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", Name)) is var path && File.Exists(path) ? path : Name;
}
