using ParallelAsync.Cafe;

namespace ParallelAsync.Tests.Cafe;

public sealed class SliceTests
{
    [Fact]
    public void Loaf_Hundred_IsTwoHundredGoldenMinutes()
    {
        var loaf = Slice.Loaf(100);

        Assert.Equal(Enumerable.Range(1, 100), loaf.Select(slice => slice.Number));
        Assert.Equal(200, loaf.Sum(slice => slice.Minutes));
    }

    [Theory]
    [InlineData(Doneness.Light, 1)]
    [InlineData(Doneness.Golden, 2)]
    [InlineData(Doneness.Dark, 4)]
    public void Minutes_OfADoneness_AreAsDocumented(Doneness doneness, double minutes) => Assert.Equal(minutes, new Slice(1, doneness).Minutes);

    [Fact]
    public void Minutes_OfNoDoneness_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Slice(1, (Doneness)7).Minutes);

    [Fact]
    public void Orders_OfOneSeed_AreTheSameAndOfAnotherAreNot()
    {
        Assert.Equal(Slice.Orders(100, 42), Slice.Orders(100, 42));
        Assert.NotEqual(Slice.Orders(100, 42), Slice.Orders(100, 43));
    }

    [Fact]
    public void Orders_FiveAtATime_AreAlikeAndHalfOfThemLight()
    {
        var orders = Slice.Orders(20_000, 1);

        Assert.Equal(Enumerable.Range(1, 20_000), orders.Select(slice => slice.Number));
        Assert.All(orders.Chunk(5), order => Assert.Single(order.Select(slice => slice.Doneness).Distinct()));
        // 4,000 orders: a share p has a standard deviation of sqrt(p (1 - p) / 4000), below 0.8 %.
        Assert.InRange(orders.Count(slice => slice.Doneness == Doneness.Light) / 20_000.0, 0.46, 0.54);
        Assert.InRange(orders.Count(slice => slice.Doneness == Doneness.Dark) / 20_000.0, 0.21, 0.29);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(99)]
    public void Orders_AnyCount_AreThatMany(int count) => Assert.Equal(count, Slice.Orders(count, 3).Length);

    [Fact]
    public void LoafAndOrders_OfNothing_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Slice.Loaf(0));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Slice.Orders(0, 1));
    }
}
