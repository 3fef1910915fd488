using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Tests.Kernel.Execution;

[Collection("Sessions")]
public sealed class InterruptChecksTests : IDisposable
{
    private readonly SessionFixture session = new();

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("var x = 1;\nx + 1")]
    [InlineData("Enumerable.Range(0, 3).Select(n => n * n)")]
    [InlineData("while (")]
    [InlineData("")]
    public void Insert_NothingToCheck_LeavesTheCodeAsItIs(string code) => Assert.Equal(code, InterruptChecks.Insert(code));

    [Theory]
    [InlineData("for (var i = 0; i < 3; i++)\n{\n    // why\n    Console.Write(i);\n}")]
    [InlineData("int Square(int x) =>\n    x * x;\nSquare(3)")]
    [InlineData("while (false)\n    // why\n    Console.Write(1); // because")]
    public void Insert_Code_MovesNoLine(string code) =>
        Assert.Equal(code.Split('\n').Select(line => line.Trim().Length > 0), InterruptChecks.Insert(code).Split('\n').Select(line => line.Trim().Length > 0));

    [Theory]
    [InlineData("var sum = 0;\nfor (var i = 0; i < 4; i++) if (i % 2 == 0) continue; else sum += i;\nsum", "4")]
    [InlineData("var sum = 0;\nforeach (var x in new[] { 1, 2 }) foreach (var y in new[] { 3, 4 }) sum += x * y;\nsum", "21")]
    [InlineData("int n = 0;\nagain:\nif (++n < 5) goto again;\nn", "5")]
    [InlineData("int Day(int d) { switch (d) { case 1: goto case 2; case 2: goto default; default: return d + 6; } }\nDay(1)", "7")]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> twice = x => 2 * x;\ntwice.Compile()(4)", "8")]
    [InlineData("int[] all = { 8, 9 };\nref int First() => ref all[0];\nFirst() = 9;\nall[0]", "9")]
    [InlineData("void Set(ref int x) => x = 10;\nint ten = 0;\nSet(ref ten);\nten", "10")]
    [InlineData("async Task NothingAsync() => await Task.Yield();\nasync Task<int> ElevenAsync() => await Task.FromResult(11);\nTask<int> AlsoAsync() => ElevenAsync();\nawait NothingAsync();\nawait AlsoAsync()", "11")]
    [InlineData("int Never() => throw new NotSupportedException();\nint Twelve() { try { return Never(); } catch (NotSupportedException) { return 12; } }\nTwelve()", "12")]
    [InlineData("static IEnumerable<int> Numbers() { for (var i = 0; ; i++) yield return i; }\nNumbers().Skip(13).First()", "13")]
    [InlineData("class Box<T> { public T Value; public Box(T value) => Value = value; public T Get() => Value; public override string ToString() => \"box\"; }\nnew Box<int>(14).Get()", "14")]
    [InlineData("Func<int, int> next = delegate (int x) { return x + 1; };\nnext(14)", "15")]
    public async Task Insert_Code_MeansTheSame(string code, string expected) =>
        Assert.Contains($">{expected}<", await session.ResultAsync(code, "text/html"), StringComparison.Ordinal);

    [Fact]
    public async Task Insert_CodeThatDoesNotCompile_IsReportedAsItWasWritten()
    {
        var failure = await session.FailureAsync("while (true) { missing++; }");

        Assert.Equal("   at cell 1, line 1: while (true) { missing++; }", failure.Traceback[1]);
        Assert.Equal(failure.Traceback[1].IndexOf("missing", StringComparison.Ordinal), failure.Traceback[2].IndexOf('^', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Insert_ExceptionInALoop_NamesTheLine()
    {
        var failure = await session.FailureAsync("var all = new[] { 1, 0 };\nforeach (var x in all)\n{\n    Console.Write(1 / x);\n}");

        Assert.Contains("   at cell 1, line 4: Console.Write(1 / x);", failure.Traceback);
        Assert.Equal("System.DivideByZeroException", failure.Name);
    }
}
