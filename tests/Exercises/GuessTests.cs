using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Exercises;

namespace ParallelAsync.Tests.Exercises;

/// <summary>A prediction and what was measured, in a sentence.</summary>
public sealed class GuessTests
{
    private static readonly string[] Ways = ["cards", "pile", "same"];

    [Theory]
    [InlineData(4, 1.9, "You said 4 times. Two cores: 1.9 times: less than half of that. Look at the timeline.")]
    [InlineData(2, 1.9, "You said 2 times. Two cores: 1.9 times: very close. Look at the timeline.")]
    [InlineData(1, 1.9, "You said 1 times. Two cores: 1.9 times: more than that. Look at the timeline.")]
    [InlineData(0, 1.9, "You said 0 times. Two cores: 1.9 times: more than that. Look at the timeline.")]
    [InlineData(1, 12, "You said 1 times. Two cores: 12 times: more than ten times that. Look at the timeline.")]
    public void Compare_Number_SaysGuessMeasuredAndHowTheyDiffer(double guess, double measured, string expected) =>
        Assert.Equal(expected, Guess.Compare("Two cores", guess, measured, "times", "the timeline").ToString());

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    public void Compare_NoGuess_SaysWhatWasMeasured(double? guess) =>
        Assert.Equal("No guess yet. Two cores: 1.9 times.", Guess.Compare("Two cores", guess, 1.9, "times").ToString());

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Compare_NothingMeasured_Throws(double measured) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Guess.Compare("Two cores", 2, measured, "times"));

    [Theory]
    [InlineData(null, "No guess yet. Better: pile.")]
    [InlineData(" PILE ", "You said PILE. Better: pile: just as you said.")]
    [InlineData("cards", "You said cards. Better: pile: another one.")]
    [InlineData("loaf", "You said loaf; the choices are cards, pile, same. Better: pile.")]
    public void Choose_Choice_SaysBoth(string? guess, string expected) =>
        Assert.Equal(expected, Guess.Choose("Better", guess, "pile", Ways).ToString());

    [Fact]
    public void Choose_FoundIsNoChoice_Throws() => Assert.Throws<ArgumentException>(() => Guess.Choose("Better", null, "loaf", Ways));

    [Fact]
    public void Compare_AnyScale_SaysTheSameWords() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>().Filter(n => n is > 0 and < 10_000),
        ArbMap.Default.ArbFor<int>().Filter(n => n is > 0 and < 10_000),
        (guess, measured) => Words(guess, measured) == Words(1024.0 * guess, 1024.0 * measured)).QuickCheckThrowOnFailure();

    [Fact]
    public void Compare_TwoOrders_NeverSaysMoreAndLessOfTheSame() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>().Filter(n => n is > 0 and < 10_000),
        ArbMap.Default.ArbFor<int>().Filter(n => n is > 0 and < 10_000),
        (guess, measured) => !Words(guess, measured).StartsWith(measured > guess ? "less" : "more", StringComparison.Ordinal)).QuickCheckThrowOnFailure();

    private static string Words(double guess, double measured) => Guess.Compare("It", guess, measured, "s").ToString().Split(": ")[^1];
}
