using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Tests.Kernel.Execution;

namespace ParallelAsync.Tests.Kernel.Terminal;

/// <summary>The command <c>exercises</c>, run as a process of its own.</summary>
public sealed class ExercisesCommandTests : IDisposable
{
    private const string Source = "# ★☆☆ A sum\n\nAdd up.\n\n## Stub: nothing\n\n```csharp\n0\n```\n\n## Check\n\n```csharp\n1\n```\n\n## Hint\n\nAdd.\n\n## Solution\n\n```csharp\n2\n```\n";

    private readonly NotebookFolder folder = new();
    private readonly string notebook;
    private readonly string source;

    public ExercisesCommandTests()
    {
        notebook = folder.Add("02-a.ipynb", "\"work\"");
        Directory.CreateDirectory(Path.Combine(folder.Path, "exercises"));
        source = Path.Combine(folder.Path, "exercises", "02-1-sum.md");
        File.WriteAllText(source, Source);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Exercises_Check_SaysWhatDiffersAndChangesNothing()
    {
        var before = await File.ReadAllBytesAsync(notebook, TestContext.Current.CancellationToken);

        var (exitCode, output, _) = await KernelProcess.RunAsync(folder.Path, "exercises", ".", "--check");

        Assert.Equal(1, exitCode);
        Assert.Contains("02-a.ipynb: exercises, exercise-sum-text, exercise-sum, exercise-sum-check", output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(notebook, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Exercises_Written_AreAsTheirSourcesHaveThem()
    {
        var (written, _, _) = await KernelProcess.RunAsync(folder.Path, "exercises", ".");
        var (checkedAfter, output, _) = await KernelProcess.RunAsync(folder.Path, "exercises", ".", "--check");

        Assert.Equal((0, 0), (written, checkedAfter));
        Assert.Equal("All exercises are as their sources have them.", output.Trim());
        Assert.Equal(["\"work\"", "0", "1"], NotebookFile.Read(notebook).Cells.Where(cell => cell.Kind == CellKind.Code).Select(cell => cell.Source));
    }

    [Fact]
    public async Task Exercises_BadSource_EndsWithTwoAndNamesTheFile()
    {
        await File.WriteAllTextAsync(source, "# A sum", TestContext.Current.CancellationToken);

        var (exitCode, _, error) = await KernelProcess.RunAsync(folder.Path, "exercises", ".");

        Assert.Equal(2, exitCode);
        Assert.StartsWith("02-1-sum.md: the first line should be a heading of three stars", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exercises_NoSuchFolder_EndsWithTwoAndSaysWhatToDo()
    {
        var (exitCode, _, error) = await KernelProcess.RunAsync(folder.Path, "exercises", "elsewhere");

        Assert.Equal((2, "There is no folder elsewhere. Name the folder of the notebooks."), (exitCode, error.Trim()));
    }
}
