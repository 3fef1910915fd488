using ParallelAsync.Kernel.Language;

namespace ParallelAsync.Tests.Kernel.Language;

[Collection("Sessions")]
public sealed class CompletionTests(NotebookInProgress notebook) : IClassFixture<NotebookInProgress>
{
    private readonly LanguageFixture language = notebook.Language;

    [Fact]
    public async Task CompleteAsync_StartOfAMember_GivesItAloneWithItsRange()
    {
        var completions = await language.CompleteAsync("\"abc\".Sub¦");

        Assert.Equal([new Completion("Substring", "Substring", "method")], completions.Items);
        Assert.Equal((6, 9), (completions.Start, completions.End));
    }

    [Fact]
    public async Task CompleteAsync_VariableOfAnEarlierCell_GivesTheMembersOfTheLibrarysType() => Assert.Equal(
        [new Completion("Span", "Span", "method"), new Completion("Spans", "Spans", "property")],
        (await language.CompleteAsync("trace.Sp¦")).Items);

    [Fact]
    public async Task CompleteAsync_Dot_GivesAllMembersAndNothingElse() => Assert.Equal(
        ["Deconstruct", "Display", "Equals", "GetHashCode", "GetType", "ToString", "X", "Y"],
        await language.TextsAsync("place.¦"));

    [Theory]
    [InlineData("Console.WriteL¦", "WriteLine")]
    [InlineData("Twi¦", "Twice")]
    public async Task CompleteAsync_MethodWithOverloads_ComesOnce(string code, string expected) =>
        Assert.Equal([expected], await language.TextsAsync(code));

    [Theory]
    [InlineData("int Count(int parameter) { var parcel = 1; return parc¦; }", "parcel", "variable")]
    [InlineData("int Count(int parameter) { return param¦; }", "parameter", "variable")]
    [InlineData("from number in new[] { 1 } select numb¦", "number", "variable")]
    [InlineData("tra¦", "trace", "variable")]
    [InlineData("Limi¦", "Limit", "constant")]
    [InlineData("Plac¦", "Place", "class")]
    [InlineData("IWor¦", "IWorker", "interface")]
    [InlineData("DayOfWeek.Fr¦", "Friday", "constant")]
    [InlineData("DayOfWe¦", "DayOfWeek", "enum")]
    [InlineData("TimeSp¦", "TimeSpan", "struct")]
    [InlineData("Conver¦", "Converter", "delegate")]
    [InlineData("AppDomain.CurrentDomain.ProcessE¦", "ProcessExit", "event")]
    [InlineData("class Box { int height; int M() => heig¦; }", "height", "field")]
    [InlineData("Enumerable.Range(0, 3).Aggr¦", "Aggregate", "method")]
    [InlineData("foreac¦", "foreach", "keyword")]
    [InlineData("using System.Threadi¦", "Threading", "namespace")]
    [InlineData("Twice(numb¦", "number:", "variable")]
    public async Task CompleteAsync_StartOfAName_GivesItWithItsKind(string code, string text, string kind) =>
        Assert.Contains((text, kind), (await language.CompleteAsync(code)).Items.Select(item => (item.InsertText, item.Kind)));

    [Fact]
    public async Task CompleteAsync_AfterUsing_GivesNamespacesOnly() =>
        Assert.Equal(["namespace"], (await language.CompleteAsync("using System.¦")).Items.Select(item => item.Kind).Distinct());

    [Theory]
    [InlineData("new Settings { ¦ }", "Height Width")]
    [InlineData("new Settings { Height = 1, ¦ }", "Width")]
    [InlineData("new Settings { He¦ }", "Height")]
    public async Task CompleteAsync_ObjectInitialiser_GivesTheMembersThatAreNotSetYet(string code, string expected) =>
        Assert.Equal(expected.Split(' '), await language.TextsAsync(code));

    [Fact]
    public async Task CompleteAsync_TypeThatFits_ComesFirst() => Assert.Equal("Worker", (await language.TextsAsync("Worker another = new ¦"))[0]);

