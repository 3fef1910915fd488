using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using ParallelAsync.XRay;

namespace ParallelAsync.Benchmarks.Micro;

/// <summary>Runs BenchmarkDotNet's classes.</summary>
internal static class MicroCommand
{
    /// <summary>Every run builds the library anew, which takes longer on a busy machine than BenchmarkDotNet's own two minutes.</summary>
    private static readonly TimeSpan BuildTimeout = TimeSpan.FromMinutes(10);

    /// <summary>The longest name of a way to square numbers fits.</summary>
    private const int ParameterWidth = 30;

    /// <summary>Runs those that are asked for.</summary>
    /// <param name="options">BenchmarkDotNet's own: <c>--filter *Loops*</c>, <c>--job short</c>, <c>--list flat</c>; none: asks which.</param>
    /// <returns>0, or 1 when a benchmark failed or none was found.</returns>
    public static int Run(string[] options)
    {
        var folder = Path.Combine(Path.GetDirectoryName(DataFolder.Find())!, "artifacts", "benchmarks", "micro");
        var config = ManualConfig.Create(DefaultConfig.Instance)
            .WithArtifactsPath(folder)
            .WithBuildTimeout(BuildTimeout)
            .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(ParameterWidth));
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(MicroCommand).Assembly).Run(options, config);
        return summaries.All(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success)) ? 0 : 1;
    }
}
