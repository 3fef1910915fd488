using System.Text.RegularExpressions;
using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.Kernel.Jupyter;

/// <summary>No cell behaves differently in the headless runner and in the Jupyter kernel.</summary>
public sealed partial class RunnerParityTests
{
    private static readonly string[] Cells =
    [
        "var list = new List<int> { 1, 2 };\nlist",
        "Console.Write(\"a\"); Console.Error.Write(\"b\"); display(\"c\"); Console.WriteLine(\"d\");\nlist.Count",
        "using Microsoft.DotNet.Interactive;\nvar shown = KernelInvocationContext.Current.Display(\"one\", \"text/plain\");\nConsole.Write(\"between\");\nshown.Update(\"two\");",
        "Console.Write(\"gone\");\nClearOutput();\nConsole.Write(\"kept\");",
        "Console.Write(\"gone\");\nClearOutput(wait: true);\n\"kept\"",
        "\"{\\\"a\\\":1}\".DisplayAs(\"application/json\");\nnew { Name = \"x\", Value = 1.5 }",
        "#!time\nint Twice(int x) => 2 * x;",
        "string.Join(\" \", await Task.WhenAll(Enumerable.Range(0, 3).Select(async n => { await Task.Yield(); return Twice(n); })))",
        "$\"{System.Threading.Thread.CurrentThread.IsThreadPoolThread} {TaskScheduler.Current == TaskScheduler.Default} {System.Threading.SynchronizationContext.Current is null} {System.Globalization.CultureInfo.CurrentCulture.Name}|\"",
        "Console.OutputEncoding.WebName + \" \" + Console.IsInputRedirected + \" \" + Environment.CurrentDirectory.Length.CompareTo(0)",
        "System.Threading.ThreadPool.GetMinThreads(out var workers, out var ports);\n$\"{workers == Environment.ProcessorCount} {System.Runtime.GCSettings.IsServerGC}\"",
        "Console.ReadLine();",
        "Twice(missing);",
        "Twice(list[7])",
        "Task.WaitAll(Task.FromException(new InvalidOperationException(\"in a task\")));",
    ];

    [Fact]
    public async Task Cells_InRunnerAndKernel_ShowTheSame()
    {
        using var folder = new TemporaryFolder();
        await using var kernel = new RunningKernel();
        var client = await kernel.ConnectAsync();

        foreach (var cell in await RunAsync(folder))
        {
            var exchange = await client.ExecuteAsync(cell.Source, content => content["stop_on_error"] = false);

            Assert.Equal((cell.Source, Words(cell.Outputs)), (cell.Source, Words(Stored(exchange.Published))));
        }
    }

    /// <summary>The cells with their outputs, as the runner stores them. It stops at an error: each cell that fails has a notebook of its own.</summary>
    private static async Task<IReadOnlyList<Cell>> RunAsync(TemporaryFolder folder)
    {
        var good = Cells[..^4];
        var notebooks = Cells[^4..].Select((failing, i) => Source(folder, $"{i}.ipynb", [.. good, failing])).ToList();
        var runs = await new NotebookRunner(new RunOptions(), TimeProvider.System).RunAsync(notebooks, new SilentProgress(), _ => { }, TestContext.Current.CancellationToken);
        return [.. runs[0].Source.Notebook.Cells[..good.Length], .. runs.Select(run => run.Source.Notebook.Cells[^1])];
    }

    private static NotebookSource Source(TemporaryFolder folder, string name, IEnumerable<string> cells)
    {
        var notebook = new Notebook();
        notebook.Cells.AddRange(cells.Select(code => new Cell(CellKind.Code, code)));
        return new NotebookSource(folder.File(name), name, notebook);
    }

    /// <summary>What a front end stores of the messages of one cell.</summary>
    private static List<Output> Stored(IReadOnlyList<ClientMessage> messages)
    {
        var outputs = new List<Output>();
        var ids = new List<string?>();
        var clears = false;
        foreach (var message in messages.Where(message => message.Type != "execute_input"))
        {
            if (message.Type == "clear_output" && message.Content["wait"]!.GetValue<bool>())
            {
                clears = true;
                continue;
            }

            if (clears || message.Type == "clear_output")
            {
                clears = false;
                outputs.Clear();
                ids.Clear();
            }

            var id = message.Content["transient"]?["display_id"]?.GetValue<string>();
            switch (message.Type)
            {
                case "clear_output":
                    break;
                case "stream" when outputs.LastOrDefault() is StreamOutput last && last.Name == message.Text("name"):
                    outputs[^1] = last with { Text = last.Text + message.Text("text") };
                    break;
                case "update_display_data":
                    outputs[ids.IndexOf(id)] = Read(message, "display_data");
                    break;
                default:
                    outputs.Add(Read(message, message.Type));
                    ids.Add(id);
                    break;
            }
        }

        return outputs;
    }

    private static Output Read(ClientMessage message, string type)
    {
        var json = message.Content.DeepClone().AsObject();
        json["output_type"] = type;
        return OutputFormat.Read(json);
    }

    // Without what is meant to differ: the colours of a traceback, the cell's number, a duration.
    private static string Words(IEnumerable<Output> outputs) =>
        Varying().Replace(Colour().Replace(string.Join('\n', outputs.Select(output => OutputFormat.Write(output).ToJsonString())), ""), "_");

    [GeneratedRegex(@"\\u001B\[[0-9;]*m")]
    private static partial Regex Colour();

    [GeneratedRegex(@"(?<=cell )\d+|(?<=""execution_count"":)\d+|(?<=Wall time: )[\d.]+")]
    private static partial Regex Varying();
}
