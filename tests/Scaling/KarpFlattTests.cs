using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Scaling;

namespace ParallelAsync.Tests.Scaling;

public class KarpFlattTests
{
    [Theory]
    [InlineData(977.88 / 46.83, 40, 0.023)]
    [InlineData(29.48 / 6.98, 8, 0.128)]
    public void SerialFraction_SpeedupsOfTheTalk_IsWhatTheySay(double speedup, int workers, double expected) =>
        Assert.Equal(expected, KarpFlatt.SerialFraction(speedup, workers), 5e-4);

    [Fact]
    public void SerialFraction_AmdahlsSpeedup_IsTheSerialFraction() =>
        Prop.ForAll(Any.Fraction.ToArbitrary(), Gen.Choose(2, 1_000).ToArbitrary(), (fraction, workers) =>
            Math.Abs(KarpFlatt.SerialFraction(new MeasuredSpeedup(workers, AmdahlsLaw.Speedup(fraction, workers))) - (1 - fraction)) < 1e-9).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(4, 4, 0)]
    [InlineData(1, 4, 1)]
    public void SerialFraction_IdealOrNoSpeedup_IsNothingOrAll(double speedup, int workers, double expected) =>
        Assert.Equal(expected, KarpFlatt.SerialFraction(speedup, workers), 1e-12);

    [Theory]
    [InlineData(0, 4, "speedup")]
    [InlineData(double.NaN, 4, "speedup")]
    [InlineData(2, 1, "workers")]
    [InlineData(2, 0, "workers")]
    public void SerialFraction_ArgumentOutside_Throws(double speedup, int workers, string name) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, () => KarpFlatt.SerialFraction(speedup, workers));
}
