using ParallelAsync.Charts;

namespace ParallelAsync.Tests.Charts;

public sealed class AxisTests
{
    [Theory]
    [InlineData(100, 1e7, "100|1 k|10 k|100 k|1 M|10 M")]
    [InlineData(0.05, 20, "0.05|0.1|0.2|0.5|1|2|5|10|20")]
    [InlineData(1.1, 1.9, "1.1|1.2|1.3|1.4|1.5|1.6|1.7|1.8|1.9")]
    [InlineData(1e-3, 1e14, "0.001|0.1|10|1 k|100 k|10 M|1 G|100 G|10 T")]
    public void Ticks_OnALog10Axis_AreRoundAndFew(double low, double high, string expected) =>
        Assert.Equal(expected.Split('|'), Labels(AxisScale.Log10, low, high));

    [Theory]
    [InlineData(1, 8, "1|2|4|8")]
    [InlineData(0.25, 2, "0.25|0.5|1|2")]
    [InlineData(1, 65536, "1|4|16|64|256|1,024|4,096|16,384|65,536")]
    [InlineData(1 << 19, 1 << 22, "524,288|2²⁰|2²¹|2²²")]
    public void Ticks_OnALog2Axis_ArePowersOfTwo(double low, double high, string expected) =>
        Assert.Equal(expected.Split('|'), Labels(AxisScale.Log2, low, high));

    [Theory]
    [InlineData(0, 22.3, "0|5|10|15|20")]
    [InlineData(-1, 1, "-1|-0.5|0|0.5|1")]
    [InlineData(0, 45000, "0|5 k|10 k|15 k|20 k|25 k|30 k|35 k|40 k|45 k")]
    public void Round_LinearRange_IsAFewRoundNumbers(double low, double high, string expected) =>
        Assert.Equal(expected.Replace("|5 k", "|5,000", StringComparison.Ordinal).Split('|'), AxisTick.Round(new(low, high)).Select(tick => tick.Label));

    [Theory]
    [InlineData(new double[] { 25, 30 }, false, 24.8, 30.2)]
    [InlineData(new double[] { 2, 30 }, false, 0, 31.2)]
    [InlineData(new double[] { 25, 30 }, true, 0, 31.2)]
    [InlineData(new double[] { -5, -1 }, true, -5.2, 0)]
    [InlineData(new double[] { 0, 10 }, false, -0.4, 10.4)]
    [InlineData(new double[] { double.NaN, double.PositiveInfinity }, false, 0, 1)]
    [InlineData(new double[] { }, true, 0, 1)]
    public void Fit_LinearAxis_ShowsAllDataAndZeroWhereItBelongs(double[] values, bool fromZero, double low, double high)
    {
        var range = AxisRange.Fit(new Axis("x"), values, fromZero);

        Assert.Equal(low, range.Low, 9);
        Assert.Equal(high, range.High, 9);
    }

    [Fact]
    public void Fit_BarsOnALogarithmicAxis_BeginAtThePowerOfTenBelowTheShortest() =>
        Assert.Equal(1000, AxisRange.Fit(new Axis("x", AxisScale.Log10), [10_000, 1e6], fromZero: true).Low);

    [Theory]
    [InlineData(10.0, null, 10, 31.2)]
    [InlineData(null, 10.0, 0, 10)]
    [InlineData(100.0, null, 100, 200)]
    public void Fit_LimitOfTheAxis_Holds(double? minimum, double? maximum, double low, double high)
    {
        var range = AxisRange.Fit(new Axis("x") { Minimum = minimum, Maximum = maximum }, [2, 30]);

        Assert.Equal((low, high), (range.Low, Math.Round(range.High, 9)));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(46.8312, "46.83")]
    [InlineData(977.88, "977.9")]
    [InlineData(1341, "1,341")]
    [InlineData(0.000123456, "0.0001235")]
    [InlineData(1e-9, "1e-9")]
    [InlineData(-2.5e12, "-2.5e+12")]
    [InlineData(9.99996, "10")]
    [InlineData(double.NaN, "n/a")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void Value_AnyNumber_HasFourDigits(double value, string expected) => Assert.Equal(expected, NumberText.Value(value));

    [Theory]
    [InlineData("", 10, "")]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("TensorPrimitives.Multiply (SIMD)", 20, "TensorPrimitives.|Multiply (SIMD)")]
    [InlineData("abcdefghij", 4, "abcd|efgh|ij")]
    [InlineData("first\nsecond", 20, "first|second")]
    public void Lines_LongText_BreaksWhereAReaderWould(string text, int width, string expected) => Assert.Equal(expected.Split('|'), TextWrap.Lines(text, width));

    private static IEnumerable<string> Labels(AxisScale scale, double low, double high) =>
        AxisTick.For(new Axis("x", scale), new(low, high), 100).Select(tick => tick.Label);
}
