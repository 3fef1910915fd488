using System.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.EndToEnd;

/// <summary>All notebooks of the collection, as they are stored, converted once by Jupyter's own nbconvert.</summary>
public abstract class Nbconvert(string ending, params string[] options) : IAsyncLifetime
{
    // Debian's own, which sees Debian's packages, even where another Python comes first.
    private const string Command = "/usr/bin/jupyter-nbconvert";

    private readonly TemporaryFolder folder = new();
    private string? failure;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Command)) return;
        string[] given = [.. options, "--log-level=ERROR", "--output-dir", folder.Path, .. Repository.NotebookNames.Select(name => Path.Combine(Repository.Notebooks, name))];
        var start = new ProcessStartInfo(Command, given) { WorkingDirectory = Repository.Root, RedirectStandardError = true, RedirectStandardOutput = true };

        // Whoever runs the tests may have settings and templates of their own.
        foreach (var variable in (string[])["JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR"])
            start.Environment[variable] = folder.File("home");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (process.ExitCode != 0) failure = $"jupyter nbconvert ended with {process.ExitCode}:\n{await output}{error}";
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The file that was made of a notebook; skips the test where nbconvert is not installed.</summary>
    public string Convert(string name)
    {
        if (!File.Exists(Command)) Assert.Skip("Jupyter's nbconvert is not installed. On Debian and Ubuntu: apt-get install jupyter-nbconvert");
        Assert.Null(failure);
        return folder.File(Path.ChangeExtension(name, ending));
    }

    /// <summary>The same, parsed.</summary>
    internal IDocument Parse(string name) => new HtmlParser().ParseDocument(File.ReadAllText(Convert(name)));

    /// <summary>How many pictures and how many tables the outputs of some cells hold.</summary>
    internal static (int Pictures, int Tables) Count(IEnumerable<Cell> cells)
    {
        var outputs = cells.SelectMany(cell => cell.Outputs).Select(NotebookFixture.Data).OfType<MimeBundle>().ToList();
        return (outputs.Count(data => data["image/png"] is not null),
            outputs.Sum(data => data.Text("text/markdown")?.Split('\n').Count(line => line.StartsWith("| -", StringComparison.Ordinal) || line.StartsWith("| :-", StringComparison.Ordinal)) ?? 0));
    }
}
