using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Tests.Kernel.Execution;

namespace ParallelAsync.Tests.Kernel.Terminal;

/// <summary>The command, run as a process of its own.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly NotebookFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_NotebooksThatSucceed_WritesCopiesAndPagesAndLeavesTheSources()
    {
        var path = folder.Add("a.ipynb", "Console.WriteLine(\"hello\");", "6 * 7");
        var before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);

        var (exitCode, output, error) = await KernelProcess.RunAsync(folder.Path, "run", "a.ipynb", "--out", "results");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Matches(@"a\.ipynb\s+ok\s+2/2\s+\d+\.\d s\s+\d+ MB", output);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        var copy = NotebookFile.Read(Path.Combine(folder.Path, "results", "notebooks", "a.ipynb"));
        Assert.Equal(new StreamOutput("stdout", "hello\n"), Assert.Single(copy.Cells[0].Outputs));
        Assert.True(File.Exists(Path.Combine(folder.Path, "results", "site", "index.html")));
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_NoArguments_RunsTheFolderNotebooksFromAnyFolderBelow()
    {
        var notebooks = Directory.CreateDirectory(Path.Combine(folder.Path, "notebooks")).FullName;
        var below = Directory.CreateDirectory(Path.Combine(folder.Path, "lib", "deep")).FullName;
        File.Move(folder.Add("a.ipynb", "1"), Path.Combine(notebooks, "a.ipynb"));

        var (exitCode, _, _) = await KernelProcess.RunAsync(below);

        Assert.Equal(0, exitCode);
        Assert.True(File.Exists(Path.Combine(folder.Path, "artifacts", "notebooks", "a.ipynb")));
    }

    [Fact]
    public async Task Run_Save_WritesTheOutputsIntoTheNotebook()
    {
        var path = folder.Add("a.ipynb", "\"saved\"");

        var (exitCode, _, _) = await KernelProcess.RunAsync(folder.Path, "run", "a.ipynb", "--save", "--out", "results");

        Assert.Equal(0, exitCode);
        Assert.Equal("saved", Assert.IsType<ResultOutput>(Assert.Single(NotebookFile.Read(path).Cells[0].Outputs)).Data.Text("text/plain"));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "results", "notebooks")));
    }

    [Fact]
    public async Task Run_AFailingNotebook_RunsTheOthersAndEndsWithOne()
    {
        folder.Add("a.ipynb", "throw new InvalidOperationException(\"on purpose\");");
        folder.Add("b.ipynb", "1");

        var (exitCode, output, _) = await KernelProcess.RunAsync(folder.Path, "run", ".", "--out", "results");

        Assert.Equal(1, exitCode);
        Assert.Contains("on purpose", output, StringComparison.Ordinal);
        Assert.Matches(@"b\.ipynb\s+ok", output);
        Assert.IsType<ErrorOutput>(Assert.Single(NotebookFile.Read(Path.Combine(folder.Path, "results", "notebooks", "a.ipynb")).Cells[0].Outputs));
    }

    [Theory]
    [InlineData("nowhere.ipynb", "nowhere.ipynb: there is no such file")]
    [InlineData("empty", "empty: there is no notebook")]
    [InlineData("text.ipynb", "text.ipynb: ")]
    [InlineData("python.ipynb", "python.ipynb: it asks for the kernel 'python3'")]
    [InlineData("polyglot.ipynb", "polyglot.ipynb: cell 1 asks for the Polyglot kernel 'fsharp'")]
    public async Task Run_WhatCannotBeRun_SaysSoInOneLineAndRunsNothing(string argument, string expected)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "empty"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "text.ipynb"), "no JSON", TestContext.Current.CancellationToken);
        var python = new Notebook();
        python.Metadata["kernelspec"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "python3", ["language"] = "python" };
        NotebookFile.Write(python, Path.Combine(folder.Path, "python.ipynb"));
        var polyglot = NotebookFile.Read(folder.Add("polyglot.ipynb", "let x = 1"));
        polyglot.Cells[0].Metadata["polyglot_notebook"] = new System.Text.Json.Nodes.JsonObject { ["kernelName"] = "fsharp" };
        NotebookFile.Write(polyglot, Path.Combine(folder.Path, "polyglot.ipynb"));
        folder.Add("fine.ipynb", "1");

        var (exitCode, output, error) = await KernelProcess.RunAsync(folder.Path, "run", argument, "fine.ipynb", "--out", "results");

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith(expected, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "results")));
    }

    [Theory]
    [InlineData("--set", "count", "NAME=VALUE")]
    [InlineData("--set", "cuont=5", "They have: count")]
    [InlineData("--set", "count=many", "count is of type int")]
    [InlineData("--timeout", "0", "--timeout")]
    [InlineData("--timeout", "soon", "--timeout")]
    [InlineData("--sav", "", "--sav")]
    public async Task Run_OptionThatMakesNoSense_SaysSoInOneLine(string option, string value, string expected)
    {
        folder.Add("a.ipynb", "@int count = 1;");

        var (exitCode, _, error) = await KernelProcess.RunAsync(folder.Path, [.. (string[])["run", "a.ipynb", option, value]]);

        Assert.Equal(2, exitCode);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Run_OutputFolderThatCannotBeWritten_SaysSoInOneLine()
    {
        folder.Add("a.ipynb", "1");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "results"), "a file, no folder", TestContext.Current.CancellationToken);

        var (exitCode, _, error) = await KernelProcess.RunAsync(folder.Path, "run", "a.ipynb", "--out", "results");

        Assert.Equal(2, exitCode);
        Assert.Contains("--out", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Run_Interrupted_StopsTheChildrenAndLeavesTheNotebookThatWasThere()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends a POSIX signal.");
        Assert.SkipWhen(InterruptsAreIgnored(), "Started in the background by a shell: such a process, and all that it starts, ignores Ctrl+C. Run the tests in the foreground.");
        var path = folder.Add("a.ipynb", "Console.WriteLine(1);", """
            System.IO.File.WriteAllText("pid.part", $"{Environment.ProcessId}");
            System.IO.File.Move("pid.part", "pid");
            System.Threading.Thread.Sleep(-1);
            """);
        var before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var started = new TaskCompletionSource();
        using var written = new FileSystemWatcher(folder.Path, "pid");
        written.Renamed += (_, _) => started.TrySetResult();
        written.EnableRaisingEvents = true;

        using var kernel = KernelProcess.Start(folder.Path, "run", "a.ipynb", "--save", "--out", "results");
        await started.Task.WaitAsync(TestContext.Current.CancellationToken);
        await KernelProcess.SignalAsync(kernel, "-INT");
        await kernel.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, kernel.ExitCode);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        await ProcessAssert.EndsAsync(int.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Path, "pid"), TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture));
    }

    private static bool InterruptsAreIgnored()
    {
        const string mask = "SigIgn:";
        const ulong interrupt = 1UL << (2 - 1);
        return OperatingSystem.IsLinux()
            && Convert.ToUInt64(File.ReadLines("/proc/self/status").First(line => line.StartsWith(mask, StringComparison.Ordinal))[mask.Length..].Trim(), 16) is var ignored
            && (ignored & interrupt) != 0;
    }
}
