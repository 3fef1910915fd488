using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>What the tests run the notebooks in: this project's own kernel. The tests in the folder Polyglot put .NET Interactive in its place.</summary>
internal static class NotebookEngine
{
    /// <summary>What notebook 00 calls the kernel.</summary>
    public const string Name = "this project's own";

    /// <summary>The version that notebook 00 shows.</summary>
    public static string Version { get; } = typeof(NotebookRunner).Assembly.GetName().Version!.ToString(3);

    /// <summary>How a notebook is run.</summary>
    public static RunOptions Options { get; } = new();
}
