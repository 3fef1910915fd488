using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Measurement;

namespace ParallelAsync.Tests.Measurement;

public sealed class FiveNumberSummaryTests
{
    // The same cases on every run: a failure is then everybody's failure.
    private static readonly Config Config = Config.QuickThrowOnFailure.WithReplay(1977, 1_000_001);

    // Expected: numpy.percentile(samples, [0, 25, 50, 75, 100]) of NumPy 1.24.
    [Theory]
    [InlineData(new double[] { 7 }, new double[] { 7, 7, 7, 7, 7 })]
    [InlineData(new double[] { 2, 1 }, new double[] { 1, 1.25, 1.5, 1.75, 2 })]
    [InlineData(new double[] { 4, 1, 3, 2 }, new double[] { 1, 1.75, 2.5, 3.25, 4 })]
    [InlineData(new double[] { 15, 20, 35, 40, 50 }, new double[] { 15, 20, 35, 40, 50 })]
    [InlineData(new double[] { 3, 6, 7, 8, 8, 10, 13, 15, 16, 20 }, new double[] { 3, 7.25, 9, 14.5, 20 })]
    public void Of_KnownSamples_AgreesWithNumPy(double[] samples, double[] expected)
    {
        var summary = FiveNumberSummary.Of(samples);

        Assert.Equal<double[]>(expected, [summary.Minimum, summary.LowerQuartile, summary.Median, summary.UpperQuartile, summary.Maximum]);
        Assert.Equal(expected[3] - expected[1], summary.InterquartileRange);
    }

    [Fact]
    public void Of_AnySamples_IsOrderedAndDoesNotDependOnTheirOrder() =>
        Prop.ForAll(Samples.ToArbitrary(), samples =>
        {
            var summary = FiveNumberSummary.Of(samples);
            return summary.Minimum == samples.Min()
                && summary.Minimum <= summary.LowerQuartile && summary.LowerQuartile <= summary.Median
                && summary.Median <= summary.UpperQuartile && summary.UpperQuartile <= summary.Maximum
                && summary.Maximum == samples.Max()
                && summary == FiveNumberSummary.Of(Enumerable.Reverse(samples));
        }).Check(Config);

    [Fact]
    public void Of_AnySamples_HasHalfOfThemOnEachSideOfTheMedian() =>
        Prop.ForAll(Samples.ToArbitrary(), samples =>
        {
            var median = FiveNumberSummary.Of(samples).Median;
            return 2 * samples.Count(sample => sample <= median) >= samples.Count && 2 * samples.Count(sample => sample >= median) >= samples.Count;
        }).Check(Config);

    [Fact]
    public void Of_NoSamples_SaysSo() =>
        Assert.Contains("at least one sample", Assert.Throws<ArgumentException>(() => FiveNumberSummary.Of([])).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_NotANumber_SaysSo() =>
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => FiveNumberSummary.Of([1, double.NaN])).Message, StringComparison.Ordinal);

    private static Gen<List<double>> Samples => Gen.Choose(0, 1_000_000).Select(number => number / 7.0).NonEmptyListOf().Select(samples => samples.ToList());
}
