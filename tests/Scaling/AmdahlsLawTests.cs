using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Scaling;

namespace ParallelAsync.Tests.Scaling;

public class AmdahlsLawTests
{
    private const double Rounding = 1 + 1e-12;

    private static readonly double[] NoNoise = new double[31];

    [Fact]
    public void Speedup_NothingParallel_IsOne() =>
        Prop.ForAll(Any.Workers.ToArbitrary(), workers => AmdahlsLaw.Speedup(0, workers) == 1).QuickCheckThrowOnFailure();

    [Fact]
    public void Speedup_EverythingParallel_IsTheNumberOfWorkers() =>
        Prop.ForAll(Any.Workers.ToArbitrary(), workers => Math.Abs(AmdahlsLaw.Speedup(1, workers) / workers - 1) < 1e-12).QuickCheckThrowOnFailure();

    [Fact]
    public void Speedup_AnyFractionAndWorkers_IsAtMostTheWorkersAndTheLimit() =>
        Prop.ForAll(Any.Fraction.ToArbitrary(), Any.Workers.ToArbitrary(), (fraction, workers) =>
            AmdahlsLaw.Speedup(fraction, workers) is >= 1 / Rounding and var speedup
            && speedup <= Math.Min(workers, AmdahlsLaw.Limit(fraction)) * Rounding).QuickCheckThrowOnFailure();

    [Fact]
    public void Speedup_MoreWorkers_IsNoLess() =>
        Prop.ForAll(Any.Fraction.ToArbitrary(), Any.Workers.ToArbitrary(), Any.Workers.ToArbitrary(), (fraction, workers, more) =>
            AmdahlsLaw.Speedup(fraction, workers) <= AmdahlsLaw.Speedup(fraction, workers + more) * Rounding).QuickCheckThrowOnFailure();

    [Fact]
    public void Speedup_LargerFraction_IsNoLess() =>
        Prop.ForAll(Any.Fraction.ToArbitrary(), Any.Fraction.ToArbitrary(), Any.Workers.ToArbitrary(), (one, other, workers) =>
            AmdahlsLaw.Speedup(Math.Min(one, other), workers) <= AmdahlsLaw.Speedup(Math.Max(one, other), workers) * Rounding).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(0.75, 4)]
    [InlineData(0.9, 10)]
    [InlineData(0.95, 20)]
    public void Limit_FractionsOfTheTalk_IsWhatTheirCurvesApproach(double fraction, double limit)
    {
        Assert.Equal(limit, AmdahlsLaw.Limit(fraction), 1e-12);
        Assert.InRange(AmdahlsLaw.Speedup(fraction, 65_536), 0.999 * limit, limit);
    }

    [Fact]
    public void Limit_EverythingParallel_IsInfinite() => Assert.Equal(double.PositiveInfinity, AmdahlsLaw.Limit(1));

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Speedup_FractionOutside_ThrowsAndNamesTheValue(double fraction)
    {
        var expected = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"got {fraction}");

        Assert.Contains(expected, Assert.Throws<ArgumentOutOfRangeException>("parallelFraction", () => AmdahlsLaw.Speedup(fraction, 2)).Message, StringComparison.Ordinal);
        Assert.Contains(expected, Assert.Throws<ArgumentOutOfRangeException>("parallelFraction", () => AmdahlsLaw.Limit(fraction)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.99)]
    [InlineData(-3)]
    [InlineData(double.NaN)]
    public void Speedup_NoWorker_ThrowsAndNamesTheValue(double workers)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(nameof(workers), () => AmdahlsLaw.Speedup(0.5, workers));

        Assert.Contains(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"got {workers}"), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ExactSpeedups_FindsTheFraction() =>
        Prop.ForAll(Any.Fraction.ToArbitrary(), fraction =>
        {
            var fit = AmdahlsLaw.Fit(Any.Measured(workers => AmdahlsLaw.Speedup(fraction, workers), NoNoise));
            return Math.Abs(fit.ParallelFraction - fraction) < 1e-9 && fit.Error < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_TwoWorkersOnly_FindsTheFraction() =>
        Prop.ForAll(Any.Fraction.ToArbitrary(), fraction =>
            Math.Abs(AmdahlsLaw.Fit([new(1, 1), new(2, AmdahlsLaw.Speedup(fraction, 2))]).ParallelFraction - fraction) < 1e-9).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_SpeedupsOffByFivePercent_FindsTheFractionWithinFiveHundredths() =>
        Prop.ForAll(Any.Fraction.ToArbitrary(), Any.Noise.ToArbitrary(), (fraction, noise) =>
            Math.Abs(AmdahlsLaw.Fit(Any.Measured(workers => AmdahlsLaw.Speedup(fraction, workers), noise)).ParallelFraction - fraction) < 0.05).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_NoisySpeedups_NoFractionNearbyHasSmallerErrors() =>
        Prop.ForAll(Any.Fraction.ToArbitrary(), Any.Noise.ToArbitrary(), (fraction, noise) =>
        {
            var measured = Any.Measured(workers => AmdahlsLaw.Speedup(fraction, workers), noise);
            var fit = AmdahlsLaw.Fit(measured);
            double ErrorOf(double p) => Math.Sqrt(measured.Average(point => Math.Pow(point.Speedup / AmdahlsLaw.Speedup(p, point.Workers) - 1, 2)));
            return Math.Abs(ErrorOf(fit.ParallelFraction) - fit.Error) < 1e-12
                && fit.Error <= ErrorOf(Math.Min(1, fit.ParallelFraction + 1e-3)) && fit.Error <= ErrorOf(Math.Max(0, fit.ParallelFraction - 1e-3));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_SlowdownOrMoreThanIdeal_StaysAFraction()
    {
        Assert.Equal(0, AmdahlsLaw.Fit([new(4, 0.5)]).ParallelFraction);
        Assert.Equal(1, AmdahlsLaw.Fit([new(4, 5)]).ParallelFraction);
    }

    [Fact]
    public void Fit_OneWorkerOnly_Throws()
    {
        Assert.Throws<ArgumentException>("measured", () => AmdahlsLaw.Fit([new(1, 1), new(1, 1.01)]));
        Assert.Throws<ArgumentException>("measured", () => AmdahlsLaw.Fit([]));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 0)]
    [InlineData(2, double.NaN)]
    [InlineData(2, double.PositiveInfinity)]
    public void MeasuredSpeedup_Impossible_Throws(int workers, double speedup) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeasuredSpeedup(workers, speedup));
}