    [Theory]
    [InlineData("console.writel¦", "")]
    [InlineData("consol¦", "Console ConsoleCancelEventArgs ConsoleCancelEventHandler ConsoleColor ConsoleKey ConsoleKeyInfo ConsoleModifiers ConsoleSpecialKey")]
    [InlineData("SUBST¦", "")]
    [InlineData("\"abc\".SUBST¦", "Substring")]
    public async Task CompleteAsync_OtherCase_IsFoundWhereTheRestIsRight(string code, string expected) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), await language.TextsAsync(code));

    [Theory]
    [InlineData("var x = place.To¦", "ToString", "var x = place.ToString")]
    [InlineData("Console.Wr¦iteL(1);", "WriteLine", "Console.WriteLine(1);")]
    [InlineData("List<int> x = new Lis¦", "List", "List<int> x = new List")]
    public async Task CompleteAsync_Taken_TakesThePlaceOfTheWholeWord(string code, string text, string expected) =>
        Assert.Equal(expected, await language.TakeAsync(code, text));

    [Theory]
    [InlineData("\"ab Con¦\"")]
    [InlineData("\"ab Con¦")]
    [InlineData("@\"ab\nCon¦")]
    [InlineData("$\"ab Con¦ {1}\"")]
    [InlineData("$\"¦{1}\"")]
    [InlineData("$\"{1}¦\"")]
    [InlineData("$\"{1:¦}\"")]
    [InlineData("\"\"\"\nCon¦\n\"\"\"")]
    [InlineData("DateTime.Now.ToString(\"¦\")")]
    [InlineData("'¦'")]
    [InlineData("// Con¦")]
    [InlineData("/* Con¦ */")]
    [InlineData("/* Con¦")]
    [InlineData("/// <¦\nint x;")]
    [InlineData("#if false\nCon¦\n#endif")]
    public async Task CompleteAsync_InStringOrComment_GivesNothing(string code) => Assert.Empty(await language.TextsAsync(code));

    [Theory]
    [InlineData("$\"ab {plac¦}\"")]
    [InlineData("\"ab\" + plac¦")]
    [InlineData("/* ab */plac¦")]
    [InlineData("// ab\nplac¦")]
    [InlineData("#if true\nplac¦\n#endif")]
    public async Task CompleteAsync_BesideStringOrComment_GivesNames(string code) => Assert.Contains("place", await language.TextsAsync(code));

    [Theory]
    [InlineData("#!time\nplace.To¦")]
    [InlineData("#!time\r\n#r \"nuget: Some.Package, 1.0.0\"\r\nplace.To¦")]
    [InlineData("place.To¦\n#!time")]
    [InlineData("var x = 1;\n#!import nowhere.cs\nplace.To¦")]
    [InlineData("#!fsharp\nplace.To¦")]
    [InlineData("\u2028#!time\u2028place.To¦")]
    public async Task CompleteAsync_CellWithDirectives_KeepsPositionsRight(string code) =>
        Assert.Equal(code.Replace("To¦", "ToString", StringComparison.Ordinal), await language.TakeAsync(code, "ToString"));

    [Theory]
    [InlineData(-5, 0, 0, "display")]
    [InlineData(1000, 0, 5, "place")]
    public async Task CompleteAsync_CursorOutsideOfTheCell_MeansItsNearestEnd(int cursor, int start, int end, string expected)
    {
        var completions = await language.Services.CompleteAsync("place", cursor, TestContext.Current.CancellationToken);

        Assert.Equal((start, end), (completions.Start, completions.End));
        Assert.Contains(expected, completions.Items.Select(item => item.InsertText));
    }

    [Fact]
    public async Task CompleteAsync_Everything_HasNoTwoItemsThatInsertTheSame()
    {
        var texts = await language.TextsAsync("¦");

        Assert.Equal(texts.Distinct(), texts);
        Assert.Superset(new HashSet<string>(["Action", "await", "display", "Limit", "List", "place", "Twice", "var"]), texts.ToHashSet());
    }

    [Fact]
    public async Task CompleteAsync_Cancelled_StopsWithThat()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => language.Services.CompleteAsync("place.", 6, stop.Token));
    }
}
