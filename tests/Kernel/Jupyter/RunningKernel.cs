using System.Diagnostics;
using System.Text.Json.Nodes;
using ParallelAsync.Tests.Kernel.Terminal;

namespace ParallelAsync.Tests.Kernel.Jupyter;

/// <summary>A kernel as Jupyter starts it: a process, a connection file, a folder with a notebook in it.</summary>
internal sealed class RunningKernel : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<JupyterClient> clients = [];

    public RunningKernel(Action<JsonObject>? change = null, Action<IDictionary<string, string?>>? environment = null)
    {
        Connection = NewConnection();
        change?.Invoke(Connection);
        Directory.CreateDirectory(folder.File("notebooks"));
        Process = KernelProcess.Start(folder.File("notebooks"), environment ?? (_ => { }), "jupyter", folder.WriteText("connection.json", Connection.ToJsonString()));
        Errors = Process.StandardError.ReadToEndAsync();
        Output = Process.StandardOutput.ReadToEndAsync();
    }

    public Process Process { get; }

    public JsonObject Connection { get; }

    /// <summary>The folder in which the kernel was started, which is where its notebook lies.</summary>
    public string Notebooks => folder.File("notebooks");

    /// <summary>What the kernel wrote to its console by its end.</summary>
    public Task<string> Errors { get; }

    public Task<string> Output { get; }

    public static JsonObject NewConnection()
    {
        var ports = FreePorts.Find(5);
        return new JsonObject
        {
            ["transport"] = "tcp",
            ["ip"] = "127.0.0.1",
            ["key"] = Guid.NewGuid().ToString("N"),
            ["signature_scheme"] = "hmac-sha256",
            ["kernel_name"] = ".net-csharp",
            ["shell_port"] = ports[0],
            ["control_port"] = ports[1],
            ["stdin_port"] = ports[2],
            ["iopub_port"] = ports[3],
            ["hb_port"] = ports[4],
        };
    }

    /// <summary>How a client is told to reach this kernel, with another value in one place.</summary>
    public JsonObject ConnectionWith(string name, string value)
    {
        var connection = Connection.DeepClone().AsObject();
        connection[name] = value;
        return connection;
    }

    /// <summary>A client that may be the first of several.</summary>
    public JupyterClient Connect(bool subscribes = true)
    {
        var client = new JupyterClient(Connection, subscribes);
        clients.Add(client);
        return client;
    }

    /// <summary>A client whose subscription has arrived.</summary>
    public async Task<JupyterClient> ConnectAsync()
    {
        var client = Connect();
        Assert.Equal("iopub_welcome", (await client.NextAsync("iopub")).Type);
        return client;
    }

    /// <summary>Waits until the kernel has ended by itself.</summary>
    public async Task<int> ExitAsync()
    {
        await Process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(JupyterClient.Limit, TestContext.Current.CancellationToken);
        return Process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        if (!Process.HasExited)
        {
            Process.Kill(entireProcessTree: true);
        }

        await Process.WaitForExitAsync();
        Process.Dispose();
        folder.Dispose();
    }
}

/// <summary>One kernel and one client for all tests of a class.</summary>
public sealed class SharedKernel : IAsyncLifetime
{
    private RunningKernel? kernel;
    private JupyterClient? client;

    internal RunningKernel Kernel => kernel!;

    internal JupyterClient Client => client!;

    public async ValueTask InitializeAsync()
    {
        kernel = new RunningKernel();
        client = await kernel.ConnectAsync();
    }

    public ValueTask DisposeAsync() => kernel!.DisposeAsync();
}
