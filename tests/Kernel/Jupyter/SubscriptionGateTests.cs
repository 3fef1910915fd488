using Microsoft.Extensions.Time.Testing;
using ParallelAsync.Kernel.Jupyter;

namespace ParallelAsync.Tests.Kernel.Jupyter;

public sealed class SubscriptionGateTests
{
    private readonly FakeTimeProvider time = new();
    private readonly List<byte> sent = [];
    private readonly SubscriptionGate gate;

    public SubscriptionGateTests() => gate = new SubscriptionGate(frames => sent.Add(frames[0][0]), time);

    [Fact]
    public void Send_NobodyListens_HoldsUntilSomebodyDoes()
    {
        gate.Send([[1]]);
        gate.Send([[2]]);
        Assert.Empty(sent);

        gate.Open();
        gate.Send([[3]]);

        Assert.Equal([1, 2, 3], sent);
    }

    [Fact]
    public void LookAtClock_NobodyComes_LetsGoAfterAWhile()
    {
        time.Advance(SubscriptionGate.Patience);
        gate.Send([[1]]);
        time.Advance(SubscriptionGate.Patience - TimeSpan.FromSeconds(1));
        gate.LookAtClock();
        Assert.Empty(sent);

        time.Advance(TimeSpan.FromSeconds(1));
        gate.LookAtClock();

        Assert.Equal([1], sent);
    }

    [Fact]
    public void Open_Twice_SendsOnce()
    {
        gate.Send([[1]]);
        gate.Open();
        gate.Open();

        Assert.Equal([1], sent);
    }
}
