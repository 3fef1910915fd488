using ParallelAsync.Processes;

namespace ParallelAsync.Tests.Processes;

public sealed class PrimesTests
{
    [Theory]
    [InlineData(-5, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(10, 4)]
    [InlineData(100, 25)]
    [InlineData(1_000, 168)]
    [InlineData(100_000, 9_592)]
    public void CountBelow_KnownLimits_GivesTheKnownCounts(int limit, int count)
    {
        Assert.Equal(count, Primes.CountBelow(limit));
        Assert.Equal(count, LegacyPrimes.CountBelow(limit));
    }

    [Fact]
    public void CountBelow_EveryLimit_GrowsByOneAfterEachPrime()
    {
        for (var limit = 0; limit < 2_000; limit++)
        {
            var isPrime = limit > 1 && !Enumerable.Range(2, Math.Max(0, limit - 2)).Any(divisor => limit % divisor == 0);
            Assert.Equal(Primes.CountBelow(limit) + (isPrime ? 1 : 0), Primes.CountBelow(limit + 1));
        }
    }
}
