using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Scaling;

namespace ParallelAsync.Tests.Scaling;

public class UniversalScalabilityLawTests
{
    private static readonly double[] NoNoise = new double[31];

    private static readonly Gen<UniversalScalabilityLaw> Laws =
        from contention in Any.Fraction
        from coherency in Gen.OneOf(Gen.Constant(0.0), Gen.Choose(0, 10_000).Select(part => part / 1e5))
        from throughputOfOne in Gen.Choose(1, 1_000)
        select new UniversalScalabilityLaw(contention, coherency, throughputOfOne);

    [Fact]
    public void Throughput_OneWorker_IsThatOfOne() =>
        Prop.ForAll(Laws.ToArbitrary(), law => law.Speedup(1) == 1 && law.Throughput(1) == law.ThroughputOfOne).QuickCheckThrowOnFailure();

    [Fact]
    public void Speedup_NoCoherencyCost_IsAmdahls() =>
        Prop.ForAll(Any.Fraction.ToArbitrary(), Any.Workers.ToArbitrary(), (fraction, workers) =>
            Math.Abs(new UniversalScalabilityLaw(1 - fraction, 0).Speedup(workers) / AmdahlsLaw.Speedup(fraction, workers) - 1) < 1e-9).QuickCheckThrowOnFailure();

    [Fact]
    public void PeakWorkers_AnyLaw_NoOtherNumberHasMoreThroughput() =>
        Prop.ForAll(Laws.ToArbitrary(), Any.Workers.ToArbitrary(), (law, workers) => law.Throughput(workers) <= law.PeakThroughput * (1 + 1e-9)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0.1, 0.001, 30)]
    [InlineData(0, 0.01, 10)]
    [InlineData(0.5, 2, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(0.1, 0, double.PositiveInfinity)]
    public void PeakWorkers_KnownLaws_IsTheRootOfTheirCosts(double contention, double coherency, double expected) =>
        Assert.Equal(expected, new UniversalScalabilityLaw(contention, coherency).PeakWorkers, 1e-9);

    [Theory]
    [InlineData(0.1, 0, 10)]
    [InlineData(0, 0, double.PositiveInfinity)]
    [InlineData(1, 0, 1)]
    public void PeakThroughput_NeverFalling_IsTheLimit(double contention, double coherency, double expected) =>
        Assert.Equal(expected, new UniversalScalabilityLaw(contention, coherency).PeakThroughput, 1e-9);

    [Fact]
    public void Fit_ExactSpeedups_FindsBothCoefficients() =>
        Prop.ForAll(Laws.ToArbitrary(), law =>
        {
            var fit = UniversalScalabilityLaw.Fit(Any.Measured(law.Speedup, NoNoise));
            return Math.Abs(fit.Law.Contention - law.Contention) < 1e-6 && Math.Abs(fit.Law.Coherency - law.Coherency) < 1e-6 && fit.Error < 1e-6;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_NoisySpeedups_NoPairNearbyHasSmallerErrors() =>
        Prop.ForAll(Laws.ToArbitrary(), Any.Noise.ToArbitrary(), (law, noise) =>
        {
            var measured = Any.Measured(law.Speedup, noise);
            var fit = UniversalScalabilityLaw.Fit(measured);
            double ErrorOf(double contention, double coherency)
            {
                var other = new UniversalScalabilityLaw(Math.Clamp(contention, 0, 1), Math.Max(0, coherency));
                return Math.Sqrt(measured.Average(point => Math.Pow(point.Speedup / other.Speedup(point.Workers) - 1, 2)));
            }

            var neighbours = from a in new[] { -1e-3, 0, 1e-3 } from b in new[] { -1e-4, 0, 1e-4 } select ErrorOf(fit.Law.Contention + a, fit.Law.Coherency + b);
            return neighbours.All(error => fit.Error <= error * (1 + 1e-9));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_TooFewNumbersOfWorkers_Throws() =>
        Assert.Throws<ArgumentException>("measured", () => UniversalScalabilityLaw.Fit([new(1, 1), new(2, 1.8), new(2, 1.9)]));

    [Theory]
    [InlineData(-0.1, 0, 1, "contention")]
    [InlineData(1.1, 0, 1, "contention")]
    [InlineData(0.1, -1, 1, "coherency")]
    [InlineData(0.1, double.PositiveInfinity, 1, "coherency")]
    [InlineData(0.1, 0, 0, "throughputOfOne")]
    public void Constructor_ArgumentOutside_Throws(double contention, double coherency, double throughputOfOne, string name) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, () => new UniversalScalabilityLaw(contention, coherency, throughputOfOne));

    [Theory]
    [InlineData(0)]
    [InlineData(double.PositiveInfinity)]
    public void Speedup_WorkersOutside_Throws(double workers) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(workers), () => new UniversalScalabilityLaw(0.1, 0).Speedup(workers));
}
