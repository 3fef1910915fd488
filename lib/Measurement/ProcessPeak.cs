using System.Diagnostics;
using System.Globalization;

namespace ParallelAsync.Measurement;

/// <summary>
/// The most threads and the most memory that this process has, from when this is made until it is disposed. It looks every 5 ms, from a
/// thread of its own, which it does not count: shorter peaks may pass unseen.
/// </summary>
/// <example><code>
/// using var peak = new ProcessPeak();
/// Work();
/// Console.WriteLine(peak.Threads);
/// </code></example>
public sealed class ProcessPeak : IDisposable
{
    private const string LinuxStatus = "/proc/self/status";
    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(5);

    private readonly Lock gate = new();
    private readonly ManualResetEventSlim stop = new();
    private readonly Func<(int Threads, long WorkingSetBytes)> read;
    private readonly Thread watcher;
    private bool disposed;
    private int threads;
    private long workingSetBytes;

    /// <summary>Begins to watch this process.</summary>
    public ProcessPeak()
        : this(ReadThisProcess)
    {
    }

    internal ProcessPeak(Func<(int Threads, long WorkingSetBytes)> read)
    {
        this.read = read;
        (StartThreads, StartWorkingSetBytes) = (threads, workingSetBytes) = read();
        watcher = new Thread(Watch) { Name = "process peak", IsBackground = true, Priority = ThreadPriority.AboveNormal };
        watcher.Start();
    }

    /// <summary>Threads of the process when this was made: those of the runtime and of the thread pool too.</summary>
    public int StartThreads { get; }

    /// <summary>Physical memory of the process when this was made, in bytes.</summary>
    public long StartWorkingSetBytes { get; }

    /// <summary>The most threads so far, those of <see cref="StartThreads"/> included.</summary>
    public int Threads => Look().Threads;

    /// <summary>The most physical memory so far, in bytes.</summary>
    public long WorkingSetBytes => Look().WorkingSetBytes;

    /// <summary>Looks once more and stops watching; the peaks stay.</summary>
    public void Dispose()
    {
        Look();
        lock (gate)
        {
            if (disposed)
                return;
            disposed = true;
        }

        stop.Set();
        watcher.Join();
        stop.Dispose();
    }

    private void Watch()
    {
        while (!stop.Wait(interval))
            Look();
    }

    private (int Threads, long WorkingSetBytes) Look()
    {
        lock (gate)
        {
            if (!disposed)
            {
                var now = read();
                threads = Math.Max(threads, now.Threads - 1);
                workingSetBytes = Math.Max(workingSetBytes, now.WorkingSetBytes);
            }

            return (threads, workingSetBytes);
        }
    }

    private static (int Threads, long WorkingSetBytes) ReadThisProcess() =>
        (OperatingSystem.IsLinux() ? LinuxThreads() : ProcessThreads(), Environment.WorkingSet);

    /// <summary>Elsewhere a process lists its threads one by one; for a thousand of them that costs more than the work that is watched.</summary>
    private static int LinuxThreads()
    {
        const string Name = "Threads:";
        var line = File.ReadLines(LinuxStatus).First(line => line.StartsWith(Name, StringComparison.Ordinal));
        return int.Parse(line.AsSpan(Name.Length), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
    }

    private static int ProcessThreads()
    {
        using var process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }
}
