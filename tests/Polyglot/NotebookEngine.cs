using System.Diagnostics;
using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>What these tests run the notebooks in: .NET Interactive, in a process for each notebook as its tool has it, by the runner of this project's own kernel.</summary>
internal static class NotebookEngine
{
    /// <summary>What notebook 00 calls the kernel.</summary>
    public const string Name = ".NET Interactive";

    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "polyglot");

    /// <summary>The version that notebook 00 shows.</summary>
    public static string Version { get; } =
        FileVersionInfo.GetVersionInfo(Path.Combine(Folder, "Microsoft.DotNet.Interactive.dll")).ProductVersion!.Split('+')[0];

    /// <summary>How a notebook is run.</summary>
    public static RunOptions Options { get; } = new() { Worker = Path.Combine(Folder, "ParallelAsync.Polyglot.Host.dll") };
}
