using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Tests.Hosts;
using ParallelAsync.Tests.Kernel.Execution;
using ParallelAsync.Tests.Kernel.Jupyter;
using ParallelAsync.Tests.Kernel.Terminal;
using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.EndToEnd;

/// <summary>The classic Jupyter Notebook of this machine with our kernel, started once for all tests that need it.</summary>
/// <remarks>Its settings, its kernels and its notebooks lie in a folder that is gone afterwards; the notebooks find the library beside themselves, as in the project.</remarks>
public sealed class ClassicNotebook : IAsyncLifetime
{
    private const int Attempts = 3;

    private readonly TemporaryFolder folder = new();
    private readonly JupyterHome home;
    private readonly string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private Process? server;

    public ClassicNotebook() => home = new JupyterHome(folder);

    /// <summary>The address of the server; null where Jupyter Notebook is not installed.</summary>
    public Uri? Address { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Repository.MakeNotebooks(folder.Path);
        if (Command.Find("jupyter-notebook") is not { } program) return;
        await InstallKernelAsync();
        for (var attempt = 1; Address is null; attempt++)
        {
            await StartAsync(program, isLast: attempt == Attempts);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            // The kernels too: nobody is left to shut them down.
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
            server.Dispose();
        }

        folder.Dispose();
    }

    /// <summary>Opens a notebook with its kernel; skips the test where there is no Jupyter Notebook or no browser.</summary>
    public async Task<NotebookTab> OpenAsync(Chromium chromium, string name, int width = 1280)
    {
        if (Address is null) Assert.Skip("No Jupyter Notebook on the PATH. On Debian: apt-get install jupyter-notebook");
        var tab = new NotebookTab(await chromium.OpenAsync(width, server: Address));
        await tab.GoToAsync(new Uri(Address!, $"notebooks/{name}?token={token}"));
        return tab;
    }

    /// <summary>Copies a notebook of the collection, with other parameters.</summary>
    public void Copy(string name, params string[] parameters) => Write(name, NotebookFixture.Read(name, [.. parameters.Select(Parameter.Parse)]));

    /// <summary>Makes a notebook of a few code cells.</summary>
    public void Make(string name, params string[] cells) => Write(name, NotebookFolder.Of(cells));

    private void Write(string name, Notebook notebook) => NotebookFile.Write(notebook, folder.File($"notebooks/{name}"));

    private async Task InstallKernelAsync()
    {
        var (exitCode, output, error) = await KernelProcess.RunAsync(folder.Path, Set, "install", "--prefix", folder.File("prefix"));
        Assert.True(exitCode == 0, output + error);
    }

    private async Task StartAsync(string program, bool isLast)
    {
        var port = FreePorts.Find(1)[0];
        server = new Process
        {
            StartInfo = Start(
                program, "--ip=127.0.0.1", $"--port={port}", "--port-retries=0", "--no-browser", "--allow-root",
                $"--NotebookApp.token={token}", $"--notebook-dir={folder.File("notebooks")}"),
        };
        var said = new StringBuilder();
        var isReady = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, line) =>
        {
            said.AppendLine(line.Data);
            if (line.Data is null) isReady.TrySetResult(false);
            else if (line.Data.Contains("is running at", StringComparison.Ordinal)) isReady.TrySetResult(true);
        };
        server.Start();
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        if (await isReady.Task)
        {
            Address = new Uri($"http://127.0.0.1:{port}/");
        }
        else
        {
            // Somebody else may have taken the port before the server did.
            server.Dispose();
            Assert.False(isLast, $"Jupyter Notebook does not start:\n{said}");
        }
    }

    private ProcessStartInfo Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        Set(start.Environment);
        return start;
    }

    private void Set(IDictionary<string, string?> environment)
    {
        home.Set(environment);
        environment["JUPYTER_PATH"] = folder.File("prefix/share/jupyter");
        environment["IPYTHONDIR"] = folder.File("ipython");
        environment["PARALLELASYNC_TIMINGS"] = folder.File("timings");
    }
}
