using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Tests.Kernel.Execution;

/// <summary>Real notebooks in real processes.</summary>
public sealed class NotebookRunnerTests : IDisposable
{
    private readonly NotebookFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RunAsync_Cells_RunInOrderInTheNotebooksFolder()
    {
        folder.Add("a.ipynb", "var name = System.IO.Path.GetFileName(System.IO.Directory.GetCurrentDirectory());", "name", "Console.WriteLine(name.Length);\nConsole.WriteLine(2);");

        var run = Assert.Single(await folder.RunAsync());

        var cells = run.Source.Notebook.Cells;
        Assert.Equal((RunStatus.Succeeded, 3, 3), (run.Status, run.CellsRun, run.CellCount));
        Assert.Equal([1, 2, 3], cells.Select(cell => cell.ExecutionCount));
        Assert.Equal(Path.GetFileName(folder.Path), Assert.IsType<ResultOutput>(Assert.Single(cells[1].Outputs)).Data.Text("text/plain"));
        Assert.Equal(new StreamOutput("stdout", $"{Path.GetFileName(folder.Path).Length}\n2\n"), Assert.Single(cells[2].Outputs));
        Assert.True(run.PeakMemory > 10_000_000, "The process's memory is measured in bytes.");
    }

    [Fact]
    public async Task RunAsync_Cells_AreStampedWithWhatWasRun()
    {
        var path = folder.Add("a.ipynb", "var a = 1;", "a", "throw new Exception();", "2");
        var old = NotebookFile.Read(path);
        old.Cells.ForEach(cell => SourceStamp.Put(cell, cell.Source));
        NotebookFile.Write(old, path);

        var run = Assert.Single(await folder.RunAsync());

        var cells = run.Source.Notebook.Cells;
        Assert.Equal([true, true, true, false], cells.Select(SourceStamp.IsCurrent));
        cells[1].Source += " + 1";
        Assert.False(SourceStamp.IsCurrent(cells[1]), "The source changed after the run.");
    }

    [Fact]
    public async Task RunAsync_OverriddenParameters_StampSaysThatTheCellDidNotRunAsItStands()
    {
        folder.Add("a.ipynb", "@int size = 1;", "size");

        var plain = Assert.Single(await folder.RunAsync());
        var overridden = Assert.Single(await folder.RunAsync(new RunOptions { Parameters = [new Parameter("size", "2")] }));

        Assert.Equal([true, true], plain.Source.Notebook.Cells.Select(SourceStamp.IsCurrent));
        Assert.Equal([false, true], overridden.Source.Notebook.Cells.Select(SourceStamp.IsCurrent));
    }

    [Fact]
    public async Task RunAsync_AnyNotebook_LeavesNothingOfItsProcessInTheTemporaryFolder()
    {
        folder.Add("a.ipynb", "Console.Write(Environment.ProcessId);", "Console.Write(System.IO.Path.GetTempPath());");

        var run = Assert.Single(await folder.RunAsync());

        var said = run.Source.Notebook.Cells.Select(cell => Assert.IsType<StreamOutput>(Assert.Single(cell.Outputs)).Text).ToList();
        Assert.Empty(Directory.EnumerateFileSystemEntries(said[1], $"*-{said[0]}-*"));
    }

    [Fact]
    public async Task RunAsync_UpdatedDisplay_StoresOneOutputWithTheLastState()
    {
        folder.Add("a.ipynb", """
            using Microsoft.DotNet.Interactive;
            var first = KernelInvocationContext.Current.Display("0 %", "text/plain");
            display("between");
            for (var i = 1; i <= 100; i++) first.Update($"{i} %");
            """);

        var run = Assert.Single(await folder.RunAsync());

        Assert.Equal(["100 %", "between"], run.Source.Notebook.Cells[0].Outputs.Select(output => Assert.IsType<DisplayOutput>(output).Data.Text("text/plain")));
    }

