using System.Runtime;

namespace ParallelAsync.Measurement;

/// <summary>
/// How long and how often <see cref="Measure"/> runs the work, and the clock and meters it reads. The defaults take 1 to 1.7 s for an
/// approach whose run takes less than a tenth of a second; longer work takes five runs and a warm-up. Where much was compiled just before, up to 5 s come on top.
/// </summary>
public sealed record MeasureOptions
{
    /// <summary>The defaults: warm-up of 0.3 to 1 s, then settling (see <see cref="MaximumSettling"/>), then 0.5 s and at least 5 samples.</summary>
    public static MeasureOptions Default { get; } = new();

    /// <summary>For sweeps of many points: warm-up of 0.25 to 0.4 s, then settling (see <see cref="MaximumSettling"/>), then 0.1 s and at least 5 samples of 2 ms.</summary>
    public static MeasureOptions Quick { get; } = new()
    {
        MinimumTime = TimeSpan.FromSeconds(0.1),
        MaximumTime = TimeSpan.FromSeconds(2),
        SampleTime = TimeSpan.FromMilliseconds(2),
        MinimumWarmUp = TimeSpan.FromSeconds(0.25),
        MaximumWarmUp = TimeSpan.FromSeconds(0.4),
    };

    /// <summary>
    /// For work of many seconds: one single run, no warm-up. The table says so, because a first run also pays for compiling and for cold
    /// caches.
    /// </summary>
    public static MeasureOptions Once { get; } = new() { MinimumSamples = 1, MaximumSamples = 1, MaximumWarmUp = TimeSpan.Zero };

    /// <summary>Samples to take at least, 1 or more, unless <see cref="MaximumTime"/> ends the measurement first.</summary>
    public int MinimumSamples { get; init; } = 5;

    /// <summary>Samples to take at most, not below <see cref="MinimumSamples"/>.</summary>
    public int MaximumSamples { get; init; } = 200;

    /// <summary>
    /// Time that the samples of an approach fill at least, together, unless <see cref="MaximumSamples"/> is reached first.
    /// </summary>
    public TimeSpan MinimumTime { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// Once the samples of an approach have taken this long together, no further one is begun. One sample is always taken.
    /// </summary>
    public TimeSpan MaximumTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long one sample should last at least. Work shorter than this is run several times in a row for one sample, the number sized from
    /// a trial during the warm-up, and the sample is divided by it. 10 ms hide the clock's own 25 ns and its rare steps behind five digits.
    /// </summary>
    public TimeSpan SampleTime { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// Runs that the warm-up takes at least. .NET compiles a method again after 30 calls, to observe it, and after 30 more, fully
    /// optimised.
    /// </summary>
    public int MinimumWarmUpRuns { get; init; } = 60;

    /// <summary>
    /// Time that the warm-up takes at least. Before each of the two recompilations .NET waits until 0.1 s have passed without new methods.
    /// </summary>
    public TimeSpan MinimumWarmUp { get; init; } = TimeSpan.FromSeconds(0.3);

    /// <summary>
    /// Once the warm-up has taken this long it ends, stable or not, so work that takes longer than this is warmed up by one run. Zero: no
    /// warm-up and no trial, so that a sample is one run.
    /// </summary>
    public TimeSpan MaximumWarmUp { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// After the warm-up we wait until .NET has compiled next to nothing for 0.15 s, or for this long: it compiles in the background, late where much
    /// else waits to be compiled, as after a chart was drawn, and takes a core for it. Zero: no settling; without a warm-up there is none either.
    /// </summary>
    public TimeSpan MaximumSettling { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many methods this process has compiled so far, all recompilations included.</summary>
    public Func<long> CompiledMethods { get; init; } = () => JitInfo.GetCompiledMethodCount();

    /// <summary>Lets some time pass, so that the compiler has a core for itself; synchronous measurements wait for it.</summary>
    public Func<TimeSpan, Task> Pause { get; init; } = Task.Delay;

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Reads CPU time, allocated bytes and collections so far; called just before and just after every sample.</summary>
    public Func<ResourceUsage> Probe { get; init; } = ResourceUsage.OfThisProcess;

    /// <summary>Collects all garbage; called before an approach's warm-up and before the first sample, never within one.</summary>
    public Action CollectGarbage { get; init; } = CollectAll;

    internal MeasureOptions Validated()
    {
        Require(MinimumSamples >= 1, nameof(MinimumSamples), "1 or more", MinimumSamples);
        Require(MaximumSamples >= MinimumSamples, nameof(MaximumSamples), $"{nameof(MinimumSamples)} ({MinimumSamples}) or more", MaximumSamples);
        Require(MinimumTime >= TimeSpan.Zero, nameof(MinimumTime), "zero or more", MinimumTime);
        Require(MaximumTime >= MinimumTime, nameof(MaximumTime), $"{nameof(MinimumTime)} ({MinimumTime}) or more", MaximumTime);
        Require(SampleTime >= TimeSpan.Zero, nameof(SampleTime), "zero or more", SampleTime);
        Require(MinimumWarmUpRuns >= 0, nameof(MinimumWarmUpRuns), "zero or more", MinimumWarmUpRuns);
        Require(MinimumWarmUp >= TimeSpan.Zero, nameof(MinimumWarmUp), "zero or more", MinimumWarmUp);
        Require(MaximumWarmUp >= TimeSpan.Zero, nameof(MaximumWarmUp), "zero or more", MaximumWarmUp);
        Require(MaximumSettling >= TimeSpan.Zero, nameof(MaximumSettling), "zero or more", MaximumSettling);
        return this;
    }

    /// <summary>The same options with exactly this many samples, however long they take.</summary>
    internal MeasureOptions WithSamples(int samples) => samples >= 1
        ? this with { MinimumSamples = samples, MaximumSamples = samples, MaximumTime = TimeSpan.MaxValue }
        : throw new ArgumentOutOfRangeException(nameof(samples), samples, $"Expected 1 sample or more, got {samples}.");

    private static void Require<T>(bool holds, string name, string expected, T actual)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, actual, $"Expected {name} to be {expected}, got {actual}.");
    }

    private static void CollectAll()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
