using System.Text.RegularExpressions;
using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Jupyter;

namespace ParallelAsync.Tests.Kernel.Jupyter;

public sealed partial class ColouredTracebackTests
{
    [Theory]
    [InlineData("System.FormatException: why: so", "\e[1;31mSystem.FormatException\e[0m: why: so")]
    [InlineData("error CS0103: The name 'x'", "\e[1;31merror CS0103\e[0m: The name 'x'")]
    [InlineData("caused by System.Exception: why", "caused by \e[1;31mSystem.Exception\e[0m: why")]
    [InlineData("   at cell 3, line 2: var x = y;", "   at \e[34mcell 3, line 2\e[0m: \e[32mvar x = y;\e[0m")]
    [InlineData("   at setup.cs, line 12", "   at \e[34msetup.cs, line 12\e[0m")]
    [InlineData("   at System.Int32.Parse(String)", "   at System.Int32.Parse(String)")]
    [InlineData("      ^", "\e[1;31m      ^\e[0m")]
    [InlineData("The cell was interrupted.", "The cell was interrupted.")]
    public void Of_Line_IsColouredByWhatItIs(string line, string expected) => Assert.Equal([expected], ColouredTraceback.Of(new CellFailure("", "", [line])));

    [Fact]
    public void Of_AnyFailure_KeepsItsWords()
    {
        string[] lines = ["System.AggregateException: several\nlines: here", "   at cell 1, line 1: throw new Exception(\"a, line 2: b\");", "caused by X: y", ""];

        Assert.Equal(lines, ColouredTraceback.Of(new CellFailure("", "", lines)).Select(line => Escape().Replace(line, "")));
    }

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Escape();
}
