using System.Diagnostics;
using System.Text.Json.Nodes;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Tests.Kernel.Notebooks;

/// <summary>Jupyter's own library judges what we write.</summary>
public sealed class JupyterLibraryTests : IDisposable
{
    private const string Validate = """
        import sys, warnings
        warnings.simplefilter("error")
        import nbformat
        for path in sys.argv[1:]:
            with open(path, encoding="utf-8") as f: text = f.read()
            nb = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
            nbformat.validate(nb)
            if nbformat.writes(nb, version=nbformat.NO_CONVERT) + "\n" != text: sys.exit(path + ": Jupyter would save other bytes")
        """;

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> ValidFixtures => [.. Fixtures.Names.Select(row => row.Data).Where(name => !name.Contains("unknown", StringComparison.Ordinal))];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Write_NewNotebook_IsValidAndLaidOutAsJupyterDoes()
    {
        var notebook = new Notebook();
        notebook.Metadata["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" };
        notebook.Cells.Add(new Cell(CellKind.Markdown, "# Größe 😀\n\n$x^2$"));
        notebook.Cells.Add(new Cell(CellKind.Raw, ""));
        notebook.Cells.Add(new Cell(CellKind.Code, "Console.WriteLine(1);\r\n2")
        {
            ExecutionCount = 7,
            Outputs =
            {
                new StreamOutput("stdout", "10 %\r20 %\n\e[31mred\e[0m\u2028"),
                new DisplayOutput(new MimeBundle { ["application/vnd.plotly.v1+json"] = new JsonObject { ["data"] = new JsonArray() }, ["image/png"] = "iVBORw0KGgo=", ["text/plain"] = "a\nb" }, []),
                new ResultOutput(7, new MimeBundle { ["text/plain"] = "2" }, new JsonObject { ["isolated"] = true }),
                new ErrorOutput("FormatException", "bad", ["\e[91mFormatException\e[0m", "at cell"]),
            },
        });
        NotebookFile.Write(notebook, folder.File("new.ipynb"));

        Judge(folder.File("new.ipynb"));
    }

    [Theory]
    [MemberData(nameof(ValidFixtures))]
    public void Write_NotebookReadAndGivenOutputs_IsValid(string name)
    {
        Notebook notebook = NotebookFile.Read(Fixtures.FullPath(name));
        foreach (Cell cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            cell.ExecutionCount = 9;
            cell.Outputs.Clear();
            cell.Outputs.Add(new StreamOutput("stderr", "x\n"));
        }

        // A source that stays one string is valid, but Jupyter would save it as lines: give each cell another.
        foreach (Cell cell in notebook.Cells) cell.Source += "\nend";
        NotebookFile.Write(notebook, folder.File(name));

        Judge(folder.File(name), sorted: name.StartsWith("v4.0", StringComparison.Ordinal));
    }

    private static void Judge(string path, bool sorted = false)
    {
        // Jupyter sorts members; a notebook that came unsorted is kept so, hence only validated.
        var script = sorted ? Validate[..Validate.IndexOf("    if nbformat", StringComparison.Ordinal)] : Validate;
        if (Run("import nbformat").ExitCode != 0) Assert.Skip("Python's nbformat is not installed. On Debian and Ubuntu: apt-get install python3-nbformat");
        (var exitCode, var error) = Run(script, path);
        Assert.True(exitCode == 0, error);
    }

    private static (int ExitCode, string Error) Run(string script, params string[] arguments)
    {
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        var start = new ProcessStartInfo(python, ["-c", script, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        try
        {
            using Process process = Process.Start(start)!;
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, error);
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            return (-1, error.Message);
        }
    }
}
