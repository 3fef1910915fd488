using Microsoft.Extensions.Time.Testing;
using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Terminal;
using Spectre.Console;

namespace ParallelAsync.Tests.Kernel.Terminal;

public sealed class RunDisplayTests : IDisposable
{
    private const string EraseLine = "\r\u001b[2K";

    private readonly StringWriter written = new();
    private readonly FakeTimeProvider time = new();

    public void Dispose() => written.Dispose();

    [Fact]
    public void Report_OnATerminal_KeepsOneLineWhoseTimeMovesOn()
    {
        using var display = new RunDisplay(Console(interactive: true, width: 80), time);

        display.Report(new RunProgress("01.ipynb", 1, 3, TimeSpan.Zero));
        time.Advance(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(1));
        display.Report(new RunProgress("01.ipynb", 2, 3, TimeSpan.FromSeconds(2)));

        Assert.Equal(
            ["", "01.ipynb  cell 1 of 3  0 s", "01.ipynb  cell 1 of 3  1 s", "01.ipynb  cell 1 of 3  2 s", "01.ipynb  cell 2 of 3  2 s"],
            written.ToString().Split(EraseLine));
    }

    [Fact]
    public void Report_OnANarrowTerminal_IsCutSoThatTheLineDoesNotWrap()
    {
        using var display = new RunDisplay(Console(interactive: true, width: 12), time);

        display.Report(new RunProgress("01-loops-vs-linq.ipynb", 1, 3, TimeSpan.Zero));

        Assert.Equal($"{EraseLine}01-loops-vs", written.ToString());
    }

    [Fact]
    public void Finished_OnATerminal_TakesTheMovingLineAwayFirst()
    {
        using var display = new RunDisplay(Console(interactive: true, width: 80), time);
        display.Report(new RunProgress("01.ipynb", 1, 1, TimeSpan.Zero));

        display.Finished(Run(failure: null));
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.StartsWith($"{EraseLine}01.ipynb  cell 1 of 1  0 s{EraseLine}", written.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("01.ipynb  1 of 1 cells  2.5 s\n", written.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_InALog_WritesALineForANotebookAndNoControlCharacter()
    {
        using var display = new RunDisplay(Console(interactive: false, width: 80), time);

        display.Report(new RunProgress("01.ipynb", 1, 3, TimeSpan.Zero));
        display.Report(new RunProgress("01.ipynb", 2, 3, TimeSpan.Zero));
        display.Finished(Run(new CellFailure("System.Exception", "why", ["System.Exception: why", "   at cell 2, line 1: [x]"])));

        Assert.Equal(
            "01.ipynb  3 cells ...\nfailed  01.ipynb  1 of 1 cells  2.5 s\ncell 2: System.Exception\n   System.Exception: why\n      at cell 2, line 1: [x]\n",
            written.ToString().ReplaceLineEndings("\n"));
    }

    private IAnsiConsole Console(bool interactive, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = interactive ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = interactive ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(written),
        });
        console.Profile.Width = width;
        return console;
    }

    private static NotebookRun Run(CellFailure? failure) => new(
        new NotebookSource("/x/01.ipynb", "01.ipynb", new Notebook()),
        failure is null ? RunStatus.Succeeded : RunStatus.Failed,
        TimeSpan.FromSeconds(2.5), CellsRun: 1, CellCount: 1, PeakMemory: 0, failure, failure is null ? null : 2);
}
