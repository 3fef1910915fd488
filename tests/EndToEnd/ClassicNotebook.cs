using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.EndToEnd;

/// <summary>The classic Jupyter Notebook of this machine with our kernel, started once for all tests that need it.</summary>
/// <remarks>Its settings, its kernels and its notebooks lie in a folder that is gone afterwards; the notebooks find the library beside themselves, as in the project.</remarks>
public sealed class ClassicNotebook : IAsyncLifetime
{
    private const int Attempts = 3;

    private readonly TemporaryFolder folder = new();
    private readonly string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private Process? server;

    /// <summary>The address of the server; null where Jupyter Notebook is not installed.</summary>
    public Uri? Address { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(folder.File("notebooks"));
        if (Find() is not { } program) return;
        Directory.CreateSymbolicLink(folder.File("artifacts"), Path.Combine(Repository.Root, "artifacts"));
        File.Copy(Path.Combine(Repository.Notebooks, "setup.cs"), folder.File("notebooks/setup.cs"));
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

    /// <summary>Copies a notebook of the collection, without its outputs and with other parameters.</summary>
    public void Copy(string name, params string[] parameters)
    {
        var notebook = NotebookFile.Read(Path.Combine(Repository.Notebooks, name));
        var overrides = ParameterOverrides.For(ParameterCell.Of(notebook), [.. parameters.Select(Parameter.Parse)]);
        foreach (Cell cell in notebook.Cells)
        {
            cell.Outputs.Clear();
            cell.ExecutionCount = null;
            if (cell == overrides.Cell) cell.Source += $"\n{overrides.Code}";
        }

        NotebookFile.Write(notebook, folder.File($"notebooks/{name}"));
    }

    /// <summary>Makes a notebook of a few code cells.</summary>
    public void Make(string name, params string[] cells)
    {
        var notebook = new Notebook();
        notebook.Metadata["kernelspec"] = new JsonObject { ["name"] = ".net-csharp", ["language"] = "C#", ["display_name"] = ".NET (C#)" };
        notebook.Cells.AddRange(cells.Select(source => new Cell(CellKind.Code, source)));
        NotebookFile.Write(notebook, folder.File($"notebooks/{name}"));
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(path => Path.Combine(path, "jupyter-notebook"))
        .FirstOrDefault(File.Exists);

    private async Task InstallKernelAsync()
    {
        using Process install = Process.Start(Start(DotNetHost.Path, "exec", typeof(NotebookRunner).Assembly.Location, "install", "--prefix", folder.File("prefix")))!;
        var said = await Task.WhenAll(install.StandardOutput.ReadToEndAsync(), install.StandardError.ReadToEndAsync());
        await install.WaitForExitAsync();
        Assert.True(install.ExitCode == 0, string.Concat(said));
    }

    private async Task StartAsync(string program, bool isLast)
    {
        var port = FreePort();
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
        start.Environment["JUPYTER_CONFIG_DIR"] = folder.File("config");
        start.Environment["JUPYTER_DATA_DIR"] = folder.File("data");
        start.Environment["JUPYTER_RUNTIME_DIR"] = folder.File("runtime");
        start.Environment["JUPYTER_PATH"] = folder.File("prefix/share/jupyter");
        start.Environment["IPYTHONDIR"] = folder.File("ipython");
        start.Environment["PARALLELASYNC_TIMINGS"] = folder.File("timings");
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
