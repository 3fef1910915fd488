namespace ParallelAsync.Tests.Kernel.Language;

[Collection("Sessions")]
public sealed class InspectionTests(NotebookInProgress notebook) : IClassFixture<NotebookInProgress>
{
    private readonly LanguageFixture language = notebook.Language;

    [Theory]
    [InlineData("Tw¦ice(1)")]
    [InlineData("¦Twice(1)")]
    [InlineData("Twice¦(1)")]
    [InlineData("Twice(1, ¦)")]
    [InlineData("#!time\nvar x = Tw¦ice(1);")]
    public async Task InspectAsync_MethodOfAnEarlierCell_GivesEverySignatureAndTheDocumentationOfTheChosen(string code)
    {
        var plain = (await language.PlainAsync(code))!;

        Assert.Superset(new HashSet<string>(["int Twice(int number)", "string Twice(string text, int times = 2)"]), plain.Split('\n').ToHashSet());
    }

    [Fact]
    public async Task InspectAsync_PlainText_IsTheDocumentationWithoutMarkup() => Assert.Equal(
        """
        int Twice(int number)
        string Twice(string text, int times = 2)

        Twice *as* much as number.

        Parameters:
          number: Any number.

        Returns:
        2 x the number.

        Exceptions:
          OverflowException: It is too large.
        """,
        await language.PlainAsync("Tw¦ice(1)"));

