using ParallelAsync.Measurement;

namespace ParallelAsync.Advice;

/// <summary>Adds up plain-loop trials until the time of an item is known.</summary>
internal sealed class Sampling(int items)
{
    // Timing one item costs about 50 ns.
    private const double ShortestTimed = 5e-6;
    private const int Slowest = 3;

    private readonly List<(int Position, double Seconds)> single = [];
    private readonly List<double> blockMeans = [];
    private double seconds;
    private double cpuSeconds;
    private double bytes;
    private double pauseSeconds;
    private int sampled;
    private int failed;
    private string? failure;
    private int overloaded;

    public int Sampled => sampled;

    public double SecondsPerItem => seconds / Math.Max(1, sampled);

    /// <summary>Whether single items are long enough to be timed.</summary>
    public static bool TimesSingleItems(double secondsPerItem) => secondsPerItem >= ShortestTimed;

    /// <summary>The relative standard error of the mean, from single items or, where those are too short, from blocks of them; infinite when unknown.</summary>
    public double RelativeError => single.Count >= 2 ? ErrorOf([.. single.Select(item => item.Seconds)], single.Count >= items) : ErrorOf(blockMeans, false);

    public void Add(Trial trial)
    {
        seconds += trial.Seconds;
        cpuSeconds += trial.Used.Cpu.TotalSeconds;
        bytes += trial.Used.AllocatedBytes;
        pauseSeconds += trial.PauseSeconds;
        sampled += trial.Completed;
        failed += trial.Failed;
        failure ??= trial.Failure;
        overloaded += trial.Overloaded;
        if (trial.Completed > 0)
            blockMeans.Add(trial.Seconds / trial.Completed);
        if (trial.ItemSeconds is { } times)
        {
            for (var index = 0; index < times.Count && single.Count < items; index++)
            {
                if (times[index] > 0)
                    single.Add((trial.Set[index], times[index]));
            }
        }
    }

    public WorkProfile ToProfile(Func<int, string> nameOf)
    {
        var timed = single.Count >= 2;
        double[] times = [.. single.Select(item => item.Seconds)];
        return new()
        {
            Items = items,
            Sampled = Math.Min(items, sampled),
            SecondsPerItem = SecondsPerItem,
            RelativeError = double.IsFinite(RelativeError) ? RelativeError : null,
            CpuSecondsPerItem = cpuSeconds / Math.Max(1, sampled),
            WaitingShare = seconds > 0 ? Math.Clamp(1 - cpuSeconds / seconds, 0, 1) : 0,
            BytesPerItem = bytes / Math.Max(1, sampled),
            GarbageCollectionShare = seconds > 0 ? Math.Clamp(pauseSeconds / seconds, 0, 1) : 0,
            ItemSeconds = timed ? FiveNumberSummary.Of(times) : null,
            Skewness = timed ? SkewnessOf(times) : null,
            Slowest = timed
                ? [.. single.GroupBy(item => item.Position).Select(item => (Position: item.Key, Seconds: item.Min(one => one.Seconds)))
                    .OrderByDescending(item => item.Seconds).Take(Slowest).Select(item => new SlowItem(nameOf(item.Position), item.Seconds))]
                : [],
            FailureShare = (double)failed / Math.Max(1, sampled),
            Failure = failure,
            OverloadShare = (double)overloaded / Math.Max(1, sampled),
        };
    }

    // Of all items the mean is known: what is left is noise of the machine, which the race sees.
    private static double ErrorOf(List<double> values, bool isAll)
    {
        if (values.Count < 2)
            return double.PositiveInfinity;
        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
        return isAll ? 0 : Math.Sqrt(variance / values.Count) / mean;
    }

    private static double SkewnessOf(double[] values)
    {
        var mean = values.Average();
        var (second, third) = (values.Average(value => Math.Pow(value - mean, 2)), values.Average(value => Math.Pow(value - mean, 3)));
        return second > 0 ? third / Math.Pow(second, 1.5) : 0;
    }
}
