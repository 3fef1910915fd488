using ParallelAsync.Exercises;

namespace ParallelAsync.Tests.Exercises;

public sealed class CheckTests
{
    [Fact]
    public void Is_RightValues_AreSolvedAndCounted()
    {
        var check = Check.That(() => 6 * 7).Is(42).And(() => 1 + 1).Is(2);

        Assert.True(check.Solved);
        Assert.Equal("✔ **Solved.** All 2 answers are right.", check.ToMarkdown());
    }

    [Fact]
    public void Is_WrongValue_NamesQuestionExpectedFoundAndTheMistake()
    {
        var check = Check.That(() => 3 + 3).Is(9, (5, "That is less."), (6, "Multiply."));

        Assert.False(check.Solved);
        Assert.Equal("○ **Not solved yet.** `3 + 3` should be 9, and is 6. Multiply.", check.ToMarkdown());
        Assert.Equal("○ Not solved yet. 3 + 3 should be 9, and is 6. Multiply.", check.ToString());
    }

    [Fact]
    public void And_AfterAMistake_DoesNotRunAndKeepsTheFirst()
    {
        var ran = false;

        var check = Check.That(() => 1).Is(2).And(() => ran = true).Is(true).And(false, "Another.");

        Assert.False(ran);
        Assert.Equal("`1` should be 2, and is 1.", check.Problem);
    }

    [Fact]
    public void Is_CodeThatThrows_SaysWhatItThrew()
    {
        var check = Check.That(() => int.Parse("x", System.Globalization.CultureInfo.InvariantCulture)).Is(1);

        Assert.Contains("threw FormatException: `The input string 'x'", check.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.0, 1.0009, true)]
    [InlineData(1.0, 1.002, false)]
    [InlineData(1e-6, 1.1e-6, false)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, true)]
    [InlineData(1.0, double.NaN, false)]
    public void Is_FloatingPoint_AllowsAThousandth(double expected, double found, bool same) =>
        Assert.Equal(same, Check.That(() => found).Is(expected).Solved);

    [Fact]
    public void Is_Lists_AreComparedItemByItem()
    {
        Assert.True(Check.That(() => new List<int> { 1, 2 }).Is([1, 2]).Solved);
        Assert.Contains("should be 1, 2, and is 2, 1.", Check.That(() => new[] { 2, 1 }).Is([1, 2]).Problem, StringComparison.Ordinal);
        Assert.Contains("and is empty.", Check.That(() => Array.Empty<int>()).Is([1]).Problem, StringComparison.Ordinal);
        Assert.True(Check.That(() => (1.0, new[] { 1 })).Is((1.0001, new[] { 1 })).Solved);
    }

    [Fact]
    public void That_ConditionThatDoesNotHold_SaysWhy() => Assert.Equal("Read it once.", Check.That(1 + 1 == 3, "Read it once.").Problem);
}
