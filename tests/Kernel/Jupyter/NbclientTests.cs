using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Tests.Kernel.Execution;
using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.Kernel.Jupyter;

/// <summary>Every notebook of the collection through Jupyter's own client, at the sizes of the other tests.</summary>
public sealed class NbclientTests : IDisposable
{
    private const string Execute = """
        import sys, nbformat, nbclient
        source, result, folder = sys.argv[1:]
        nb = nbformat.read(source, as_version=4)
        nbclient.NotebookClient(nb, timeout=600, startup_timeout=300, resources={"metadata": {"path": folder}}).execute()
        nbformat.validate(nb)
        nbformat.write(nb, result)
        """;

    private readonly DebianJupyter jupyter = new();

    public static TheoryData<string> Names => [.. Repository.NotebookNames];

    public void Dispose() => jupyter.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Nbclient_Notebook_RunsToItsEndAndItsOutputsFollowTheRules(string name)
    {
        var source = Path.Combine(jupyter.Path, name);
        NotebookFile.Write(Small(name), source);
        var result = Path.Combine(jupyter.Path, "result.ipynb");

        var (exitCode, said) = jupyter.RunScript(Execute, jupyter.Path, source, result, Repository.Notebooks);

        Assert.True(exitCode == 0, said);
        var cells = NotebookFile.Read(result).Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        Assert.Equal(Enumerable.Range(1, cells.Count), cells.Select(cell => cell.ExecutionCount ?? 0));
        OutputRules.Check([.. cells.SelectMany(cell => cell.Outputs)]);
        Assert.NotEmpty(cells.SelectMany(cell => cell.Outputs));
    }

    [Fact]
    public void JupyterExecute_Notebook_RunsAsAReaderRunsIt()
    {
        // A copy, because some versions of the command write the outputs into the notebook.
        var notebooks = Repository.MakeNotebooks(jupyter.Path);
        var notebook = Small("02-toast.ipynb");
        notebook.Cells.Add(new Cell(CellKind.Code, "File.WriteAllText(\"finished\", \"\");"));
        NotebookFile.Write(notebook, Path.Combine(notebooks, "02-toast.ipynb"));

        var (exitCode, said) = jupyter.RunCommand(notebooks, "execute", "02-toast.ipynb");

        Assert.True(exitCode == 0, said);
        Assert.True(File.Exists(Path.Combine(notebooks, "finished")));
    }

    [Fact]
    public void JupyterExecute_CellThatFails_IsReportedWithItsLine()
    {
        NotebookFile.Write(NotebookFolder.Of("var x = 0;\nConsole.Write(1 / x);"), Path.Combine(jupyter.Path, "failing.ipynb"));

        var (exitCode, said) = jupyter.RunCommand(jupyter.Path, "execute", "failing.ipynb");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("DivideByZeroException", said, StringComparison.Ordinal);
        Assert.Contains("Console.Write(1 / x);", said, StringComparison.Ordinal);
    }

    /// <summary>A notebook with the parameters that its own tests give it.</summary>
    private static Notebook Small(string name)
    {
        var fixture = typeof(NotebookFixture).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(NotebookFixture)) && !type.IsAbstract)
            .Select(type => (NotebookFixture)Activator.CreateInstance(type)!)
            .SingleOrDefault(fixture => fixture.Name == name);
        Assert.True(fixture is not null, $"{name} has no tests of its own that say at which size to run it.");
        return NotebookFixture.Read(name, fixture.Parameters);
    }
}
