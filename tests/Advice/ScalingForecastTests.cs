using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Advice;
using ParallelAsync.Scaling;

namespace ParallelAsync.Tests.Advice;

public sealed class ScalingForecastTests
{
    private static Gen<(double Fraction, long Seed)> Noisy { get; } =
        from percent in Gen.Choose(20, 99)
        from seed in Gen.Choose(1, 1_000_000)
        select (percent / 100.0, (long)seed);

    [Fact]
    public void Of_NoNoise_FindsTheFractionAndPredictsByIt() =>
        Prop.ForAll(Gen.Choose(0, 99).ToArbitrary(), percent =>
        {
            var fraction = percent / 100.0;
            var forecast = ScalingForecast.Of(Trials(fraction, _ => 1, 2), secondsAlone: 10)!;
            return Math.Abs(forecast.ParallelFraction.Value - fraction) < 1e-9
                && Math.Abs(forecast.Ceiling.Value * (1 - fraction) - 1) < 1e-6
                && Math.Abs(forecast.Predictions[^1].Seconds.Value - 10 / AmdahlsLaw.Speedup(fraction, 256)) < 1e-6
                && forecast.UniversalScalability is null && forecast.PeakWorkers is null;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_Noise_GivesIntervalsThatHoldTheValueAndAreOrdered() =>
        Prop.ForAll(Noisy.ToArbitrary(), noisy =>
        {
            var random = new Random((int)noisy.Seed);
            var forecast = ScalingForecast.Of(Trials(noisy.Fraction, _ => 1 + 0.05 * (random.NextDouble() - 0.5), 2, 4, 8), 10)!;
            return Ordered(forecast.ParallelFraction) && Ordered(forecast.Ceiling) && forecast.Predictions.All(prediction => Ordered(prediction.Seconds));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_ThroughputThatFalls_FindsThePeak()
    {
        var law = new UniversalScalabilityLaw(0.05, 0.001);
        var trials = new[] { 2, 4, 8, 16, 32, 64 }.ToDictionary(count => count, count => (IReadOnlyList<double>)[law.Speedup(count)]);

        var forecast = ScalingForecast.Of(trials, secondsAlone: 10)!;

        Assert.Equal(law.PeakWorkers, forecast.PeakWorkers!.Value.Value, 0.5);
        Assert.Null(forecast.PeakWorkers.Value.Low);
        Assert.Equal(10 / law.Speedup(64), forecast.Predictions[3].Seconds.Value, 0.01);
    }

    [Fact]
    public void Of_OneWorkerOnly_IsNothing() => Assert.Null(ScalingForecast.Of(new Dictionary<int, IReadOnlyList<double>> { [1] = [1] }, 10));

    // Tables of the distribution, such as Student's own (1908), give these.
    [Theory]
    [InlineData(1, 12.706)]
    [InlineData(2, 4.303)]
    [InlineData(3, 3.182)]
    [InlineData(5, 2.571)]
    [InlineData(10, 2.228)]
    [InlineData(30, 2.042)]
    [InlineData(1_000, 1.962)]
    public void Quantile_AnyDegreesOfFreedom_IsThatOfTheTables(int degrees, double expected) => Assert.Equal(expected, StudentsT.Quantile(degrees), expected * 0.012);

    private static Dictionary<int, IReadOnlyList<double>> Trials(double fraction, Func<int, double> noise, params int[] workers) =>
        workers.ToDictionary(count => count, count => (IReadOnlyList<double>)[.. Enumerable.Range(0, 5).Select(round => AmdahlsLaw.Speedup(fraction, count) * noise(round))]);

    private static bool Ordered(Estimate estimate) => estimate.Low <= estimate.Value && estimate.Value <= estimate.High;
}
