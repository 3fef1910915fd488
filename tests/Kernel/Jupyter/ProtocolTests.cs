using System.Text.Json;
using System.Text.Json.Nodes;
using ParallelAsync.Kernel.Jupyter;

namespace ParallelAsync.Tests.Kernel.Jupyter;

/// <summary>What every Jupyter kernel must do, asked over real sockets: the checks of Jupyter's own kernel tests, and those that clients depend on.</summary>
public sealed class ProtocolTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly JupyterClient client = shared.Client;

    [Theory]
    [InlineData("shell")]
    [InlineData("control")]
    public async Task KernelInfo_OnEitherChannel_DescribesTheKernel(string channel)
    {
        var exchange = await client.RequestAsync("kernel_info_request", [], channel);

        var info = exchange.Reply!.Content;
        Assert.Equal(("kernel_info_reply", "ok", "5.4", "parallelasync"), (exchange.Reply.Type, exchange.Status, exchange.Reply.Text("protocol_version"), exchange.Reply.Text("implementation")));
        Assert.Matches(@"^\d+\.\d+", exchange.Reply.Text("implementation_version"));
        Assert.Contains("C#", exchange.Reply.Text("banner"), StringComparison.Ordinal);
        Assert.Equal(("C#", ".cs", "text/x-csharp", "csharp"), (Language("name"), Language("file_extension"), Language("mimetype"), Language("pygments_lexer")));
        Assert.Empty(exchange.Published);

        string Language(string name) => info["language_info"]![name]!.GetValue<string>();
    }

    [Fact]
    public async Task Request_Any_IsAnsweredBetweenBusyAndIdleWithItsOwnHeaderAsParent()
    {
        var id = client.Send("kernel_info_request", []);

        Assert.Equal((id, "busy"), await StatusAsync());
        Assert.Equal(id, (await client.ReplyAsync(id)).ParentId);
        Assert.Equal((id, "idle"), await StatusAsync());

        async Task<(string?, string)> StatusAsync()
        {
            var status = await client.NextAsync("iopub");
            return (status.ParentId, status.Text("execution_state"));
        }
    }

    [Fact]
    public async Task Execute_HelloWorld_StreamsItAndReplies()
    {
        var exchange = await client.ExecuteAsync("Console.WriteLine(\"hello, world\");");

        Assert.Equal(("execute_reply", "ok"), (exchange.Reply!.Type, exchange.Status));
        Assert.Equal(["execute_input", "stdout"], exchange.Types());
        Assert.Equal("hello, world\n", exchange.Stream("stdout"));
        Assert.Equal("Console.WriteLine(\"hello, world\");", exchange.Of("execute_input").Single().Text("code"));
        Assert.Equal(exchange.Reply.Number("execution_count"), exchange.Of("execute_input").Single().Number("execution_count"));
    }

    [Fact]
    public async Task Execute_Stderr_StreamsIt() => Assert.Equal("oh", (await client.ExecuteAsync("Console.Error.Write(\"oh\");")).Stream("stderr"));

    [Fact]
    public async Task Execute_Counts_OneAfterTheOther()
    {
        var first = (await client.ExecuteAsync("1")).Reply!.Number("execution_count");

        Assert.Equal(first + 1, (await client.ExecuteAsync("2")).Reply!.Number("execution_count"));
    }

    [Fact]
    public async Task Execute_TextAndDisplaysAndResult_KeepTheirOrder()
    {
        var exchange = await client.ExecuteAsync(
            "Console.Write(\"a\");\ndisplay(\"b\");\nConsole.Write(\"c\");\nConsole.Error.Write(\"d\");\nConsole.Write(\"e\");\n\"<i>f</i>\".DisplayAs(\"text/html\");\n\"g\"");

        Assert.Equal(["execute_input", "stdout", "display_data", "stdout", "stderr", "stdout", "display_data", "execute_result"], exchange.Types());
        Assert.Equal(["b", null], exchange.Of("display_data").Select(display => display.Data("text/plain")));
        Assert.Equal("<i>f</i>", exchange.Of("display_data").Last().Data("text/html"));
        Assert.Equal(("g", exchange.Reply!.Number("execution_count")), (exchange.Of("execute_result").Single().Data("text/plain"), exchange.Of("execute_result").Single().Number("execution_count")));
    }

    [Theory]
    [InlineData("\"\\\"\\\\ud800\\\"\"")]
    [InlineData("new string('[', 63) + new string(']', 63)")]
    public async Task Execute_JsonThatNoMessageCanHold_IsShownAsTextAndTheNextCellIsWhole(string json)
    {
        var shown = await client.ExecuteAsync($"({json}).DisplayAs(\"application/json\");\nConsole.Write(\"after\");");

        Assert.Equal("ok", shown.Reply!.Content["status"]!.GetValue<string>());
        Assert.Equal(JsonValueKind.String, shown.Of("display_data").Single().Content["data"]!["application/json"]!.GetValueKind());
        Assert.Equal("after", shown.Stream("stdout"));
        Assert.Equal("next", (await client.ExecuteAsync("Console.Write(\"next\");")).Stream("stdout"));
    }

    [Fact]
    public async Task Execute_MuchText_ComesWholeInFewMessages()
    {
        var exchange = await client.ExecuteAsync("for (var i = 0; i < 20_000; i++) Console.WriteLine($\"line {i} 😀\");");

        Assert.Equal(string.Concat(Enumerable.Range(0, 20_000).Select(i => FormattableString.Invariant($"line {i} 😀\n"))), exchange.Stream("stdout"));
        Assert.InRange(exchange.Of("stream").Count(), 1, 2_000);
    }

    [Fact]
    public async Task Execute_Text_ComesWhileTheCellRuns()
    {
        var id = client.Send("execute_request", JupyterClient.Cell("Console.Write(\"before\"); await GetInputAsync(); Console.Write(\"after\");", content => content["allow_stdin"] = true));

        Assert.Equal("before", (await client.NextAsync("iopub", "stream")).Text("text"));
        await client.NextAsync("stdin");
        client.Send("input_reply", new JsonObject { ["value"] = "" }, "stdin");
        Assert.Equal("after", string.Concat((await client.PublishedAsync(id)).Select(message => message.Text("text"))));
        await client.ReplyAsync(id);
    }

    [Fact]
    public async Task Execute_UpdateOfADisplay_NamesTheDisplay()
    {
        var exchange = await client.ExecuteAsync(
            "using Microsoft.DotNet.Interactive;\nvar shown = KernelInvocationContext.Current.Display(\"one\", \"text/plain\");\nshown.Update(\"two\");");

        var (display, update) = (exchange.Of("display_data").Single(), exchange.Of("update_display_data").Single());
        Assert.Equal(("one", "two"), (display.Data("text/plain"), update.Data("text/plain")));
        Assert.Equal(display.Content["transient"]!["display_id"]!.GetValue<string>(), update.Content["transient"]!["display_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Execute_JsonMimeType_IsSentAsJson()
    {
        var exchange = await client.ExecuteAsync("\"{\\\"data\\\":[1]}\".DisplayAs(\"application/vnd.plotly.v1+json\");");

        Assert.Equal(1, exchange.Of("display_data").Single().Content["data"]!["application/vnd.plotly.v1+json"]!["data"]![0]!.GetValue<int>());
    }

    [Theory]
    [InlineData("ClearOutput();", false)]
    [InlineData("ClearOutput(wait: true);", true)]
    public async Task Execute_ClearOutput_IsPublished(string code, bool wait) =>
        Assert.Equal(wait, (await client.ExecuteAsync(code)).Of("clear_output").Single().Content["wait"]!.GetValue<bool>());

    [Fact]
    public async Task Execute_Exception_IsPublishedAndRepliedWithAColouredTraceback()
    {
        var exchange = await client.ExecuteAsync("int Half(int x) => x == 0 ? throw new InvalidOperationException(\"zero\") : x / 2;\nHalf(0)");

        var error = exchange.Of("error").Single();
        Assert.Equal(("error", "System.InvalidOperationException", "zero"), (exchange.Status, exchange.Reply!.Text("ename"), exchange.Reply.Text("evalue")));
        Assert.Equal(("System.InvalidOperationException", "zero"), (error.Text("ename"), error.Text("evalue")));
        var traceback = error.Content["traceback"]!.AsArray().Select(line => line!.GetValue<string>()).ToList();
        Assert.Equal("\e[1;31mSystem.InvalidOperationException\e[0m: zero", traceback[0]);
        Assert.Contains(traceback, line => line.Contains("line 2\e[0m: \e[32mHalf(0)\e[0m", StringComparison.Ordinal));
        Assert.Equal(traceback, exchange.Reply.Content["traceback"]!.AsArray().Select(line => line!.GetValue<string>()));
    }

    [Fact]
    public async Task Execute_Silent_ShowsNothingAndCountsNothing()
    {
        var before = (await client.ExecuteAsync("1")).Reply!.Number("execution_count");

        var exchange = await client.ExecuteAsync("Console.Write(\"x\"); display(1);\nvar silently = 5;\nsilently", content => content["silent"] = true);
        var failed = await client.ExecuteAsync("throw new Exception(\"quiet\");", content =>
        {
            content["silent"] = true;
            content["stop_on_error"] = false;
        });

        Assert.Equal(("ok", "error", "quiet"), (exchange.Status, failed.Status, failed.Reply!.Text("evalue")));
        Assert.Empty(exchange.Published.Concat(failed.Published));
        var after = await client.ExecuteAsync("$\"{silently}\"");
        Assert.Equal((before + 1, "5"), (after.Reply!.Number("execution_count"), after.Of("execute_result").Single().Data("text/plain")));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("", false)]
    [InlineData("  \n", false)]
    public async Task Execute_NotStoredOrEmpty_CountsNothing(string code, bool changes)
    {
        var before = (await client.ExecuteAsync("1")).Reply!.Number("execution_count");

        Assert.Equal("ok", (await client.ExecuteAsync(code, content => content["store_history"] = !changes)).Status);
        Assert.Equal(before + 1, (await client.ExecuteAsync("1")).Reply!.Number("execution_count"));
    }

    [Fact]
    public async Task Execute_UserExpressions_ComeWithTheReply()
    {
        var exchange = await client.ExecuteAsync("var expressed = \"e\";", content => content["user_expressions"] = new JsonObject { ["good"] = "expressed + 1", ["bad"] = "nowhere" });

        var values = exchange.Reply!.Content["user_expressions"]!;
        Assert.Equal(("ok", "e1"), (values["good"]!["status"]!.GetValue<string>(), values["good"]!["data"]!["text/plain"]!.GetValue<string>()));
        Assert.Equal(("error", "CompilationError"), (values["bad"]!["status"]!.GetValue<string>(), values["bad"]!["ename"]!.GetValue<string>()));
        Assert.Equal("ok", exchange.Status);
    }

    [Fact]
    public async Task Execute_AfterAFailure_AbortsTheCellsThatWaitAndNothingElse()
    {
        await client.ExecuteAsync("var ran = 0;");
        var failing = client.Send("execute_request", JupyterClient.Cell("throw new Exception();"));
        string[] waiting = [.. Enumerable.Range(0, 3).Select(_ => client.Send("execute_request", JupyterClient.Cell("ran++;")))];
        var info = client.Send("kernel_info_request", []);

        Assert.Equal("error", (await client.ReplyAsync(failing)).Text("status"));
        foreach (var id in waiting)
        {
            Assert.Equal("aborted", (await client.ReplyAsync(id)).Text("status"));
        }

        Assert.Equal("ok", (await client.ReplyAsync(info)).Text("status"));
        await client.PublishedAsync(info);
        Assert.Equal("0", (await client.ExecuteAsync("$\"{ran}\"")).Of("execute_result").Single().Data("text/plain"));
    }

    [Fact]
    public async Task Execute_AfterAFailureThatDoesNotStop_RunsTheCellsThatWait()
    {
        var failing = client.Send("execute_request", JupyterClient.Cell("throw new Exception();", content => content["stop_on_error"] = false));
        var waiting = client.Send("execute_request", JupyterClient.Cell("1"));

        Assert.Equal("error", (await client.ReplyAsync(failing)).Text("status"));
        Assert.Equal("ok", (await client.ReplyAsync(waiting)).Text("status"));
        await client.PublishedAsync(waiting);
    }

    [Theory]
    [InlineData("Console.ReadLine()", "", false)]
    [InlineData("await GetInputAsync(\"Your name?\")", "Your name?", false)]
    [InlineData("(await Microsoft.DotNet.Interactive.Kernel.GetPasswordAsync(\"Secret?\")).GetClearTextPassword()", "Secret?", true)]
    public async Task Input_CellThatAsks_GetsTheAnswer(string code, string prompt, bool password)
    {
        // One that nobody asked for must not be taken for the answer.
        client.Send("input_reply", new JsonObject { ["value"] = "stale" }, "stdin");
        var id = client.Send("execute_request", JupyterClient.Cell(code, content => content["allow_stdin"] = true));

        var question = await client.NextAsync("stdin");
        Assert.Equal(("input_request", id, prompt, password), (question.Type, question.ParentId, question.Text("prompt"), question.Content["password"]!.GetValue<bool>()));
        client.Send("input_reply", new JsonObject { ["value"] = "Ada 😀" }, "stdin");

        Assert.Equal("ok", (await client.ReplyAsync(id)).Text("status"));
        Assert.Equal("Ada 😀", (await client.PublishedAsync(id)).Single(message => message.Type == "execute_result").Data("text/plain"));
    }

    [Theory]
    [InlineData("Console.ReadLine();")]
    [InlineData("await GetInputAsync();")]
    public async Task Input_ClientThatTakesNone_FailsHonestly(string code)
    {
        var exchange = await client.ExecuteAsync(code);

        Assert.Equal("error", exchange.Status);
        Assert.Contains("asks for input", exchange.Reply!.Text("evalue"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 + 1", "complete", null)]
    [InlineData("Console.WriteLine(\"hello\");", "complete", null)]
    [InlineData("for (var i = 0; i < 3; i++) {", "incomplete", "    ")]
    [InlineData("Math.Max(1,", "incomplete", "    ")]
    [InlineData("var x = = 1;", "invalid", null)]
    public async Task IsComplete_Code_IsJudged(string code, string status, string? indent)
    {
        var reply = (await client.RequestAsync("is_complete_request", new JsonObject { ["code"] = code })).Reply!;

        Assert.Equal((status, indent), (reply.Text("status"), reply.Content["indent"]?.GetValue<string>()));
    }

    [Theory]
    [InlineData("Console.Wri", "WriteLine", 8, 11)]
    [InlineData("var face = \"😀\"; Console.Wri", "WriteLine", 24, 27)]
    [InlineData("completableVar", "completableVariable", 0, 14)]
    public async Task Complete_Code_OffersMatchesAndCountsCharactersAsTheProtocolDoes(string code, string match, int start, int end)
    {
        await client.ExecuteAsync("var completableVariable = 1;");

        var exchange = await client.RequestAsync("complete_request", new JsonObject { ["code"] = code, ["cursor_pos"] = end });

        Assert.Equal(("complete_reply", "ok"), (exchange.Reply!.Type, exchange.Status));
        Assert.Contains(match, exchange.Reply.Content["matches"]!.AsArray().Select(text => text!.GetValue<string>()));
        Assert.Equal((start, end), (exchange.Reply.Number("cursor_start"), exchange.Reply.Number("cursor_end")));
        var types = exchange.Reply.Content["metadata"]!["_jupyter_types_experimental"]!.AsArray();
        Assert.Equal(match == "WriteLine" ? "method" : "variable", types.Single(type => type!["text"]!.GetValue<string>() == match)!["type"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("Math.Max(1, 2)", 7, "Max")]
    [InlineData("/*😀😀😀*/ Math.Max(1, 2)", 15, "Max")]
    public async Task Inspect_Name_TellsWhatItIs(string code, int cursor, string expected)
    {
        var exchange = await client.RequestAsync("inspect_request", new JsonObject { ["code"] = code, ["cursor_pos"] = cursor, ["detail_level"] = 0 });

        Assert.Equal(("ok", true), (exchange.Status, exchange.Reply!.Content["found"]!.GetValue<bool>()));
        Assert.Contains(expected, exchange.Reply.Data("text/plain"), StringComparison.Ordinal);
        Assert.Contains("```csharp", exchange.Reply.Data("text/markdown"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_NothingThere_SaysSo()
    {
        var exchange = await client.RequestAsync("inspect_request", new JsonObject { ["code"] = "   ", ["cursor_pos"] = 1, ["detail_level"] = 0 });

        Assert.Equal(("ok", false), (exchange.Status, exchange.Reply!.Content["found"]!.GetValue<bool>()));
        Assert.Empty(exchange.Reply.Content["data"]!.AsObject());
    }

    [Fact]
    public async Task History_Tail_GivesTheLastCellsWithTheirOutputs()
    {
        await client.ExecuteAsync("\"historic\"");
        var last = (await client.ExecuteAsync("int ancient = 1;")).Reply!.Number("execution_count");

        var exchange = await client.RequestAsync("history_request", new JsonObject { ["hist_access_type"] = "tail", ["n"] = 2, ["output"] = true, ["raw"] = true });

        Assert.Equal("ok", exchange.Status);
        Assert.Equal(
            FormattableString.Invariant($"[[1,{last - 1},[\"\\u0022historic\\u0022\",\"historic\"]],[1,{last},[\"int ancient = 1;\",null]]]"),
            exchange.Reply!.Content["history"]!.ToJsonString());
    }

    [Fact]
    public async Task CommInfo_Any_KnowsNone() => Assert.Empty((await client.RequestAsync("comm_info_request", [])).Reply!.Content["comms"]!.AsObject());

    [Fact]
    public async Task CommOpen_Any_IsClosedAtOnce()
    {
        var id = client.Send("comm_open", new JsonObject { ["comm_id"] = "c1", ["target_name"] = "jupyter.widget", ["data"] = new JsonObject() });

        var closed = Assert.Single(await client.PublishedAsync(id));
        Assert.Equal(("comm_close", "c1"), (closed.Type, closed.Text("comm_id")));
    }

    [Fact]
    public async Task Usage_OnControl_TellsOfTheProcessThatRunsTheCells()
    {
        var process = (await client.ExecuteAsync("$\"{Environment.ProcessId}\"")).Of("execute_result").Single().Data("text/plain");

        var reply = (await client.RequestAsync("usage_request", [], "control")).Reply!;

        Assert.Equal(("usage_reply", process, Environment.MachineName), (reply.Type, FormattableString.Invariant($"{reply.Number("pid")}"), reply.Text("hostname")));
        Assert.InRange(reply.Content["kernel_memory"]!.GetValue<long>(), 20_000_000, 4_000_000_000);
        Assert.InRange(reply.Content["kernel_cpu"]!.GetValue<double>(), 0, 100 * Environment.ProcessorCount + 50);
        Assert.Equal(Environment.ProcessorCount, reply.Number("cpu_count"));
        if (OperatingSystem.IsLinux())
        {
            Assert.InRange(reply.Content["host_virtual_memory"]!["available"]!.GetValue<long>(), 1, reply.Content["host_virtual_memory"]!["total"]!.GetValue<long>());
        }
    }

    [Fact]
    public async Task Connect_Request_TellsThePorts()
    {
        var reply = (await client.RequestAsync("connect_request", [])).Reply!;

        Assert.All((string[])["shell", "control", "stdin", "iopub", "hb"], name => Assert.Equal(shared.Kernel.Connection[$"{name}_port"]!.GetValue<int>(), reply.Number($"{name}_port")));
    }

    [Theory]
    [InlineData("shell", "create_subshell_request", "create_subshell_reply", "does not know")]
    [InlineData("control", "debug_request", "debug_reply", "does not know")]
    [InlineData("shell", "execute_request", "execute_reply", "text as 'code'")]
    [InlineData("shell", "history_request", "history_reply", "text as 'hist_access_type'")]
    public async Task Request_UnknownOrIncomplete_IsAnsweredWithAnError(string channel, string type, string reply, string expected)
    {
        var exchange = await client.RequestAsync(type, [], channel);

        Assert.Equal((reply, "error", "RequestError"), (exchange.Reply!.Type, exchange.Status, exchange.Reply.Text("ename")));
        Assert.Contains(expected, exchange.Reply.Text("evalue"), StringComparison.Ordinal);
        Assert.Equal("ok", (await client.ExecuteAsync("1")).Status);
    }

    [Fact]
    public async Task Heartbeat_Bytes_ComeBack() => Assert.Equal("ping"u8.ToArray(), await client.BeatAsync("ping"u8.ToArray()));

    [Fact]
    public async Task Interrupt_NoCellRuns_IsAnsweredAndChangesNothing()
    {
        Assert.Equal("ok", (await client.RequestAsync("interrupt_request", [], "control")).Status);
        Assert.Equal("ok", (await client.ExecuteAsync("1")).Status);
    }

    [Fact]
    public async Task Language_Version_IsThatOfTheCompiler() =>
        Assert.Equal(
            Microsoft.CodeAnalysis.CSharp.LanguageVersionFacts.ToDisplayString(Microsoft.CodeAnalysis.CSharp.LanguageVersionFacts.MapSpecifiedToEffectiveVersion(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest)),
            KernelInfo.Reply()["language_info"]!["version"]!.GetValue<string>());
}
