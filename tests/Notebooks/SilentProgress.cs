using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>For runs that nobody watches.</summary>
internal sealed class SilentProgress : IProgress<RunProgress>
{
    public void Report(RunProgress value)
    {
    }
}
