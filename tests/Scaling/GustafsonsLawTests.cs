using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Scaling;

namespace ParallelAsync.Tests.Scaling;

public class GustafsonsLawTests
{
    [Fact]
    public void Speedup_NothingOrEverythingParallel_IsOneOrTheWorkers() =>
        Prop.ForAll(Any.Workers.ToArbitrary(), workers => GustafsonsLaw.Speedup(0, workers) == 1 && GustafsonsLaw.Speedup(1, workers) == workers).QuickCheckThrowOnFailure();

    [Fact]
    public void Speedup_SameFraction_IsNoLessThanAmdahls() =>
        Prop.ForAll(Any.Fraction.ToArbitrary(), Any.Workers.ToArbitrary(), (fraction, workers) =>
            GustafsonsLaw.Speedup(fraction, workers) >= AmdahlsLaw.Speedup(fraction, workers) * (1 - 1e-12)).QuickCheckThrowOnFailure();

    [Fact]
    public void Speedup_FractionOfTheScaledTime_IsAmdahlsWithTheFractionOfTheTimeOfOne() =>
        // The same run seen from both ends: shared work that takes p on N workers takes p N on one.
        Prop.ForAll(Any.Fraction.ToArbitrary(), Any.Workers.ToArbitrary(), (fraction, workers) =>
        {
            var scaled = GustafsonsLaw.Speedup(fraction, workers);
            return Math.Abs(AmdahlsLaw.Speedup(Math.Min(1, fraction * workers / scaled), workers) / scaled - 1) < 1e-6;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(-0.5, 2, "parallelFraction")]
    [InlineData(1.5, 2, "parallelFraction")]
    [InlineData(0.5, 0, "workers")]
    [InlineData(0.5, double.PositiveInfinity, "workers")]
    public void Speedup_ArgumentOutside_Throws(double fraction, double workers, string name) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, () => GustafsonsLaw.Speedup(fraction, workers));
}