    [Theory]
    [InlineData("int Deep(int x) => Deep(x + 1) + 1;\nDeep(0)", "stack overflow")]
    [InlineData("System.Environment.FailFast(\"gone\");", "aborted")]
    [InlineData("System.Environment.Exit(7);", "exit code 7")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill(); System.Threading.Thread.Sleep(-1);", "killed")]
    [InlineData("var t = new System.Threading.Thread(() => throw new Exception(\"unseen\")); t.Start(); t.Join();", "unhandled exception")]
    public async Task RunAsync_CellThatEndsItsProcess_FailsThatNotebookAloneAndIsNamed(string deadly, string cause)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The words for exit codes are those of POSIX signals.");
        folder.Add("a.ipynb", "Console.Write(\"before\");", deadly, "Console.Write(\"after\");");
        folder.Add("b.ipynb", "\"fine\"");

        var runs = await folder.RunAsync();

        var cells = runs[0].Source.Notebook.Cells;
        Assert.Equal([RunStatus.Failed, RunStatus.Succeeded], runs.Select(run => run.Status));
        Assert.Equal((2, "ProcessEnded"), (runs[0].FailedCell, runs[0].Failure?.Name));
        Assert.Contains(cause, runs[0].Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(new StreamOutput("stdout", "before"), Assert.Single(cells[0].Outputs));
        Assert.IsType<ErrorOutput>(cells[1].Outputs[^1]);
        Assert.Empty(cells[2].Outputs);
    }

    [Fact]
    public async Task RunAsync_FailingCell_EndsItsNotebookAndKeepsTheOutputsSoFar()
    {
        folder.Add("a.ipynb", "Console.Write(\"before\");\nthrow new InvalidOperationException(\"on purpose\");", "1");

        var run = Assert.Single(await folder.RunAsync());

        Assert.Equal((RunStatus.Failed, 1, 0), (run.Status, run.FailedCell, run.CellsRun));
        Assert.Equal(new StreamOutput("stdout", "before"), run.Source.Notebook.Cells[0].Outputs[0]);
        Assert.Equal("on purpose", Assert.IsType<ErrorOutput>(run.Source.Notebook.Cells[0].Outputs[1]).Value);
        Assert.Null(run.Source.Notebook.Cells[1].ExecutionCount);
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public async Task RunAsync_FailingNotebook_StopsTheOthersOnlyWithFailFast(bool failFast, int expected)
    {
        folder.Add("a.ipynb", "throw new Exception();");
        folder.Add("b.ipynb", "1");

        Assert.Equal(expected, (await folder.RunAsync(new RunOptions { FailFast = failFast })).Count);
    }

    [Fact]
    public async Task RunAsync_CellOverItsLimit_IsStoppedAndSaysSo()
    {
        folder.Add("a.ipynb", "while (true) { }");

        var run = Assert.Single(await folder.RunAsync(new RunOptions { CellTimeout = TimeSpan.FromMilliseconds(1) }));

        Assert.Equal("CellTimeout", run.Failure?.Name);
        Assert.Contains("limit of --timeout", run.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Stopped_EndsTheProcessAndWhatItStarted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs a POSIX shell.");
        var pids = Path.Combine(folder.Path, "pids");
        folder.Add("a.ipynb", $$"""
                        var child = System.Diagnostics.Process.Start("sleep", "1000");
            System.IO.File.WriteAllText("pids.part", $"{Environment.ProcessId} {child.Id}");
            System.IO.File.Move("pids.part", "pids");
            child.WaitForExit();
            """);
        using var stop = new CancellationTokenSource();
        using var written = new FileSystemWatcher(folder.Path, "pids");
        written.Renamed += (_, _) => stop.Cancel();
        written.EnableRaisingEvents = true;

        var run = Assert.Single(await folder.RunUntilAsync(_ => { }, new RunOptions(), stop.Token));

        Assert.Equal(RunStatus.Stopped, run.Status);
        var ids = (await File.ReadAllTextAsync(pids, TestContext.Current.CancellationToken)).Split(' ').Select(int.Parse);
        foreach (var id in ids)
        {
            await ProcessAssert.EndsAsync(id);
        }
    }

    [Fact]
    public async Task RunAsync_OutputOfChildProcesses_StandsUnderTheCellThatStartedThem()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs a POSIX shell.");
        var start = "System.Diagnostics.Process.Start(\"sh\", [\"-c\", \"echo {0}; echo {0} >&2\"]).WaitForExit();";
        folder.Add("a.ipynb", [.. Enumerable.Range(0, 5).Select(i => start.Replace("{0}", $"child{i}", StringComparison.Ordinal))]);

        var run = Assert.Single(await folder.RunAsync());

        Assert.All(run.Source.Notebook.Cells.Index(), cell => Assert.Equal(
            [new StreamOutput("stderr", $"child{cell.Index}\n"), new StreamOutput("stdout", $"child{cell.Index}\n")],
            cell.Item.Outputs.Cast<StreamOutput>().OrderBy(output => output.Name, StringComparer.Ordinal)));
    }

    [Fact]
    public async Task RunAsync_Parameter_OverridesTheTaggedCellAndLeavesItsSource()
    {
        folder.Add("a.ipynb", "@int count = 5;\nvar name = \"sample\";", "$\"{name} {count}\"");

        var run = Assert.Single(await folder.RunAsync(new RunOptions { Parameters = [new Parameter("count", "7"), new Parameter("name", "it's \"mine\"")] }));

        var cells = run.Source.Notebook.Cells;
        Assert.Equal("it's \"mine\" 7", Assert.IsType<ResultOutput>(Assert.Single(cells[1].Outputs)).Data.Text("text/plain"));
        Assert.Equal("int count = 5;\nvar name = \"sample\";", cells[0].Source);
        Assert.Equal(new StreamOutput("stdout", "count = 7 (set for this run)\nname = it's \"mine\" (set for this run)\n"), Assert.Single(cells[0].Outputs));
    }

    [Fact]
    public async Task RunAsync_UnknownParameter_RunsNothing()
    {
        folder.Add("a.ipynb", "@int count = 5;", "System.IO.File.WriteAllText(\"ran\", \"\");");

        await Assert.ThrowsAsync<RunException>(() => folder.RunAsync(new RunOptions { Parameters = [new Parameter("cuont", "7")] }));
        Assert.False(File.Exists(Path.Combine(folder.Path, "ran")));
    }

    [Fact]
    public async Task RunAsync_OutputsOfAnEarlierRun_AreReplaced()
    {
        var path = folder.Add("a.ipynb", "Console.Write(\"new\");", "throw new Exception();", "1");
        var old = NotebookFile.Read(path);
        old.Cells[2].ExecutionCount = 9;
        old.Cells.ForEach(cell => cell.Outputs.Add(new StreamOutput("stdout", "old")));
        NotebookFile.Write(old, path);

        var run = Assert.Single(await folder.RunAsync());

        Assert.Equal([["new"], [], []], run.Source.Notebook.Cells.Select(cell => cell.Outputs.OfType<StreamOutput>().Select(output => output.Text)));
        Assert.Null(run.Source.Notebook.Cells[2].ExecutionCount);
    }
}
