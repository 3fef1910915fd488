namespace ParallelAsync.Measurement;

/// <summary>
/// The warm-up and the samples of one approach: says how many runs come next, is told how long they took, and becomes a <see
/// cref="Timing"/> at the end. Knows nothing of how the runs are made, so that synchronous and asynchronous work share it.
/// </summary>
internal sealed class Sampler(Approach approach, long items, int workers, MeasureOptions options)
{
    // A trial too short for the clock asks for more runs, but a stopped clock must not ask for ever.
    private const int MaximumRuns = 1 << 23;
    private const int MaximumWarmUpRuns = 1 << 28;
    private const int MaximumWarmUpBatches = 500;
    private const int StableBatches = 3;
    private const double Gain = 0.95;

    private readonly List<double> samples = [];
    private ResourceUsage used;
    private double warmUpSeconds;
    private double fastest = double.PositiveInfinity;
    private int warmUpBatches;
    private int batchesWithoutGain;
    private int warmUpRuns;

    public Approach Approach => approach;

    /// <summary>Runs that the next batch makes.</summary>
    public int Runs { get; private set; } = 1;

    public bool WarmingUp { get; private set; } = options.MaximumWarmUp > TimeSpan.Zero;

    /// <summary>Whether a batch is thrown away although the warm-up is over.</summary>
    public bool Settling { get; set; }

    /// <summary>Seconds of a run in the fastest batch of the warm-up; infinite without a warm-up.</summary>
    public double SecondsPerRun => fastest;

    public int Samples => samples.Count;

    /// <summary>Seconds in the samples so far, warm-up not included.</summary>
    public double SampledSeconds { get; private set; }

    public MeasureProgress Progress => new(approach.Label, WarmingUp, Samples, TimeSpan.FromSeconds(warmUpSeconds + SampledSeconds));

    /// <summary>Reads the meters, then the clock, so that the meters' own cost is not in the time.</summary>
    public (ResourceUsage Used, long Timestamp) Start() => (options.Probe(), options.TimeProvider.GetTimestamp());

    public void Stop((ResourceUsage Used, long Timestamp) start)
    {
        // Not GetElapsedTime, which would round to 100 ns.
        var seconds = (options.TimeProvider.GetTimestamp() - start.Timestamp) / (double)options.TimeProvider.TimestampFrequency;
        if (WarmingUp)
        {
            AddWarmUp(seconds);
            return;
        }

        if (Settling)
        {
            warmUpRuns += Runs;
            if (seconds < options.SampleTime.TotalSeconds)
                Runs = MoreRuns(seconds);
            return;
        }

        used += options.Probe() - start.Used;
        samples.Add(seconds / Runs);
        SampledSeconds += seconds;
    }

    public Timing ToTiming()
    {
        var runs = (double)samples.Count * Runs;
        return new(approach.Label, samples)
        {
            Items = items,
            Workers = workers,
            RunsPerSample = Runs,
            WarmUpRuns = warmUpRuns,
            CpuSeconds = used.Cpu.TotalSeconds / runs,
            AllocatedBytes = used.AllocatedBytes / runs,
            Collections = used.Collections,
        };
    }

    private void AddWarmUp(double seconds)
    {
        warmUpBatches++;
        warmUpRuns += Runs;
        warmUpSeconds += seconds;
        var perRun = seconds / Runs;
        batchesWithoutGain = perRun < fastest * Gain ? 0 : batchesWithoutGain + 1;
        fastest = Math.Min(fastest, perRun);

        var longEnough = seconds >= options.SampleTime.TotalSeconds;
        var enough = warmUpRuns >= options.MinimumWarmUpRuns && warmUpSeconds >= options.MinimumWarmUp.TotalSeconds;
        var bound = warmUpSeconds >= options.MaximumWarmUp.TotalSeconds
            || warmUpBatches >= MaximumWarmUpBatches
            || warmUpRuns >= MaximumWarmUpRuns;
        WarmingUp = !bound && !(longEnough && enough && batchesWithoutGain >= StableBatches);
        if (!longEnough)
            Runs = MoreRuns(seconds);
    }

    /// <summary>
    /// As many runs as fill a sample at the speed just seen and a tenth more, but not more than eight times as many: first runs are
    /// untypical.
    /// </summary>
    private int MoreRuns(double seconds)
    {
        var wanted = seconds > 0 ? Math.Ceiling(1.1 * Runs * options.SampleTime.TotalSeconds / seconds) : double.PositiveInfinity;
        return (int)Math.Min(Math.Clamp(wanted, Runs + 1, 8.0 * Runs), MaximumRuns);
    }
}
