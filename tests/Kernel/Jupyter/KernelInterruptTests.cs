namespace ParallelAsync.Tests.Kernel.Jupyter;

/// <summary>An interrupt reaches the kernel whatever its cell does, and the kernel keeps what it knows.</summary>
public sealed class KernelInterruptTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly JupyterClient client = shared.Client;

    [Theory]
    [InlineData("while (true) { }", "The cell was interrupted.")]
    [InlineData("await Task.Run(() => { while (true) { } });", "The cell was interrupted.")]
    [InlineData("System.Threading.Thread.Sleep(-1);", "The cell was interrupted.")]
    [InlineData("Console.ReadLine();", "The cell was interrupted.")]
    [InlineData("await Task.Delay(-1, Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken);", "The cell was interrupted.")]
    [InlineData("await new TaskCompletionSource().Task;", "was left behind")]
    // Every thread of the pool is blocked, and hundreds of items wait for one.
    [InlineData("var never = new System.Threading.ManualResetEvent(false);\nvar blocked = Enumerable.Range(0, 500).Select(_ => Task.Run(() => never.WaitOne())).ToArray();\nawait Task.WhenAll(blocked);", "was left behind")]
    // Inside compiled code, where no check stands.
    [InlineData("Enumerable.Repeat(1, int.MaxValue).SelectMany(one => Enumerable.Repeat(one, int.MaxValue)).LongCount();", "was left behind")]
    public async Task Interrupt_RunningCell_IsAnsweredAtOnceAndTheNextCellSeesWhatWasThere(string code, string message)
    {
        await client.ExecuteAsync("var kept = new List<string>();");
        var id = client.Send("execute_request", JupyterClient.Cell($"kept.Add(\"kept\");\nConsole.Write(\"started\");\n{code}", content => content["allow_stdin"] = true));
        await client.NextAsync("iopub", "stream");

        var interrupt = client.Send("interrupt_request", [], "control");

        Assert.Equal("ok", (await client.ReplyAsync(interrupt, "control")).Text("status"));
        var reply = await client.ReplyAsync(id);
        // The rest of a loaded machine may make a cell that would have stopped by itself slow enough to be left behind.
        Assert.Equal(("error", "System.OperationCanceledException"), (reply.Text("status"), reply.Text("ename")));
        Assert.StartsWith("The cell was interrupted.", reply.Text("evalue"), StringComparison.Ordinal);
        if (message == "was left behind")
        {
            Assert.Contains(message, reply.Text("evalue"), StringComparison.Ordinal);
        }

        var next = await client.ExecuteAsync("kept[0]");
        Assert.Equal("kept", next.Of("execute_result").Single().Data("text/plain"));
    }
}
