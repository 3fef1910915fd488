using ParallelAsync.Kernel.Execution;
using Spectre.Console;

namespace ParallelAsync.Kernel.Terminal;

/// <summary>The command <c>run</c>: executes notebooks, shows where it stands, writes copies and pages.</summary>
/// <param name="console">The terminal.</param>
/// <param name="time">The clock.</param>
internal sealed class RunCommand(IAnsiConsole console, TimeProvider time)
{
    /// <summary>The exit code of a run that could not start.</summary>
    public const int UsageError = 2;

    /// <summary>The exit code of a run that was stopped, as shells have it for Ctrl+C.</summary>
    public const int Stopped = 130;

    /// <summary>Runs the command.</summary>
    /// <param name="paths">Notebooks and folders; none for the collection's own.</param>
    /// <param name="output">The folder for results; null for <c>artifacts</c> beside the notebooks' folder.</param>
    /// <param name="save">Whether the outputs go into the notebooks themselves.</param>
    /// <param name="options">How to run.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>The process's exit code.</returns>
    /// <exception cref="RunException">The run cannot start, or its results cannot be written.</exception>
    public async Task<int> RunAsync(IReadOnlyList<string> paths, string? output, bool save, RunOptions options, CancellationToken cancellationToken)
    {
        var collection = Collection.Find(Directory.GetCurrentDirectory());
        if (paths.Count == 0 && collection is null)
        {
            throw new RunException("There is no folder notebooks/ here or above. Change to the project's folder, or name the notebooks to run.");
        }

        var (notebooks, problems) = NotebookSource.Find(paths.Count > 0 ? paths : [collection!.Notebooks]);
        if (problems.Count > 0)
        {
            throw new RunException(string.Join(Environment.NewLine, problems));
        }

        var results = new Results(output ?? collection?.Artifacts ?? "artifacts", save);
        IReadOnlyList<NotebookRun> runs;
        using (var display = new RunDisplay(console, time))
        {
            runs = await new NotebookRunner(options, time).RunAsync(notebooks, display, run =>
            {
                results.Write(run);
                display.Finished(run);
            }, cancellationToken);
        }

        if (runs.All(run => run.Status != RunStatus.Stopped))
        {
            results.WritePages(runs);
        }

        RunDisplay.WriteSummary(console, runs, results);
        return runs.Any(run => run.Status == RunStatus.Stopped) ? Stopped : runs.All(run => run.Status == RunStatus.Succeeded) ? 0 : 1;
    }
}
