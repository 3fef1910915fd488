using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ParallelAsync.Kernel.Jupyter;
using ParallelAsync.Tests.Kernel.Terminal;

namespace ParallelAsync.Tests.Kernel.Jupyter;

/// <summary>How a kernel starts and ends.</summary>
public sealed class KernelLifeTests
{
    [Theory]
    [InlineData("control", false)]
    [InlineData("control", true)]
    [InlineData("shell", false)]
    public async Task Shutdown_Request_IsAnsweredAndToldToAllAndEndsTheProcesses(string channel, bool restart)
    {
        await using var kernel = new RunningKernel();
        var client = await kernel.ConnectAsync();
        var other = await kernel.ConnectAsync();
        var cells = await ProcessOfCellsAsync(client);

        var exchange = await client.RequestAsync("shutdown_request", new JsonObject { ["restart"] = restart }, channel);

        Assert.Equal(("shutdown_reply", "ok", restart), (exchange.Reply!.Type, exchange.Status, exchange.Reply.Content["restart"]!.GetValue<bool>()));
        Assert.Equal("shutdown_reply", Assert.Single(exchange.Published).Type);
        await other.NextAsync("iopub", "shutdown_reply");
        Assert.Equal(0, await kernel.ExitAsync());
        await ProcessAssert.EndsAsync(cells);
        Assert.Equal(("", ""), (await kernel.Errors, await kernel.Output));
    }

    [Fact]
    public async Task Shutdown_WhileACellSpins_EndsItWithItsChildren()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Starts the command sleep.");
        await using var kernel = new RunningKernel();
        var client = await kernel.ConnectAsync();
        client.Send("execute_request", JupyterClient.Cell("var child = System.Diagnostics.Process.Start(\"sleep\", \"1000\");\nConsole.Write(child.Id);\nwhile (true) { }"));
        var shown = await client.NextAsync("iopub", "stream");

        var reply = await client.ReplyAsync(client.Send("shutdown_request", new JsonObject { ["restart"] = false }, "control"), "control");

