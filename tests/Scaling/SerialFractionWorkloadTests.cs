using ParallelAsync.Scaling;

namespace ParallelAsync.Tests.Scaling;

public class SerialFractionWorkloadTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Run_AnyNumberOfWorkers_GivesTheSameChecksum(double parallelFraction)
    {
        var workload = new SerialFractionWorkload(parallelFraction, steps: 1_000_000);
        var token = TestContext.Current.CancellationToken;

        Assert.Single(new[] { 1, 2, 3, 8 }.Select(workers => workload.Run(workers, token)).Distinct());
    }

    [Fact]
    public void Run_OtherFraction_DoesOtherSteps()
    {
        var token = TestContext.Current.CancellationToken;

        Assert.NotEqual(new SerialFractionWorkload(0.5, 1_000_000).Run(1, token), new SerialFractionWorkload(0.6, 1_000_000).Run(1, token));
    }

    [Fact]
    public void Run_Cancelled_Throws() =>
        Assert.Throws<OperationCanceledException>(() => new SerialFractionWorkload(0.5, 1_000_000).Run(2, new CancellationToken(canceled: true)));

    [Theory]
    [InlineData(-0.1, 1_000_000, "parallelFraction")]
    [InlineData(1.1, 1_000_000, "parallelFraction")]
    [InlineData(0.5, 999_999, "steps")]
    public void Constructor_ArgumentOutside_Throws(double parallelFraction, long steps, string name) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, () => new SerialFractionWorkload(parallelFraction, steps));

    [Fact]
    public void Run_NoWorker_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>("workers", () => new SerialFractionWorkload(0.5, 1_000_000).Run(0, TestContext.Current.CancellationToken));

    [Fact]
    public void CpuWork_ManyStepsFromAnySeed_NeverStaysWhereItIs()
    {
        Assert.Equal(100, Enumerable.Range(0, 100).Select(steps => CpuWork.Run(steps, seed: 0)).Distinct().Count());
        Assert.Equal(100, Enumerable.Range(0, 100).Select(seed => CpuWork.Run(10, (ulong)seed)).Distinct().Count());
    }

    [Fact]
    public void CpuWork_StepsOfTwoRuns_AreThoseOfOne()
    {
        // Xorshift by hand from the state 2 x 1 + 1.
        var state = 3UL;
        for (var step = 0; step < 5; step++)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
        }

        Assert.Equal(state, CpuWork.Run(5, seed: 1));
    }
}
