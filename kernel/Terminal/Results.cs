using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site;

namespace ParallelAsync.Kernel.Terminal;

/// <summary>Writes what a run made: executed notebooks, or outputs into the notebooks themselves, and pages.</summary>
/// <param name="folder">The folder for copies and pages, as the reader named it.</param>
/// <param name="save">Whether the outputs go into the notebooks themselves.</param>
internal sealed class Results(string folder, bool save)
{
    /// <summary>Whether the outputs are in the notebooks themselves.</summary>
    public bool IsSaved => save;

    /// <summary>The folder of the executed copies.</summary>
    public string NotebookFolder => Shown(Path.Combine(folder, "notebooks"));

    /// <summary>The page to open.</summary>
    public string IndexPage => Shown(Path.Combine(folder, "site", "index.html"));

    /// <summary>Writes a notebook that has run. A stopped run leaves the notebook that was there.</summary>
    /// <exception cref="RunException">It cannot be written.</exception>
    public void Write(NotebookRun run)
    {
        if (run.Status == RunStatus.Stopped)
        {
            return;
        }

        var path = save ? run.Source.Path : Path.Combine(folder, "notebooks", run.Source.Name);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            NotebookFile.Write(run.Source.Notebook, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"{run.Source.Name}: its outputs cannot be written to {Shown(path)} ({exception.Message.ReplaceLineEndings(" ")}). Name another folder with --out.");
        }
    }

    /// <summary>Writes a page for each notebook, and the index.</summary>
    /// <exception cref="RunException">They cannot be written.</exception>
    public void WritePages(IReadOnlyList<NotebookRun> runs)
    {
        var executed = runs.Select(run =>
            new ExecutedNotebook(run.Source.Notebook, run.Source.Name, Status(run.Status), run.Elapsed, Path.GetDirectoryName(run.Source.Path)));
        try
        {
            SiteBuilder.Build([.. executed], Path.Combine(folder, "site"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"The pages cannot be written to {Shown(Path.Combine(folder, "site"))} ({exception.Message.ReplaceLineEndings(" ")}). Name another folder with --out.");
        }
    }

    private static NotebookStatus Status(RunStatus status) => status switch
    {
        RunStatus.Succeeded => NotebookStatus.Succeeded,
        RunStatus.Failed => NotebookStatus.Failed,
        _ => NotebookStatus.Stopped,
    };

    private static string Shown(string path) =>
        Path.GetRelativePath(Directory.GetCurrentDirectory(), path) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) ? relative : Path.GetFullPath(path);
}
