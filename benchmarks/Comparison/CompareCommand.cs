using System.Globalization;
using ParallelAsync.Benchmarks.Comparison.Cases;
using ParallelAsync.Benchmarks.Comparison.Report;
using ParallelAsync.Measurement;
using ParallelAsync.Processes;
using ParallelAsync.XRay;

namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>Runs cases one after the other, prints their tables and writes their files.</summary>
/// <param name="options">Sizes and rounds.</param>
/// <param name="pythonPath">The Python that the user wants; null: the usual one.</param>
/// <param name="output">The folder for the reports; null: <c>artifacts/benchmarks</c>.</param>
internal sealed class CompareCommand(ComparisonOptions options, string? pythonPath, string? output)
{
    private const int Succeeded = 0, Failed = 1, UsageError = 2, Stopped = 130;

    public async Task<int> RunAsync(IReadOnlyList<Case> cases, bool record, CancellationToken cancellationToken)
    {
        if (record && cases.Count < AllCases.All.Count)
        {
            await Console.Error.WriteLineAsync("--record wants all cases: what is recorded comes from one session.");
            return UsageError;
        }

        try
        {
            return await RunAllAsync(cases, record, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped. The files of the cases that were complete are there.");
            return Stopped;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or InvalidOperationException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return UsageError;
        }
    }

    private async Task<int> RunAllAsync(IReadOnlyList<Case> cases, bool record, CancellationToken cancellationToken)
    {
        var project = Path.GetDirectoryName(DataFolder.Find())!;
        var scripts = Path.Combine(AppContext.BaseDirectory, "python");
        var python = await Python.FindAsync(pythonPath, scripts, cancellationToken);
        var launcher = new Launcher(
            [DotnetHost.Find(), "exec", Path.Combine(AppContext.BaseDirectory, "ParallelAsync.Benchmarks.dll"), Contestants.ContestantServer.Verb], python.Path, scripts);
        var reports = new ReportFolder(output ?? Path.Combine(project, "artifacts", "benchmarks"));
        var run = new CaseRun(options, python, launcher, new ConsoleLog(), Load(), TimeProvider.System);
        var results = new List<CaseResult>();
        foreach (var one in cases)
        {
            var result = await run.RunAsync(one, cancellationToken);
            results.Add(result);
            Console.Write(CaseText.ToText(result) + "\n");
            foreach (var path in reports.Write(result))
                await Console.Error.WriteLineAsync($"Written: {Path.GetRelativePath(Environment.CurrentDirectory, path)}");
        }

        if (record)
            PythonFigures.Of(results).Write(Path.Combine(project, "notebooks", "recorded", RecordedPython.FileName));
        return results.Exists(result => result.HasFailures) ? Failed : Succeeded;
    }

    private static double? Load() =>
        File.Exists("/proc/loadavg") && double.TryParse(File.ReadAllText("/proc/loadavg").Split(' ')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var load) ? load : null;

    /// <summary>Standard error, so that standard output is the tables alone.</summary>
    private sealed class ConsoleLog : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:HH:mm:ss} {value}"));
    }
}
