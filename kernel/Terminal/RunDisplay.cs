using System.Globalization;
using ParallelAsync.Kernel.Execution;
using Spectre.Console;

namespace ParallelAsync.Kernel.Terminal;

/// <summary>Shows a run on the terminal: where it stands, each notebook as it ends, and a table at the end.</summary>
/// <remarks>On a terminal that cannot move its cursor, such as a log, a notebook has a line when it starts instead of one that moves.</remarks>
internal sealed class RunDisplay : IProgress<RunProgress>, IDisposable
{
    private readonly IAnsiConsole console;
    private readonly StatusLine? status;

    /// <summary>Shows nothing yet.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="time">The clock.</param>
    public RunDisplay(IAnsiConsole console, TimeProvider time)
    {
        this.console = console;
        status = console.Profile.Capabilities is { Interactive: true, Ansi: true } ? new StatusLine(console, time) : null;
    }

    /// <summary>Says which cell runs.</summary>
    public void Report(RunProgress value)
    {
        if (status is not null)
        {
            status.Report(value);
        }
        else if (value.Cell == 1)
        {
            console.WriteLine($"{value.Notebook}  {Number(value.CellCount)} cells ...");
        }
    }

    /// <summary>Says how a notebook ended.</summary>
    public void Finished(NotebookRun run)
    {
        if (status is not null)
        {
            status.Write(_ => WriteFinished(run));
        }
        else
        {
            WriteFinished(run);
        }
    }

    /// <summary>Takes the moving line away.</summary>
    public void Dispose() => status?.Dispose();

    private void WriteFinished(NotebookRun run)
    {
        console.MarkupLine($"{Status(run.Status)}  {Markup.Escape(run.Source.Name)}  {Number(run.CellsRun)} of {Number(run.CellCount)} cells  {Seconds(run.Elapsed)}");
        if (run.Failure is { } failure)
        {
            console.MarkupLine($"[red]cell {Number(run.FailedCell!.Value)}: {Markup.Escape(failure.Name)}[/]");
            foreach (var line in failure.Traceback.Take(30))
            {
                console.WriteLine($"   {line}");
            }
        }
    }

    /// <summary>Shows all notebooks and where the results lie.</summary>
    public static void WriteSummary(IAnsiConsole console, IReadOnlyList<NotebookRun> runs, Results results)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("notebook", "status");
        foreach (var column in (string[])["cells", "time", "peak memory"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var run in runs)
        {
            table.AddRow(
                Markup.Escape(run.Source.Name),
                Status(run.Status),
                $"{Number(run.CellsRun)}/{Number(run.CellCount)}",
                Seconds(run.Elapsed),
                string.Create(CultureInfo.InvariantCulture, $"{run.PeakMemory / 1e6:0} MB"));
        }

        console.Write(table);
        console.WriteLine(results.IsSaved ? "Outputs: in the notebooks" : $"Executed notebooks: {results.NotebookFolder}");
        console.WriteLine($"Pages: {results.IndexPage}");
    }

    private static string Status(RunStatus status) => status switch
    {
        RunStatus.Succeeded => "[green]ok[/]",
        RunStatus.Failed => "[red]failed[/]",
        _ => "[yellow]stopped[/]",
    };

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
