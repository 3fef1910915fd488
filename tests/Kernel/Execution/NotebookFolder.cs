using System.Text.Json.Nodes;
using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Tests.Kernel.Execution;

/// <summary>A temporary folder with notebooks, and a way to run them as the command does.</summary>
internal sealed class NotebookFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("notebooks").FullName;

    /// <summary>A notebook of code cells for our kernel; the source of a parameters cell begins with an at sign.</summary>
    public static Notebook Of(params string[] cells)
    {
        var notebook = new Notebook();
        notebook.Metadata["kernelspec"] = new JsonObject { ["name"] = ".net-csharp", ["language"] = "C#", ["display_name"] = ".NET (C#)" };
        foreach (var source in cells)
        {
            var cell = new Cell(CellKind.Code, source.TrimStart('@'));
            if (source.StartsWith('@'))
            {
                cell.Metadata["tags"] = new JsonArray(ParameterCell.Tag);
            }

            notebook.Cells.Add(cell);
        }

        return notebook;
    }

    public string Add(string name, params string[] cells)
    {
        var path = System.IO.Path.Combine(Path, name);
        NotebookFile.Write(Of(cells), path);
        return path;
    }

    public Task<IReadOnlyList<NotebookRun>> RunAsync(RunOptions? options = null) => RunUntilAsync(_ => { }, options ?? new RunOptions(), TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<NotebookRun>> RunUntilAsync(Action<RunProgress> onCell, RunOptions options, CancellationToken cancellationToken)
    {
        var (notebooks, problems) = NotebookSource.Find([Path]);
        Assert.Empty(problems);
        return await new NotebookRunner(options, TimeProvider.System).RunAsync(notebooks, new Reporter(onCell), _ => { }, cancellationToken);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private sealed class Reporter(Action<RunProgress> onCell) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => onCell(value);
    }
}
