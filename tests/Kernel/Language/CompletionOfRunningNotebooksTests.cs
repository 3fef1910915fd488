using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Tests.Kernel.Language;

/// <summary>What is known of cells before, after and while they run.</summary>
[Collection("Sessions")]
public sealed class CompletionOfRunningNotebooksTests : IDisposable
{
    private readonly LanguageFixture language = new();

    public void Dispose() => language.Dispose();

    [Fact]
    public async Task CompleteAsync_CellsRunOneAfterTheOther_ShowTheirNamesFromThenOn()
    {
        Assert.Empty(await language.TextsAsync("firstNa¦"));

        await language.RunAsync("var firstName = \"Ada\";");
        Assert.Equal(["firstName"], await language.TextsAsync("firstNa¦"));

        await language.RunAsync("using System.Globalization;\nvar firstNames = 3;");
        Assert.Equal(["firstName", "firstNames"], await language.TextsAsync("firstNa¦"));
        Assert.Equal(["CultureInfo"], await language.TextsAsync("CultureInf¦"));
    }

    [Fact]
    public async Task CompleteAsync_NameDeclaredAgain_HasItsNewType()
    {
        await language.RunAsync("var value = 1;");
        Assert.Empty(await language.TextsAsync("value.Subs¦"));

        await language.RunAsync("var value = \"text\";");

        Assert.Equal(["Substring"], await language.TextsAsync("value.Subs¦"));
    }

    [Fact]
    public async Task CompleteAsync_CellThatDidNotCompile_LeavesNoNames()
    {
        await language.Session.FailureAsync("var refused = missing;");

        Assert.Empty(await language.TextsAsync("refuse¦"));
    }

    [Fact]
    public async Task CompleteAsync_CellThatThrew_LeavesItsNames()
    {
        await language.Session.FailureAsync("var thrown = 1;\nthrow new Exception();");

        Assert.Contains("thrown", await language.TextsAsync("throw¦"));
    }

    [Fact]
    public async Task CompleteAsync_WhileACellRuns_AnswersFromWhatRanBefore()
    {
        await language.RunAsync("var before = \"text\";");
        using var interrupt = new CancellationTokenSource();
        var running = language.Session.RunUntilAsync(
            "using Microsoft.DotNet.Interactive;\nvar during = 1;\nawait Task.Delay(-1, KernelInvocationContext.Current.CancellationToken);", interrupt.Token);

        Assert.Equal(["Substring"], await language.TextsAsync("before.Subs¦"));
        Assert.False(running.IsCompleted);
        Assert.NotNull(await language.InspectAsync("befo¦re"));
        await interrupt.CancelAsync();

        Assert.IsType<CellFailure>(Assert.Single(await running));
    }

    [Fact]
    public async Task CompleteAsync_ManyAtOnceWhileCellsRun_AllAnswer()
    {
        var asked = Enumerable.Range(0, 8).Select(i => language.TextsAsync($"var x{i} = \"abc\".Subs¦")).ToList();
        await language.RunAsync("var one = 1;");
        await language.RunAsync("var two = one + 1;");

        Assert.All(await Task.WhenAll(asked), texts => Assert.Equal(["Substring"], texts));
    }

    [Fact]
    public async Task CompleteAsync_ReferenceInTheSameCell_IsReadNotRun()
    {
        var library = Path.GetRelativePath(language.Session.Folder, typeof(ParallelAsync.Tracing.Trace).Assembly.Location).Replace('\\', '/');

        Assert.Equal(["Tracing"], await language.TextsAsync($"#r \"{library}\"\nusing ParallelAsync.Tra¦"));
    }

    [Theory]
    [InlineData("#!import more.cs\nTripl¦")]
    [InlineData("#!import \"more.cs\"\nTripl¦")]
    [InlineData("#!import more.ipynb\nTripl¦")]
    [InlineData("#!import imports.cs\nTripl¦")]
    [InlineData("#load \"more.cs\"\nTripl¦")]
    public async Task CompleteAsync_FileThatTheCellImports_IsReadNotRun(string code)
    {
        const string Source = "int Triple(int x) => 3 * x;\nSystem.IO.File.WriteAllText(\"ran\", \"\");";
        language.Session.Write("more.cs", Source);
        language.Session.Write("imports.cs", "#!import more.cs");
        language.Session.Write("more.ipynb", $$"""
            {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[
              {"cell_type":"code","id":"a","metadata":{},"execution_count":null,"outputs":[],"source":{{System.Text.Json.JsonSerializer.Serialize(Source)}}}]}
            """);

        Assert.Equal(["Triple"], await language.TextsAsync(code));
        Assert.False(File.Exists(Path.Combine(language.Session.Folder, "ran")));
    }

    [Fact]
    public async Task CompleteAsync_CodeAroundAnImport_IsKnownBelowIt()
    {
        language.Session.Write("more.cs", "var imported = above + 1;");

        Assert.Equal(["above"], await language.TextsAsync("var above = 1;\n#!import more.cs\nabov¦"));
        Assert.Equal(["imported"], await language.TextsAsync("var above = 1;\n#!import more.cs\nimporte¦"));
        Assert.Empty(await language.TextsAsync("importe¦\n#!import more.cs"));
    }

    [Fact]
    public async Task CompleteAsync_FileThatImportsItself_StillAnswers()
    {
        language.Session.Write("circle.cs", "int Round() => 1;\n#!import circle.cs");

        Assert.Equal(["Round"], await language.TextsAsync("#!import circle.cs\nRoun¦"));
    }

    [Fact]
    public async Task PrepareAsync_BeforeAnyCellAndAgain_ChangesNoAnswer()
    {
        await language.Services.PrepareAsync(TestContext.Current.CancellationToken);
        await language.RunAsync("var prepared = 1;");
        await language.Services.PrepareAsync(TestContext.Current.CancellationToken);

        Assert.Empty(language.Faults);
        Assert.Equal(["prepared"], await language.TextsAsync("prepar¦"));
    }
}
