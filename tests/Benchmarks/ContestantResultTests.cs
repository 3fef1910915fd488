using ParallelAsync.Benchmarks.Comparison;

namespace ParallelAsync.Tests.Benchmarks;

public sealed class ContestantResultTests
{
    [Fact]
    public void RatioTo_SameItems_IsTheMedianOfTheRoundsRatiosNotTheRatioOfTheMedians()
    {
        // A machine that slows down: 2x in every round, whatever the medians say.
        var fast = Result("fast", Language.CSharp, 1, 2, 4);
        var slow = Result("slow", Language.Python, 2, 4, 24);

        var ratio = fast.RatioTo(slow);

        Assert.Equal((2.0, 2.0, 6.0), (ratio.Minimum, ratio.Median, ratio.Maximum));
        Assert.Equal(1 / 2.0, slow.RatioTo(fast).Median);
    }

    [Fact]
    public void RatioTo_OtherNumberOfItems_ComparesTheTimeOfAnItem()
    {
        var many = Result("many", Language.CSharp, 10) with { Contestant = new("many", Language.CSharp, "") { Items = 1000 } };
        var few = Result("few", Language.Python, 2) with { Contestant = new("few", Language.Python, "") { Items = 20 } };

        // 10 ms an item and 100 ms an item.
        Assert.Equal(10, many.RatioTo(few).Median, 12);
        Assert.Equal((100, 10), (many.ItemsPerSecond, few.ItemsPerSecond));
    }

    [Fact]
    public void Wall_SeveralPasses_IsTheirFiveNumberSummary()
    {
        var wall = Result("any", Language.Python, 4, 1, 3, 2, 10).Wall;

        Assert.Equal((1, 2, 3, 4, 10), (wall.Minimum, wall.LowerQuartile, wall.Median, wall.UpperQuartile, wall.Maximum));
    }

    [Fact]
    public void CpuSeconds_KnownInSomePasses_IsTheirMeanAndOtherwiseUnknown()
    {
        var result = new ContestantResult(new("any", Language.Python, ""));

        Assert.Equal(0.02, (result with { Passes = [new(0, 1, 0.01), new(1, 1, 0.03)] }).CpuSeconds!.Value, 12);
        Assert.Null((result with { Passes = [new(0, 1, null)] }).CpuSeconds);
    }

    [Fact]
    public void IsMeasured_SkippedOrFailedOrWithoutAPass_IsFalse()
    {
        var measured = Result("any", Language.Python, 1);

        Assert.True(measured.IsMeasured);
        Assert.False((measured with { Skipped = "no Python" }).IsMeasured);
        Assert.False((measured with { Failed = "another result" }).IsMeasured);
        Assert.False((measured with { Passes = [] }).IsMeasured);
    }

    internal static ContestantResult Result(string name, Language language, params double[] seconds) =>
        new(new(name, language, name)) { Passes = [.. seconds.Select((time, round) => new Pass(round, time, null))] };
}
