using ParallelAsync.Charts;

namespace ParallelAsync.Measurement;

/// <summary>
/// How many threads the thread pool had while some work ran. It is begun and watched from a thread of its own, since a starved pool
/// would not run its watcher. Shows itself as a chart.
/// </summary>
/// <param name="Label">What ran.</param>
/// <param name="Wall">How long it took.</param>
/// <param name="CpuTime">The CPU time that the whole process spent meanwhile.</param>
/// <param name="Times">When the pool was looked at, in seconds since the work began.</param>
/// <param name="Threads">How many threads the pool had at each of these times, idle ones included.</param>
/// <param name="Busy">How many of them were running something, or were blocked in it.</param>
[TypeFormatterSource(typeof(ChartFormatterSource), PreferredMimeTypes = [MimeTypes.Plotly, MimeTypes.Png, MimeTypes.PlainText])]
public sealed record ThreadPoolHistory(
    string Label, TimeSpan Wall, TimeSpan CpuTime, IReadOnlyList<double> Times, IReadOnlyList<int> Threads, IReadOnlyList<int> Busy) : IChartSource
{
    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(5);

    /// <summary>The most threads that the pool had.</summary>
    public int PeakThreads => Threads.Max();

    /// <summary>The most threads that were at work at once.</summary>
    public int PeakBusy => Busy.Max();

    /// <summary>The wall-clock time as a timing of one sample, for tables and for the last notebook.</summary>
    /// <param name="items">How many items the work had.</param>
    public Timing ToTiming(long items = 1) => new(Label, [Wall.TotalSeconds])
    {
        Items = items,
        Workers = Math.Max(1, PeakBusy),
        CpuSeconds = CpuTime.TotalSeconds,
        WarmUpRuns = 0,
    };

    /// <summary>
    /// Runs the work and looks at the thread pool every 5 ms. Before it begins, the number of threads that the pool aims at is put back to
    /// its minimum, usually the number of cores, so that it does not profit from what ran before; threads that the pool still has stay. The
    /// work is begun from a thread outside of the pool: what it gives to the pool joins the one queue that all threads share, in order, as the
    /// requests to a server do.
    /// </summary>
    /// <param name="label">What runs.</param>
    /// <param name="work">The work.</param>
    /// <returns>The history, once the work is over; what the work throws comes out of it.</returns>
    public static Task<ThreadPoolHistory> RecordAsync(string label, Func<Task> work)
    {
        ThreadPool.GetMaxThreads(out var maximum, out var ports);
        ThreadPool.GetMinThreads(out var minimum, out _);
        ThreadPool.SetMaxThreads(minimum, ports);
        ThreadPool.SetMaxThreads(maximum, ports);
        return RecordAsync(label, work, TimeProvider.System, ReadPool);
    }

    /// <summary>The threads over time.</summary>
    public Chart ToChart() => ToChart($"Thread pool: {Label}", [this]);

    /// <summary>The threads over time of several runs, each from its own start.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="histories">The runs.</param>
    public static Chart ToChart(string title, IEnumerable<ThreadPoolHistory> histories) =>
        Chart.Lines(title, new("Time (s)"), new("Threads of the pool") { Minimum = 0 }, histories.Select(history => history.ToLine()));

    internal static async Task<ThreadPoolHistory> RecordAsync(string label, Func<Task> work, TimeProvider time, Func<(int Threads, int Busy)> read)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        ArgumentNullException.ThrowIfNull(work);
        var ended = new TaskCompletionSource<(Task Work, ThreadPoolHistory History)>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => ended.SetResult(Record(label, work, time, read))) { Name = "thread pool history", IsBackground = true, Priority = ThreadPriority.AboveNormal }.Start();
        var (task, history) = await ended.Task;
        await task;
        return history;
    }

    /// <summary>Begins the work and watches until it is over, on the calling thread.</summary>
    private static (Task Work, ThreadPoolHistory History) Record(string label, Func<Task> work, TimeProvider time, Func<(int Threads, int Busy)> read)
    {
        List<double> times = [];
        List<int> threads = [], busy = [];
        var cpu = Environment.CpuUsage.TotalTime;
        var start = time.GetTimestamp();
        Sample();
        var task = Begin(work);
        while (Task.WaitAny([task], interval) < 0)
            Sample();
        Sample();
        return (task, new(label, time.GetElapsedTime(start), Environment.CpuUsage.TotalTime - cpu, times, threads, busy));

        void Sample()
        {
            var (poolThreads, poolBusy) = read();
            times.Add(time.GetElapsedTime(start).TotalSeconds);
            threads.Add(poolThreads);
            busy.Add(poolBusy);
        }
    }

    // An async method: what the work throws before its first await comes out of the task like the rest.
    private static async Task Begin(Func<Task> work) => await work();

    private static (int Threads, int Busy) ReadPool()
    {
        ThreadPool.GetMaxThreads(out var maximum, out _);
        ThreadPool.GetAvailableThreads(out var available, out _);
        return (ThreadPool.ThreadCount, maximum - available);
    }

    /// <summary>The points at which the number changes, so that thousands of equal samples do not fill the notebook.</summary>
    private Line ToLine()
    {
        var steps = Enumerable.Range(0, Times.Count)
            .Where(index => index == 0 || index == Times.Count - 1 || Threads[index] != Threads[index - 1] || Threads[index] != Threads[index + 1]).ToList();
        return new(Label, [.. steps.Select(index => Times[index])], [.. steps.Select(index => (double)Threads[index])]);
    }
}
