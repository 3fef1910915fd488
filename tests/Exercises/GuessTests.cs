using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Exercises;

namespace ParallelAsync.Tests.Exercises;

/// <summary>A prediction and what was measured, in a sentence.</summary>
public sealed class GuessTests
{
    private static readonly string[] Ways = ["cards", "pile", "same"];

    [Theory]
    [InlineData(4, 1.9, "Two cores: 1.9 times. You said 4: more than twice that. To see why, look at the timeline.")]
    [InlineData(2, 1.9, "Two cores: 1.9 times. You said 2: very close. To see why, look at the timeline.")]
    [InlineData(1, 1.9, "Two cores: 1.9 times. You said 1: less than that. To see why, look at the timeline.")]
    [InlineData(0, 1.9, "Two cores: 1.9 times. You said 0: less than a tenth of that. To see why, look at the timeline.")]
    [InlineData(3, 1.9, "Two cores: 1.9 times. You said 3: more than that. To see why, look at the timeline.")]
    [InlineData(1.5, 1.9, "Two cores: 1.9 times. You said 1.5: a bit less than that. To see why, look at the timeline.")]
    [InlineData(2.2, 1.9, "Two cores: 1.9 times. You said 2.2: a bit more than that. To see why, look at the timeline.")]
    [InlineData(-5, 1.9, "Two cores: 1.9 times. You said -5: less than that. To see why, look at the timeline.")]
    [InlineData(5, 12, "Two cores: 12 times. You said 5: less than half of that. To see why, look at the timeline.")]
    [InlineData(1_000, 12, "Two cores: 12 times. You said 1,000: more than ten times that. To see why, look at the timeline.")]
    [InlineData(1, 12, "Two cores: 12 times. You said 1: less than a tenth of that. To see why, look at the timeline.")]
    public void Compare_Number_SaysGuessMeasuredAndHowTheyDiffer(double guess, double measured, string expected) =>
        Assert.Equal(expected, Guess.Compare("Two cores", guess, measured, "times", "the timeline").ToString());

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    public void Compare_NoGuess_SaysWhatWasMeasured(double? guess) =>
        Assert.Equal("Two cores: 1.9 times. No guess yet.", Guess.Compare("Two cores", guess, 1.9, "times").ToString());

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Compare_NothingMeasured_Throws(double measured) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Guess.Compare("Two cores", 2, measured, "times"));

    [Theory]
    [InlineData(null, "Better: pile. No guess yet.")]
    [InlineData(" PILE ", "Better: pile. You said PILE: so it is.")]
    [InlineData("cards", "Better: pile. You said cards.")]
    [InlineData("loaf", "Better: pile. You said loaf, which is none of the choices: cards, pile, same.")]
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
        (guess, measured) => !Words(guess, measured).Contains(guess > measured ? "less" : "more", StringComparison.Ordinal)).QuickCheckThrowOnFailure();

    private static string Words(double guess, double measured) => Guess.Compare("It", guess, measured, "s").ToString().Split(": ")[^1];
}
