using ParallelAsync.Scaling;

namespace ParallelAsync.Tests.Scaling;

public class LawCurveTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    [InlineData(65_536)]
    public void Of_ManyWorkers_RunsFromOneToTheMost(double maxWorkers)
    {
        var line = LawCurve.Of("Ideal", maxWorkers, workers => workers);

        Assert.Equal(1, line.X[0]);
        Assert.Equal(maxWorkers, line.X[^1]);
        Assert.Equal(line.X, line.Y);
        Assert.Equal(line.X.Order(), line.X);
        Assert.All(line.X.Zip(line.X.Skip(1)), step => Assert.InRange(step.Second / step.First, 1.0, Math.Pow(2, 0.25) + 1e-9));
        Assert.False(line.Predicted);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(double.PositiveInfinity)]
    public void Of_NoRoomForALine_Throws(double maxWorkers) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(maxWorkers), () => LawCurve.Of("Ideal", maxWorkers, workers => workers));
}
