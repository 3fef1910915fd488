using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Scaling;

namespace ParallelAsync.Tests.Scaling;

public class MachineComparisonTests
{
    private static readonly MachineOffer Laptop = new("Laptop", 8, 0.1);
    private static readonly MachineOffer Server = new("256 cores", 256, 8);

    [Fact]
    public void Quotes_PartlyParallelWork_FollowAmdahlsLaw()
    {
        var comparison = new MachineComparison(0.9, hoursOnOneCore: 11, [Laptop, Server], valueOfAnHour: 3);

        var (laptop, server) = (comparison.Quotes[0], comparison.Quotes[1]);
        Assert.Equal(2.3375, laptop.Hours, 1e-9);
        Assert.Equal(0.23375, laptop.MachineCost, 1e-9);
        Assert.Equal(7.0125, laptop.WaitingCost, 1e-9);
        Assert.Equal(7.24625, laptop.Cost, 1e-9);
        Assert.Equal(11 * (0.1 + 0.9 / 256), server.Hours, 1e-9);
        Assert.Equal(1 / (0.1 + 0.9 / 256) / 256, server.Efficiency, 1e-9);
        Assert.Same(laptop, comparison.Cheapest);
        Assert.Same(server, comparison.Fastest);
    }

    [Fact]
    public void Answer_SerialWorkAndDearWaiting_DependsOnThePrice()
    {
        Assert.StartsWith("Laptop is the cheapest: 2.34 h, 7.25. 256 cores saves 1.20 h of it", new MachineComparison(0.9, 11, [Laptop, Server], 3).Answer, StringComparison.Ordinal);
        Assert.StartsWith("256 cores is both the fastest and the cheapest", new MachineComparison(0.9, 10, [Laptop, Server], 100).Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void ToTable_TwoMachines_MarksTheCheapestAndTheFastest()
    {
        var table = new MachineComparison(0.9, 11, [Laptop, Server], 3).ToTable();

        Assert.Equal(["Laptop", "8", "4.71", "59 %", "2.34 h", "0.23", "7.01", "7.25", "cheapest"], table.Rows[0]);
        Assert.Equal("fastest", table.Rows[1][^1]);
        Assert.Contains("p = 0.9, at most 10.0 times as fast", table.Note, StringComparison.Ordinal);
        Assert.Contains("p = 1, without a limit", new MachineComparison(1, 11, [Laptop]).ToTable().Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotes_MoreCores_AreNeverSlowerAndNeverCheaperByTheCoreHour() =>
        Prop.ForAll(Any.Fraction.ToArbitrary(), Gen.Choose(1, 500).ToArbitrary(), Gen.Choose(1, 500).ToArbitrary(), (fraction, cores, more) =>
        {
            // A core costs the same on both: then the smaller machine is at least as cheap.
            var quotes = new MachineComparison(fraction, 1, [new("few", cores, cores), new("many", cores + more, cores + more)]).Quotes;
            return quotes[1].Hours <= quotes[0].Hours + 1e-12 && quotes[1].Cost >= quotes[0].Cost - 1e-9;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(-0.1, 1, 0, "parallelFraction")]
    [InlineData(0.5, 0, 0, "hoursOnOneCore")]
    [InlineData(0.5, 1, -1, "valueOfAnHour")]
    public void Constructor_ArgumentOutside_Throws(double fraction, double hours, double value, string name) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, () => new MachineComparison(fraction, hours, [Laptop], value));

    [Fact]
    public void Constructor_NoOffer_Throws() => Assert.Throws<ArgumentException>("offers", () => new MachineComparison(0.5, 1, []));

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("x", 0, 1)]
    [InlineData("x", 1, -1)]
    public void MachineOffer_Impossible_Throws(string name, int cores, double price) =>
        Assert.ThrowsAny<ArgumentException>(() => new MachineOffer(name, cores, price));
}
