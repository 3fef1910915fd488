using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Benchmarks.Comparison;

namespace ParallelAsync.Tests.Benchmarks;

public sealed class RoundOrderTests
{
    [Fact]
    public void Of_FirstRounds_RotateAndAlternateInDirection()
    {
        Assert.Equal([0, 1, 2, 3], RoundOrder.Of(0, 4));
        Assert.Equal([1, 0, 3, 2], RoundOrder.Of(1, 4));
        Assert.Equal([2, 3, 0, 1], RoundOrder.Of(2, 4));
        Assert.Equal([3, 2, 1, 0], RoundOrder.Of(3, 4));
        Assert.Equal(RoundOrder.Of(0, 4), RoundOrder.Of(4, 4));
    }

    [Fact]
    public void Of_AnyRound_HasEachContestantOnce() => Prop.ForAll(
        Gen.Choose(0, 100).Zip(Gen.Choose(0, 20)).ToArbitrary(),
        pair => RoundOrder.Of(pair.Item1, pair.Item2).Order().SequenceEqual(Enumerable.Range(0, pair.Item2))).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_AsManyRoundsAsContestants_EachComesFirstOnce() => Prop.ForAll(
        Gen.Choose(1, 20).ToArbitrary(),
        count => Enumerable.Range(0, count).Select(round => RoundOrder.Of(round, count)[0]).Order().SequenceEqual(Enumerable.Range(0, count))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(15)]
    public void Of_TwoRounds_NeighboursRunInBothDirections(int count)
    {
        var orders = new[] { RoundOrder.Of(0, count), RoundOrder.Of(1, count) };

        bool Before(int round, int first, int second) => orders[round].Index().First(pair => pair.Item == first).Index < orders[round].Index().First(pair => pair.Item == second).Index;
        // All but the two between which the second round begins.
        Assert.All(Enumerable.Range(2, count - 3), contestant => Assert.NotEqual(Before(0, contestant, contestant + 1), Before(1, contestant, contestant + 1)));
    }

    [Fact]
    public void Of_NegativeRound_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => RoundOrder.Of(-1, 3));
}
