using ParallelAsync.Measurement;
using ParallelAsync.Processes;

namespace ParallelAsync.Tests.Processes;

public sealed class BoundaryCostTests
{
    [Fact]
    public void PerMegabyte_OfATimingBesideThatOfASmallItem_IsTheDifference()
    {
        var cost = Cost(process: (20e-6, 820e-6), socket: (50e-6, 40e-6));

        Assert.Equal(800e-6, cost.PerMegabyte("another process"), 1e-12);
        // A noisy measurement must not say that a megabyte saves time.
        Assert.Equal(0, cost.PerMegabyte("socket"));
        Assert.Equal(0, cost.PerMegabyte("another thread"));
        Assert.Equal(200e-6, cost.WorthFrom("another process"), 1e-12);
    }

    [Fact]
    public void ToTable_AnyCost_HasARowForEachPlaceFromTheNearestOn()
    {
        var text = Cost(process: (20e-6, 820e-6), socket: (50e-6, 90e-6)).ToTable().ToText();

        Assert.Contains("another process", text, StringComparison.Ordinal);
        Assert.Contains("800 µs", text, StringComparison.Ordinal);
        Assert.Contains("0: shared memory", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MeasureAsync_RealWorkers_EveryPlaceAnswersAndNoProcessIsLeft()
    {
        var cost = await BoundaryCost.MeasureAsync(MeasureOptions.Once, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["method call", "another thread", "another process", "socket"], cost.Places);
        Assert.All(cost.Places, place => Assert.True(cost.PerItem(place) > 0));
    }

    private static BoundaryCost Cost((double Item, double Payload) process, (double Item, double Payload) socket)
    {
        return new(Set("items", process.Item, socket.Item), Set("payloads", process.Payload, socket.Payload));

        static Timings Set(string name, double process, double socket)
        {
            var timings = new Timings(name);
            (string Label, double Seconds)[] all = [("method call", 1e-9), ("another thread", 1e-6), ("another process", process), ("socket", socket)];
            foreach (var (label, seconds) in all)
                timings.Add(new Timing(label, [seconds]));
            return timings;
        }
    }
}
