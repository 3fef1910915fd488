using Microsoft.Extensions.Time.Testing;
using ParallelAsync.Measurement;

namespace ParallelAsync.Tests.Measurement;

/// <summary>A clock, a CPU meter and a heap that move only when some work says so, and a log of what was done.</summary>
internal sealed class WorkMeter
{
    private ResourceUsage usage;

    public FakeTimeProvider Clock { get; } = new(new(2026, 5, 4, 3, 2, 1, TimeSpan.Zero));

    public List<string> Log { get; } = [];

    public MeasureOptions Options => MeasureOptions.Default with
    {
        TimeProvider = Clock,
        Probe = () => usage,
        CollectGarbage = () => Log.Add("collect"),
        Pause = time =>
        {
            Clock.Advance(time);
            return Task.CompletedTask;
        },
        MaximumSettling = TimeSpan.Zero,
    };

    /// <summary>No warm-up: what the log holds are samples.</summary>
    public MeasureOptions Cold => Options with { MaximumWarmUp = TimeSpan.Zero };

    public void Work(string name, double seconds, double cpuSeconds = 0, long bytes = 0)
    {
        Log.Add(name);
        Clock.Advance(TimeSpan.FromSeconds(seconds));
        usage += new ResourceUsage(TimeSpan.FromSeconds(cpuSeconds), bytes, default);
    }
}
