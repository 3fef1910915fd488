using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Tests.Kernel.Execution;

/// <summary>What an interrupt does to a cell, and what it leaves.</summary>
[Collection("Sessions")]
public sealed class InterruptTests : IDisposable
{
    private const string Started = "Console.Write(\"started\");\n";

    // Long enough that no cell which stops by itself is ever left behind.
    private readonly SessionFixture session = new(grace: TimeSpan.FromHours(1));

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true) ;")]
    [InlineData("do i++; while (true);")]
    [InlineData("for (;;) for (;;) i++;")]
    [InlineData("IEnumerable<int> Endless() { while (true) yield return 1; }\nforeach (var one in Endless()) i += one;")]
    [InlineData("foreach (var (a, b) in Enumerable.Repeat((1, 2), int.MaxValue)) foreach (var (c, d) in Enumerable.Repeat((1, 2), int.MaxValue)) i += c;")]
    [InlineData("again: i++; goto again;")]
    [InlineData("long Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);\nFib(90)")]
    [InlineData("void Hanoi(int n) { if (n > 0) { Hanoi(n - 1); Hanoi(n - 1); } }\nHanoi(60);")]
    [InlineData("class Slow { public static long Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2); }\nSlow.Fib(90)")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Select(n => { return n.ToString().Length; }).Sum(n => (long)n) + Enumerable.Range(0, int.MaxValue).Select(n => { return n.ToString().Length; }).Sum(n => (long)n)")]
    [InlineData("Parallel.For(0, 4, n => { while (true) { } });")]
    [InlineData("await Task.Run(() => { while (true) { } });")]
    [InlineData("await Task.Yield();\nwhile (true) { }")]
    [InlineData("try { while (true) { } } catch (InvalidOperationException) { }")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("Task.Delay(-1).Wait();")]
    [InlineData("new System.Threading.SemaphoreSlim(0).Wait();")]
    [InlineData("lock (earlier) System.Threading.Monitor.Wait(earlier);")]
    [InlineData("await Task.Delay(-1, Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken);")]
    [InlineData("await foreach (var one in Slowly()) { }\nasync IAsyncEnumerable<int> Slowly() { while (true) { await Task.Yield(); yield return 1; } }")]
    [InlineData("Console.ReadLine();")]
    [InlineData("await GetInputAsync(\"?\");")]
    public async Task Interrupt_CellThatSpinsOrWaits_StopsItAndKeepsWhatItHadAssigned(string code)
    {
        await session.RunAsync("var earlier = new List<int>();");

        var failure = await session.InterruptAsync($"int i = 41; earlier.Add(1);\n{Started}{code}", allowsInput: true);

        Assert.Equal(("System.OperationCanceledException", "The cell was interrupted."), (failure.Name, failure.Message));
        Assert.Contains(">1<", await session.ResultAsync("earlier.Count", "text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupt_Loop_KeepsTheVariablesOfTheCellItself()
    {
        await session.InterruptAsync($"int i = 41;\n{Started}while (true) {{ i = 42; }}");

        Assert.Contains(">42<", await session.ResultAsync("i", "text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupt_Loop_NamesItsLine()
    {
        var failure = await session.InterruptAsync($"{Started}\nwhile (true)\n{{\n}}");

        Assert.Equal(["The cell was interrupted.", "   at cell 1, line 4: {"], failure.Traceback);
    }

    [Fact]
    public async Task Interrupt_BeforeTheCellBegins_RunsNothingOfIt()
    {
        var events = await session.RunUntilAsync("Console.Write(\"ran\");", new CancellationToken(canceled: true));

        Assert.Equal("The cell was interrupted.", Assert.IsType<CellFailure>(Assert.Single(events)).Message);
    }

    [Fact]
    public async Task Interrupt_CellThatEndsWellAllTheSame_Succeeds()
    {
        using var interrupt = new CancellationTokenSource();
        var events = await session.RunAsync(
            new CellRequest(0, "try { Console.Write(\"x\"); while (true) { } } catch (OperationCanceledException) { }\n\"tidied up\""), _ => interrupt.Cancel(), interrupt.Token);

        Assert.Equal("tidied up", Assert.Single(events.OfType<CellResult>()).Values[0].Value);
    }

    [Fact]
    public async Task Interrupt_NextCell_RunsItsLoopsAndWaits()
    {
        await session.InterruptAsync($"{Started}System.Threading.Thread.Sleep(-1);");

        Assert.Equal("0123456789", await session.ResultAsync(
            "var text = \"\";\nfor (var n = 0; n < 10; n++) text += n;\nTask.Delay(1).Wait();\nawait Task.Delay(1);\ntext"));
    }

    [Fact]
    public async Task Interrupt_ThreadOfThePool_MeetsNoOtherWork()
    {
        for (var round = 0; round < 20; round++)
        {
            await session.InterruptAsync($"{Started}System.Threading.Thread.Sleep(-1);");
            // Every thread of the pool waits once: one that still carried an interrupt would throw.
            await session.ResultAsync("Parallel.For(0, 8, _ => System.Threading.Thread.Sleep(1));\n\"\"");
        }
    }

    [Fact]
    public async Task Interrupt_AwaitOfWhatCannotBeCancelled_LeavesTheCellBehindAndTheSessionGoesOn()
    {
        using var impatient = new SessionFixture(grace: TimeSpan.FromMilliseconds(1));
        await impatient.RunAsync("var door = new TaskCompletionSource(); var passed = new TaskCompletionSource(); var kept = \"kept\";");

        var failure = await impatient.InterruptAsync($"{Started}var lost = 1;\nawait door.Task;\nConsole.Write(\"late\"); display(\"late\");\nkept = \"changed\"; passed.SetResult();");

        Assert.Same(FailureReport.LeftBehind, failure);
        Assert.Equal("kept", await impatient.ResultAsync("kept"));
        // It goes on in the background, unheard; what it declared never comes.
        Assert.Equal(["changed"], (await impatient.RunAsync("door.SetResult(); await passed.Task;\nkept")).Select(shown => Assert.IsType<CellResult>(shown).Values[0].Value));
        Assert.Contains("CS0103", (await impatient.FailureAsync("lost")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupt_CellLeftBehind_StopsAtItsNextLoop()
    {
        using var impatient = new SessionFixture(grace: TimeSpan.FromMilliseconds(1));
        await impatient.RunAsync("var door = new TaskCompletionSource(); var end = new TaskCompletionSource<string>();");
        await impatient.InterruptAsync($"{Started}try {{ await door.Task; while (true) {{ }} }} catch (Exception e) {{ end.SetResult(e.GetType().Name); }}");

        Assert.Equal("OperationCanceledException", await impatient.ResultAsync("door.SetResult();\nawait end.Task"));
    }
}
