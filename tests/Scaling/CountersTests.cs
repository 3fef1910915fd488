using ParallelAsync.Scaling;

namespace ParallelAsync.Tests.Scaling;

public class CountersTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(1_000, 1)]
    [InlineData(100_000, 4)]
    public void Run_SharedOrOwn_CountsEveryStepOfEveryWorker(long steps, int workers)
    {
        Assert.Equal(steps * workers, SharedCounter.Run(steps, workers));
        Assert.Equal(steps * workers, OwnCounters.Run(steps, workers));
    }

    [Fact]
    public void Run_OutOfRange_NamesTheArgument()
    {
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => SharedCounter.Run(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("workers", () => SharedCounter.Run(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => OwnCounters.Run(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("workers", () => OwnCounters.Run(1, 0));
    }

    [Fact]
    public void Source_OfBoth_DiffersInWhatIsIncremented()
    {
        Assert.Contains("Interlocked.Increment(ref count)", SharedCounter.Source.Text, StringComparison.Ordinal);
        Assert.Contains("Interlocked.Increment(ref own)", OwnCounters.Source.Text, StringComparison.Ordinal);
    }
}
