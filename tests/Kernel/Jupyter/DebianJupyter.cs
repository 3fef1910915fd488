using System.Diagnostics;
using ParallelAsync.Kernel.Jupyter;

namespace ParallelAsync.Tests.Kernel.Jupyter;

/// <summary>The system's own Jupyter, in folders of its own in which this kernel is installed.</summary>
internal sealed class DebianJupyter : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly JupyterHome home;

    public DebianJupyter()
    {
        home = new JupyterHome(folder);
        if (Python is null || !File.Exists(Command) || Run(Python, Path, ["-c", "import nbclient, jupyter_client"]).ExitCode != 0)
        {
            folder.Dispose();
            Assert.Skip("Jupyter's nbclient is not installed. On Debian and Ubuntu: apt-get install jupyter-core python3-nbclient");
        }

        using var output = new StringWriter();
        new KernelInstaller(new JupyterFolders(name => name == "JUPYTER_DATA_DIR" ? home.Data : null), output).Install(null, null);
    }

    /// <summary>A folder for the test's files.</summary>
    public string Path => folder.Path;

    private const string Command = "/usr/bin/jupyter";

    // Debian's own, which sees Debian's packages, even where another Python comes first.
    private static string? Python => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : null;

    /// <summary>Runs a Python script.</summary>
    public (int ExitCode, string Said) RunScript(string script, string workingFolder, params string[] arguments) => Run(Python!, workingFolder, ["-c", script, .. arguments]);

    /// <summary>Runs the command <c>jupyter</c>.</summary>
    public (int ExitCode, string Said) RunCommand(string workingFolder, params string[] arguments) => Run(Command, workingFolder, arguments);

    public void Dispose() => folder.Dispose();

    private (int ExitCode, string Said) Run(string program, string workingFolder, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = workingFolder, RedirectStandardError = true, RedirectStandardOutput = true };
        home.Set(start.Environment);
        using var process = Process.Start(start)!;
        using var stop = TestContext.Current.CancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.GetAwaiter().GetResult() + error);
    }
}