    [Fact]
    public async Task InspectAsync_Detail_GivesEveryOverloadWithRemarksAndExamples()
    {
        var inspection = (await language.InspectAsync("Tw¦ice(1)", detailLevel: 1))!;

        Assert.Equal(
            """
            ```csharp
            int Twice(int number)
            ```

            Twice \*as\* `much` as `number`.

            **Parameters**

            - `number`: Any number.

            **Returns**

            2 x the number.

            **Exceptions**

            - `OverflowException`: It is too large.

            **Remarks**

            First.

            See [there](https://example.org) or `null`.

            - one: of two
            - two

            **Example**

            ```csharp
            var x = Twice(1);
                more
            ```

            ---

            ```csharp
            string Twice(string text, int times = 2)
            ```

            Twice the text.
            """,
            inspection.Markdown.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("Twice(¦", "int Twice(int number)")]
    [InlineData("Twice(1¦", "int Twice(int number)")]
    [InlineData("Twice(\"a¦\")", "string Twice(string text, int times = 2)")]
    [InlineData("new Place(¦", "Place(int X, int Y)")]
    [InlineData("new Pla¦ce(1, 2)", "Place(int X, int Y)")]
    [InlineData("Place other = new(1, ¦)", "Place(int X, int Y)")]
    [InlineData("new List<int>()[¦0]", "int List<int>.this[int index] { get; set; }")]
    [InlineData("triple(¦", "(variable) Func<int, int> triple")]
    [InlineData("[Obsolete(¦)] class Old { }", "ObsoleteAttribute()")]
    [InlineData("pla¦ce", "(variable) Place place")]
    [InlineData("place.X¦", "int Place.X { get; init; }")]
    [InlineData("var loc¦al = 1;", "(variable) int local")]
    [InlineData("int M(int param¦eter) => 1;", "(parameter) int parameter")]
    [InlineData("Lim¦it", "(constant) int Limit = 3")]
    [InlineData("List<i¦nt> x;", "struct int")]
    [InlineData("Li¦st<int> x;", "class List<int>")]
    [InlineData("Func<int, i¦nt> x;", "struct int")]
    [InlineData("Fu¦nc<int, string> x;", "delegate string Func<int, string>(int arg)")]
    [InlineData("Pla¦ce", "record Place")]
    [InlineData("IWor¦ker", "interface IWorker")]
    [InlineData("DayOf¦Week", "enum DayOfWeek")]
    [InlineData("DayOfWeek.Fri¦day", "(constant) DayOfWeek.Friday = 5")]
    [InlineData("v¦ar x = \"text\";", "class string")]
    [InlineData("System.Thr¦eading", "namespace System.Threading")]
    [InlineData("AppDomain.CurrentDomain.Process¦Exit", "(event) EventHandler? AppDomain.ProcessExit")]
    [InlineData("var (one, tw¦o) = (1, 2);", "(variable) int two")]
    [InlineData("(int One, string Two) pa¦ir;", "(variable) (int One, string Two) pair")]
    [InlineData("new[] { 1 }.Sum¦()", "(extension) int IEnumerable<int>.Sum()")]
    public async Task InspectAsync_Name_StartsWithTheDeclarationThatTheCompilerChose(string code, string expected) =>
        Assert.Equal(expected, (await language.PlainAsync(code))!.Split('\n')[0]);

    [Theory]
    [InlineData("new Pla¦ce(1, 2)", "A place.")]
    [InlineData("place.Y¦", "Steps up.")]
    [InlineData("new Place(X¦: 1, Y: 2)", "Steps to the right.")]
    [InlineData("worker.Wor¦k()", "Does the work.")]
    [InlineData("worker.WorkAga¦in()", "Does the work.")]
    [InlineData("wor¦ker", "One who works.")]
    [InlineData("new Wor¦ker()", "One who works.")]
    [InlineData("trace.Spa¦n(1)", "Begins a span whose worker is the thread it begins on.")]
    [InlineData("trace.Spa¦ns", "The finished spans so far")]
    [InlineData("tra¦ce", "Records who worked on what and when")]
    public async Task InspectAsync_DocumentedName_TellsWhatItIsFor(string code, string expected) =>
        Assert.StartsWith(expected, (await language.PlainAsync(code))!.Split("\n\n")[1], StringComparison.Ordinal);

    [Fact]
    public async Task InspectAsync_CompletionThatWasTaken_IsDocumented()
    {
        foreach (var name in await language.TextsAsync("trace.Sp¦"))
        {
            Assert.Contains("\n\n", await language.PlainAsync($"trace.{name}¦"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\"abc\".Substr¦ing(1)", "string string.Substring(int startIndex)", "Retrieves a substring from this instance.", "ArgumentOutOfRangeException: ")]
    [InlineData("new List<int>().Ad¦d(1)", "void List<int>.Add(int item)", "Adds an object to the end of the List<T>.", "item: ")]
    [InlineData("new[] { 1 }.Sel¦ect(x => x)", "(extension) IEnumerable<int> IEnumerable<int>.Select<int, int>(Func<int, int> selector)", "Projects each element of a sequence into a new form.", "ArgumentNullException: ")]
    [InlineData("Parallel.For¦Each(new[] { 1 }, _ => { })", "ParallelLoopResult Parallel.ForEach<int>(IEnumerable<int> source, Action<int> body)", "Executes a foreach", "source: ")]
    [InlineData("worker.ToStr¦ing()", "string Worker.ToString()", "Returns a string that represents the current object.", "A string that represents the current object.")]
    public async Task InspectAsync_NameOfTheFramework_IsDocumentedByTheReferencePack(string code, string signature, string summary, string more)
    {
        SkipWithoutReferencePack();

        var plain = (await language.PlainAsync(code))!;

        Assert.StartsWith(signature + "\n", plain, StringComparison.Ordinal);
        Assert.Contains("\n\n" + summary, plain, StringComparison.Ordinal);
        Assert.Contains(more, plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InspectAsync_ManyOverloads_ListsThemAll()
    {
        var signatures = (await language.PlainAsync("Console.WriteL¦ine(1)"))!.Split("\n\n")[0].Split('\n');

        Assert.Equal("void Console.WriteLine(int value)", signatures[0]);
        Assert.Equal(typeof(Console).GetMethods().Count(method => method.Name == nameof(Console.WriteLine)), signatures.Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("¦")]
    [InlineData("unknow¦n")]
    [InlineData("int x;   ¦   int y;")]
    [InlineData("// Twi¦ce")]
    [InlineData("\"Twi¦ce\"")]
    [InlineData("Twice(1); { ¦ }")]
    [InlineData("Task.Run(() => { ¦ })")]
    [InlineData("#r \"nuget: Twi¦ce\"")]
    public async Task InspectAsync_NothingNamed_GivesNothing(string code) =>
        Assert.Null(await language.InspectAsync(code.Contains('¦', StringComparison.Ordinal) ? code : code + "¦"));

    private static void SkipWithoutReferencePack()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        if (!Directory.Exists(Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref")))
        {
            Assert.Skip("The .NET SDK's reference pack, which holds the framework's documentation, does not lie beside the runtime. Install the .NET 10 SDK to get it.");
        }
    }
}
