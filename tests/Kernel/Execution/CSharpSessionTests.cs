using System.Globalization;
using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Tests.Kernel.Execution;

[Collection("Sessions")]
public sealed class CSharpSessionTests : IDisposable
{
    private readonly SessionFixture session = new();

    public void Dispose() => session.Dispose();

    [Fact]
    public async Task ExecuteAsync_LastExpressionWithoutSemicolon_IsShown() =>
        Assert.Equal("forty-two", await session.ResultAsync("var word = \"forty-\";\nword + \"two\""));

    [Theory]
    [InlineData("Math.Abs(-1);")]
    [InlineData("int x = 2;")]
    [InlineData("void Nothing() { }\nNothing()")]
    [InlineData("// only a comment")]
    [InlineData("")]
    public async Task ExecuteAsync_NoValueAtTheEnd_ShowsNothing(string code) => Assert.Empty(await session.RunAsync(code));

    [Fact]
    public async Task ExecuteAsync_NullAtTheEnd_ShowsNull() =>
        Assert.Contains("&lt;null&gt;", await session.ResultAsync("(string)null", "text/html"), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"text\"", "text/plain", "text")]
    [InlineData("6 * 7", "text/html", "42")]
    [InlineData("6 * 7", "text/plain", "42")]
    [InlineData("new[] { 1, 2, 3 }", "text/html", "[ 1, 2, 3 ]")]
    [InlineData("new[] { 1, 2, 3 }", "text/plain", "[ 1, 2, 3 ]")]
    [InlineData("new { Answer = 42 }", "text/html", "Answer")]
    public async Task ExecuteAsync_Value_IsShownAsDotNetInteractiveShowsIt(string code, string mimeType, string expected) =>
        Assert.Contains(expected, await session.ResultAsync(code, mimeType), StringComparison.Ordinal);

    [Fact]
    public async Task ExecuteAsync_Query_RunsOnceToBeShown() =>
        Assert.Equal("1", await session.ResultAsync("int runs = 0;\nvar query = Enumerable.Range(0, 1).Select(x => { runs++; return x; });\ndisplay(query);\n$\"{runs}\""));

    [Fact]
    public async Task ExecuteAsync_TopLevelAwait_GivesTheAwaitedValue() =>
        Assert.Equal("later", await session.ResultAsync("await Task.Run(() => \"later\")"));

    [Fact]
    public async Task ExecuteAsync_LaterCell_SeesWhatEarlierCellsDeclared()
    {
        await session.RunAsync("using System.Globalization;\nrecord Point(int X, int Y);\nint Twice(int x) => 2 * x;\nvar p = new Point(3, 4);");

        Assert.Equal("3 8", await session.ResultAsync("string.Create(CultureInfo.InvariantCulture, $\"{p.X} {Twice(p.Y)}\")"));
    }

    [Fact]
    public async Task ExecuteAsync_ConsoleAndDisplays_ArriveInTheOrderInWhichTheyHappened()
    {
        var events = await session.RunAsync(
            "Console.Write(\"a\");\ndisplay(\"b\");\nConsole.Error.WriteLine(\"c\");\n\"d\".Display();\n\"<i>e</i>\".DisplayAs(\"text/html\");\nConsole.WriteLine(\"f\");\n\"g\"");

        Assert.Equal(
            ["stdout a", "display text/plain b", "stderr c\n", "display text/plain d", "display text/html <i>e</i>", "stdout f\n", "result g"],
            events.Select(Describe));
    }

    [Fact]
    public async Task ExecuteAsync_ConsoleFromAThreadOfTheCell_BelongsToTheCell()
    {
        var events = await session.RunAsync("var t = new System.Threading.Thread(() => Console.Write(\"thread\")); t.Start(); t.Join();\nParallel.For(0, 1, _ => Console.Write(\" pool\"));");

        Assert.Equal("thread pool", string.Concat(events.OfType<CellText>().Select(text => text.Text)));
    }

    [Fact]
    public async Task ExecuteAsync_ConsoleFromManyThreads_KeepsLinesWhole()
    {
        var events = await session.RunAsync("Parallel.For(0, 200, i => Console.WriteLine($\"line {i} ends\"));");

        var lines = string.Concat(events.OfType<CellText>().Select(text => text.Text)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => string.Create(CultureInfo.InvariantCulture, $"line {i} ends")).Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ExecuteAsync_UpdateOfADisplay_NamesTheDisplay()
    {
        var events = await session.RunAsync(
            "using Microsoft.DotNet.Interactive;\nvar d = KernelInvocationContext.Current.Display(\"one\", \"text/plain\");\nd.Update(\"two\");");

        var shown = Assert.IsType<CellDisplay>(events[0]);
        var updated = Assert.IsType<CellDisplayUpdate>(events[1]);
        Assert.Equal(("one", "two", shown.DisplayId), (shown.Values[0].Value, updated.Values[0].Value, updated.DisplayId));
    }

    [Fact]
    public async Task ExecuteAsync_UpdateAfterTheCellHasEnded_ChangesNothing()
    {
        await session.RunAsync("using Microsoft.DotNet.Interactive;\nvar d = KernelInvocationContext.Current.Display(\"one\", \"text/plain\");");

        Assert.Empty(await session.RunAsync("d.Update(\"two\");"));
    }

    [Fact]
    public async Task ExecuteAsync_ClearOutput_ArrivesInOrder() =>
        Assert.Equal(
            [new CellText("stdout", "a"), new CellClear(true), new CellText("stdout", "b"), new CellClear(false)],
            await session.RunAsync("Console.Write(\"a\");\nClearOutput(wait: true);\nConsole.Write(\"b\");\nMicrosoft.DotNet.Interactive.KernelInvocationContext.Current.ClearOutput();"));

    [Fact]
    public async Task ExecuteAsync_Expressions_AreEvaluatedAfterTheCellAndChangeNothing()
    {
        var events = await session.RunAsync(
            new CellRequest(0, "var x = 20;")
            {
                Expressions = new Dictionary<string, string> { ["sum"] = "x + 1", ["none"] = "int y = 1;", ["wrong"] = "missing", ["thrown"] = "int.Parse(\"x\")" },
            },
            _ => { },
            TestContext.Current.CancellationToken);

        var values = Assert.IsType<CellExpressions>(Assert.Single(events)).Values;
        Assert.Contains(Assert.IsType<CellResult>(values["sum"]).Values, value => value.Value.Contains("21", StringComparison.Ordinal));
        Assert.Empty(Assert.IsType<CellResult>(values["none"]).Values);
        Assert.Contains("CS0103", Assert.IsType<CellFailure>(values["wrong"]).Message, StringComparison.Ordinal);
        Assert.Equal("System.FormatException", Assert.IsType<CellFailure>(values["thrown"]).Name);
        Assert.Contains("CS0103", (await session.FailureAsync("y")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecuteAsync_CompileError_NamesTheCellsOwnLineAndQuotesIt()
    {
        await session.RunAsync("int before = 1;");

        var failure = await session.FailureAsync("int x = 1;\n\n   x = missing + 1;");

        Assert.Equal("CompilationError", failure.Name);
        Assert.Contains("CS0103", failure.Message, StringComparison.Ordinal);
        Assert.Equal("   at cell 2, line 3: x = missing + 1;", failure.Traceback[1]);
        Assert.Equal(failure.Traceback[1].IndexOf("missing", StringComparison.Ordinal), failure.Traceback[2].IndexOf('^', StringComparison.Ordinal));
    }

    [Fact]
    public async Task ExecuteAsync_CompileErrorBehindADirective_NamesTheCellsOwnLine()
    {
        session.Write("setup.cs", "int imported = 1;");

        var failure = await session.FailureAsync("#!import setup.cs\n\nint x = missing;");

        Assert.Contains("   at cell 1, line 3: int x = missing;", failure.Traceback);
    }

    [Fact]
    public async Task ExecuteAsync_CellAfterACompileError_RunsOnTheStateBefore()
    {
        await session.RunAsync("int x = 1;");
        await session.RunAsync("x = missing;");

        Assert.Contains(">1<", await session.ResultAsync("x", "text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecuteAsync_Exception_NamesTheLinesOfTheCellsAndNoFrameOfTheKernel()
    {
        await session.RunAsync("static int Risky(int x)\n{\n    return x > 2 ? throw new InvalidOperationException(\"too big\") : x;\n}");

        var failure = await session.FailureAsync("var numbers = new[] { 1, 2, 3 };\nawait Task.Yield();\nvar all = numbers.Select(Risky).ToList();");

        Assert.Equal(("System.InvalidOperationException", "too big"), (failure.Name, failure.Message));
        Assert.Contains("   at cell 1, line 3", failure.Traceback);
        Assert.Contains("   at cell 2, line 3: var all = numbers.Select(Risky).ToList();", failure.Traceback);
        Assert.DoesNotContain(failure.Traceback, line =>
            line.Contains("ParallelAsync.Kernel", StringComparison.Ordinal) || line.Contains("CodeAnalysis", StringComparison.Ordinal)
            || line.Contains("Submission#", StringComparison.Ordinal) || line.Contains("MoveNext", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ExecuteAsync_ExceptionWithCauses_TellsThemAll()
    {
        var failure = await session.FailureAsync(
            "Task Fail(string why) => Task.FromException(new ArgumentException(why));\nTask.WaitAll(Fail(\"first\"), Fail(\"second\"));");

        Assert.Equal("System.AggregateException", failure.Name);
        Assert.Contains("caused by System.ArgumentException: first", failure.Traceback);
        Assert.Contains("caused by System.ArgumentException: second", failure.Traceback);
    }

    [Fact]
    public async Task ExecuteAsync_CellThatFailedHalfway_KeepsWhatItHadAssigned()
    {
        await session.RunAsync("var kept = \"kept\";\nthrow new Exception(\"halfway\");");

        Assert.Equal("kept", await session.ResultAsync("kept"));
    }

    [Fact]
    public async Task ExecuteAsync_Cancelled_EndsACellThatAwaits()
    {
        using var interrupt = new CancellationTokenSource();
        var events = session.RunUntilAsync("using Microsoft.DotNet.Interactive;\nawait Task.Delay(-1, KernelInvocationContext.Current.CancellationToken);", interrupt.Token);

        await interrupt.CancelAsync();

        Assert.Contains("Cancel", Assert.Single((await events).OfType<CellFailure>()).Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecuteAsync_ReferenceByRelativePath_FindsTheLibraryAndWhatLiesBesideIt()
    {
        var library = typeof(ParallelAsync.Charts.Table).Assembly.Location;
        var path = Path.GetRelativePath(session.Folder, library);

        var events = await session.RunAsync($"#r \"{path}\"\nusing ParallelAsync.Charts;\nnew Table(\"A number.\", [\"n\"], [[\"1\"]])");

        var values = Assert.Single(events.OfType<CellResult>()).Values;
        Assert.Equal(["text/markdown", "text/plain"], values.Select(value => value.MimeType));
        Assert.Contains("| n |", values[0].Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecuteAsync_Load_RunsTheFileInTheSameCell()
    {
        session.Write("more.cs", "int Triple(int x) => 3 * x;");

        Assert.Contains(">21<", await session.ResultAsync("#load \"more.cs\"\nTriple(7)", "text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecuteAsync_ImportOfSource_KeepsItsUsingsAndMethodsForLaterCells()
    {
        session.Write("setup.cs", "using System.Globalization;\nstring Show(double x) => x.ToString(CultureInfo.InvariantCulture);");
        await session.RunAsync("#!import setup.cs");

        Assert.Equal("1.5 0", await session.ResultAsync("Show(1.5) + \" \" + 0.ToString(CultureInfo.InvariantCulture)"));
    }

    [Fact]
    public async Task ExecuteAsync_ImportAmongCode_RunsWhereItStands()
    {
        session.Write("step.cs", "text += \" imported\";");

        Assert.Equal("above imported below", await session.ResultAsync("var text = \"above\";\n#!import step.cs\ntext += \" below\";\ntext"));
    }

    [Fact]
    public async Task ExecuteAsync_ImportOfANotebook_RunsItsCodeCells()
    {
        session.Write("other.ipynb", """
            {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[
              {"cell_type":"markdown","id":"a","metadata":{},"source":"int x = notcode;"},
              {"cell_type":"code","id":"b","metadata":{},"execution_count":null,"outputs":[],"source":"var first = \"one\";"},
              {"cell_type":"code","id":"c","metadata":{},"execution_count":null,"outputs":[],"source":["var second =\n"," first + \" two\";"]}]}
            """);

        Assert.Equal("one two", await session.ResultAsync("#!import other.ipynb\nsecond"));
    }

    [Fact]
    public async Task ExecuteAsync_ErrorInAnImportedFile_NamesTheFileAndItsLine()
    {
        session.Write("broken.cs", "\nint x = missing;");

        Assert.Contains("   at broken.cs, line 2: int x = missing;", (await session.FailureAsync("#!import broken.cs")).Traceback);
    }

    [Theory]
    [InlineData("int x = 1;\n#!import nowhere.cs", "'#!import nowhere.cs': there is no such file", 2)]
    [InlineData("#!import", "needs a path", 1)]
    [InlineData("\n\n#!fsharp\nlet x = 1", "no directive '#!fsharp'", 3)]
    public async Task ExecuteAsync_DirectiveThatCannotBeFollowed_SaysWhatAndWhere(string code, string message, int line)
    {
        var failure = await session.FailureAsync(code);

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.Contains($"   at cell 1, line {line.ToString(CultureInfo.InvariantCulture)}: ", failure.Traceback[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecuteAsync_Time_ShowsTheWallTimeAfterTheResult()
    {
        var events = await session.RunAsync("#!time\n\"done\"");

        Assert.IsType<CellResult>(events[0]);
        Assert.Matches(@"^Wall time: \d+(\.\d+)?ms$", Assert.IsType<CellDisplay>(events[1]).Values[0].Value);
    }

    [Fact]
    public async Task ExecuteAsync_TypeWithAFormatterSource_ShowsEveryPreferredMimeTypeInOneBundle()
    {
        await session.RunAsync("""
            using System.IO;
            class TypeFormatterSourceAttribute : Attribute
            {
                public TypeFormatterSourceAttribute(Type type) => FormatterSourceType = type;
                public Type FormatterSourceType { get; }
                public string[] PreferredMimeTypes { get; set; }
            }
            class Formatter
            {
                public string MimeType { get; init; }
                public bool Format(object value, TextWriter writer) { writer.Write($"{value} as {MimeType}"); return true; }
            }
            class Source
            {
                public IEnumerable<object> CreateTypeFormatters() => new[] { new Formatter { MimeType = "text/markdown" }, new Formatter { MimeType = "text/plain" } };
            }
            [TypeFormatterSource(typeof(Source), PreferredMimeTypes = new[] { "text/markdown", "text/plain" })]
            class Shown { public override string ToString() => "it"; }
            """);

        var events = await session.RunAsync("new Shown()");

        Assert.Equal(["text/markdown it as text/markdown", "text/plain it as text/plain"],
            Assert.Single(events.OfType<CellResult>()).Values.Select(value => $"{value.MimeType} {value.Value}"));
    }

    private static string Describe(CellEvent cellEvent) => cellEvent switch
    {
        CellText text => $"{text.Name} {text.Text.ReplaceLineEndings("\n")}",
        CellDisplay display => $"display {display.Values[0].MimeType} {display.Values[0].Value}",
        CellResult result => $"result {result.Values[0].Value}",
        _ => cellEvent.ToString(),
    };
}
