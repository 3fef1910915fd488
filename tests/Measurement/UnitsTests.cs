using ParallelAsync.Measurement;

namespace ParallelAsync.Tests.Measurement;

public sealed class UnitsTests
{
    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(1.234e-9, "1.23 ns")]
    [InlineData(4.5e-11, "0.0450 ns")]
    [InlineData(0.0000123456, "12.3 µs")]
    [InlineData(0.000999, "999 µs")]
    [InlineData(0.0009996, "1.00 ms")]
    [InlineData(0.9999, "1.00 s")]
    [InlineData(46.83, "46.8 s")]
    [InlineData(977.88, "978 s")]
    [InlineData(12345.6, "12,346 s")]
    [InlineData(double.PositiveInfinity, "–")]
    public void Time_AnySize_HasThreeDigitsAndAUnit(double seconds, string expected) => Assert.Equal(expected, Units.Time(seconds));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(0.001, "0 B")]
    [InlineData(0.25, "0.250 B")]
    [InlineData(8, "8 B")]
    [InlineData(12.5, "12.5 B")]
    [InlineData(1000, "1.00 kB")]
    [InlineData(4_000_024, "4.00 MB")]
    [InlineData(1.15e9, "1.15 GB")]
    public void Bytes_AnySize_HaveDecimalPrefixes(double amount, string expected) => Assert.Equal(expected, Units.Bytes(amount));

    [Theory]
    [InlineData(0.1022, "0.102")]
    [InlineData(2, "2")]
    [InlineData(2.136, "2.14")]
    [InlineData(1500, "1.50 k")]
    [InlineData(123_456_789, "123 M")]
    [InlineData(999_900_000, "1.00 G")]
    public void Count_AnySize_HasAPrefix(double amount, string expected) => Assert.Equal(expected, Units.Count(amount));

    [Theory]
    [InlineData(0.52, "52 %")]
    [InlineData(0, "0 %")]
    [InlineData(1.004, "100 %")]
    public void Percent_Ratio_IsWhole(double ratio, string expected) => Assert.Equal(expected, Units.Percent(ratio));

    [Fact]
    public void Quartiles_AreInTheUnitOfTheMedian() =>
        Assert.Equal("0.900 to 1,200 ms", Units.Quartiles(new(0.0001, 0.0009, 0.002, 1.2, 3)));
}