        Assert.Equal("ok", reply.Text("status"));
        Assert.Equal(0, await kernel.ExitAsync());
        await ProcessAssert.EndsAsync(int.Parse(shown.Text("text"), CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Environment.Exit(3);", "exit code 3")]
    [InlineData("int Deep(int n) => 1 + Deep(n + 1);\nDeep(0)", "stack overflow")]
    public async Task Execute_CellThatKillsItsProcess_FailsAndTheNextCellRunsInANewOne(string code, string reason)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && reason != "exit code 3", "The exit code of a stack overflow differs.");
        await using var kernel = new RunningKernel();
        var client = await kernel.ConnectAsync();
        var before = await ProcessOfCellsAsync(client);
        await client.ExecuteAsync("var lost = 1;");

        var exchange = await client.ExecuteAsync(code);

        Assert.Equal(("error", "ProcessEnded"), (exchange.Status, exchange.Reply!.Text("ename")));
        Assert.Contains(reason, exchange.Reply.Text("evalue"), StringComparison.Ordinal);
        Assert.Contains("run the notebook again from its top", exchange.Reply.Text("evalue"), StringComparison.Ordinal);
        Assert.NotEqual(before, await ProcessOfCellsAsync(client));
        Assert.Contains("CS0103", (await client.ExecuteAsync("lost")).Reply!.Text("evalue"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ClientThatListensLate_HearsThatTheKernelIsIdle()
    {
        await using var kernel = new RunningKernel();
        var client = kernel.Connect(subscribes: false);
        var id = client.Send("kernel_info_request", []);
        await client.ReplyAsync(id);

        client.Subscribe();

        Assert.Equal("iopub_welcome", (await client.NextAsync("iopub")).Type);
        Assert.Equal("busy", (await client.NextAsync("iopub")).Text("execution_state"));
        var idle = await client.NextAsync("iopub");
        Assert.Equal(("idle", id), (idle.Text("execution_state"), idle.ParentId));
    }

    [Fact]
    public async Task Start_EveryClient_IsWelcomedAndHearsTheOthersCells()
    {
        await using var kernel = new RunningKernel();
        var first = await kernel.ConnectAsync();
        var second = kernel.Connect();

        var welcome = await second.NextAsync("iopub");
        Assert.Equal(("iopub_welcome", "", ""), (welcome.Type, welcome.Text("subscription"), welcome.Topic));
        Assert.Empty(welcome.Parent);

        var id = first.Send("execute_request", JupyterClient.Cell("Console.Write(\"to all\");"));
        Assert.Equal(["execute_input", "stream"], (await second.PublishedAsync(id)).Select(message => message.Type));
    }

    [Fact]
    public async Task Start_SecondClientWithItsOwnReplies_GetsThoseAlone()
    {
        await using var kernel = new RunningKernel();
        var (first, second) = (await kernel.ConnectAsync(), await kernel.ConnectAsync());

        var (a, b) = (first.Send("kernel_info_request", []), second.Send("kernel_info_request", []));

        Assert.Equal(a, (await first.NextAsync("shell")).ParentId);
        Assert.Equal(b, (await second.NextAsync("shell")).ParentId);
    }

    [Fact]
    public async Task Start_InTheNotebooksFolder_FindsItsFilesThere()
    {
        await using var kernel = new RunningKernel();
        await File.WriteAllTextAsync(Path.Combine(kernel.Notebooks, "setup.cs"), "var fromSetup = \"imported\";", TestContext.Current.CancellationToken);
        var library = Path.GetRelativePath(kernel.Notebooks, typeof(ParallelAsync.Charts.Table).Assembly.Location);
        var client = await kernel.ConnectAsync();

        var exchange = await client.ExecuteAsync($$"""
            #r "{{library}}"
            #!import setup.cs
            using System.IO;
            Console.Write($"{typeof(ParallelAsync.Charts.Table).Name} {fromSetup} {Path.GetFileName(Directory.GetCurrentDirectory())}");
            """);

        Assert.Equal("Table imported notebooks", exchange.Stream("stdout"));
    }

    [Fact]
    public async Task Execute_ChildProcessAndNativeOutput_AreShownUnderTheCell()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Starts a POSIX shell.");
        await using var kernel = new RunningKernel();
        var client = await kernel.ConnectAsync();

        var exchange = await client.ExecuteAsync("using (var shell = System.Diagnostics.Process.Start(\"sh\", new[] { \"-c\", \"echo out; echo err >&2\" })) shell.WaitForExit();");

        Assert.Equal(("out\n", "err\n"), (exchange.Stream("stdout"), exchange.Stream("stderr")));
    }

    [Fact]
    public async Task Start_ParentThatDies_TakesTheKernelWithIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There the parent is named by a handle that it passes on.");
        using var parent = Process.Start("sleep", "1000");
        await using var kernel = new RunningKernel(environment: variables => variables["JPY_PARENT_PID"] = parent.Id.ToString(CultureInfo.InvariantCulture));
        var client = await kernel.ConnectAsync();
        var cells = await ProcessOfCellsAsync(client);

        parent.Kill();
        await parent.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, await kernel.ExitAsync());
        await ProcessAssert.EndsAsync(cells);
        Assert.Contains("is gone", await kernel.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signal_Interrupt_StopsTheCellAndNotTheKernel()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends POSIX signals.");
        await using var kernel = new RunningKernel();
        var client = await kernel.ConnectAsync();
        var id = client.Send("execute_request", JupyterClient.Cell("Console.Write(\"started\");\nwhile (true) { }"));
        await client.NextAsync("iopub", "stream");

        await KernelProcess.SignalAsync(kernel.Process, "-INT");

        Assert.Equal("error", (await client.ReplyAsync(id)).Text("status"));
        Assert.Equal("ok", (await client.ExecuteAsync("1")).Status);

        await KernelProcess.SignalAsync(kernel.Process, "-TERM");
        Assert.Equal(0, await kernel.ExitAsync());
    }

    [Theory]
    [InlineData("transport", "ipc", "speaks tcp only")]
    [InlineData("signature_scheme", "hmac-md5", "hmac-sha256 only")]
    [InlineData("key", "", "holds no key")]
    [InlineData("shell_port", 0, "shell_port should be a port")]
    [InlineData("hb_port", "12", "hb_port should be a port")]
    public async Task Start_ConnectionThatCannotBe_SaysWhyInOneLine(string name, object value, string expected)
    {
        await using var kernel = new RunningKernel(connection => connection[name] = value is int number ? number : (string)value);

        Assert.Equal(2, await kernel.ExitAsync());
        var error = await kernel.Errors;
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Start_PortThatIsTaken_SaysSoInOneLine()
    {
        await using var first = new RunningKernel();
        await first.ConnectAsync();
        await using var second = new RunningKernel(connection => connection["iopub_port"] = first.Connection["iopub_port"]!.GetValue<int>());

        Assert.Equal(2, await second.ExitAsync());
        var error = await second.Errors;
        Assert.Contains("cannot listen on 127.0.0.1", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Start_AddressThatOthersReach_Warns()
    {
        await using var kernel = new RunningKernel(connection => connection["ip"] = "0.0.0.0");
        using var client = new JupyterClient(kernel.ConnectionWith("ip", "127.0.0.1"));
        await client.NextAsync("iopub");
        await client.RequestAsync("shutdown_request", [], "control");
        await kernel.ExitAsync();

        Assert.Contains("it listens on 0.0.0.0", await kernel.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.5.5.5", true)]
    [InlineData("localhost", true)]
    [InlineData("::1", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("*", false)]
    [InlineData("192.168.1.2", false)]
    [InlineData("example.org", false)]
    public void IsLoopback_Address_IsKnown(string ip, bool expected) =>
        Assert.Equal(expected, new ConnectionInfo(ip, new Dictionary<Channel, int>(), "k").IsLoopback);

    private static async Task<int> ProcessOfCellsAsync(JupyterClient client) =>
        int.Parse((await client.ExecuteAsync("Console.Write(Environment.ProcessId);")).Stream("stdout"), CultureInfo.InvariantCulture);
}
