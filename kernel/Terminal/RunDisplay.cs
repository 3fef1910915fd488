using System.Globalization;
using ParallelAsync.Kernel.Execution;
using Spectre.Console;

namespace ParallelAsync.Kernel.Terminal;

/// <summary>Shows a run on the terminal: where it stands, each notebook as it ends, and a table at the end.</summary>
/// <param name="console">The terminal.</param>
internal sealed class RunDisplay(IAnsiConsole console)
{
    /// <summary>Shows a moving line while notebooks run; on a terminal that cannot move its cursor, a line for each notebook.</summary>
    public async Task<T> ShowAsync<T>(IReadOnlyList<NotebookSource> notebooks, Func<IProgress<RunProgress>, Task<T>> run)
    {
        var width = notebooks.Max(notebook => notebook.Name.Length);
        if (!console.Profile.Capabilities.Interactive)
        {
            return await run(new Reporter(at =>
            {
                if (at.Cell == 1)
                {
                    console.WriteLine($"{at.Notebook.PadRight(width)}  {Number(at.CellCount)} cells ...");
                }
            }));
        }

        T result = default!;
        await console.Status().Spinner(Spinner.Known.Dots).StartAsync("Starting ...", async status =>
            result = await run(new Reporter(at =>
                status.Status($"{Markup.Escape(at.Notebook)}  cell {Number(at.Cell)} of {Number(at.CellCount)}  {Seconds(at.Elapsed)}"))));
        return result;
    }

    /// <summary>Says how a notebook ended.</summary>
    public void Finished(NotebookRun run)
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
    public void Summary(IReadOnlyList<NotebookRun> runs, Results results)
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

    // Progress<T> would report on another thread, and late.
    private sealed class Reporter(Action<RunProgress> report) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => report(value);
    }
}
