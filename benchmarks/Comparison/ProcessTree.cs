using System.Globalization;

namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>A process and all that it started, seen from outside. On Linux only: elsewhere nothing is known, and said to be so.</summary>
/// <param name="root">The id of the process.</param>
internal sealed class ProcessTree(int root)
{
    /// <summary>The clock that the kernel counts processor time with, as programs see it (USER_HZ), in ticks a second: 100 on every system that .NET runs on.</summary>
    private const double TicksASecond = 100;

    // Numbers of /proc/PID/stat (proc(5)), counted from the state, which is the first behind the name in brackets.
    private const int Parent = 1, FirstTime = 11, Times = 4;

    /// <summary>Whether anything is known here.</summary>
    public static bool IsKnown { get; } = OperatingSystem.IsLinux();

    /// <summary>
    /// Processor seconds, user and kernel mode, that the tree has used so far, those of processes that ended within it and were waited for included. In steps of 10 ms for each
    /// process. Null where it is not known.
    /// </summary>
    public double? CpuSeconds() => !IsKnown ? null : Processes().Sum(process => process.Stat[FirstTime..(FirstTime + Times)].Sum(Number)) / TicksASecond;

    /// <summary>
    /// Bytes of physical memory that the tree has allocated now, without mapped files: programs and libraries, which the system shares among all that run them. A page that several
    /// processes share since a fork counts once (proportional set size). Null where it is not known.
    /// </summary>
    public long? MemoryBytes() => !IsKnown ? null : Processes().Sum(process => MemoryOf(process.Id));

    /// <summary>The processes of the tree, the root first, with the words of their lines in /proc.</summary>
    private List<(int Id, string[] Stat)> Processes()
    {
        var all = new List<(int Id, string[] Stat)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Read($"{folder}/stat") is { } line)
                all.Add((id, line[(line.LastIndexOf(')') + 2)..].Split(' ')));
        }

        var children = all.ToLookup(process => (int)Number(process.Stat[Parent]));
        var tree = all.Where(process => process.Id == root).ToList();
        for (var i = 0; i < tree.Count; i++)
            tree.AddRange(children[tree[i].Id]);
        return tree;
    }

    // Kernels before 5.4 say only how much each process has, shared pages included.
    private static long MemoryOf(int id) =>
        Bytes(Read($"/proc/{id}/smaps_rollup"), "Pss_Anon:", "Pss_Shmem:") ?? Bytes(Read($"/proc/{id}/status"), "RssAnon:", "RssShmem:") ?? 0;

    /// <summary>The sum of lines such as <c>RssAnon:  1234 kB</c>; null when there is none.</summary>
    private static long? Bytes(string? text, params string[] names)
    {
        var amounts = (text ?? "").Split('\n')
            .Where(line => names.Any(name => line.StartsWith(name, StringComparison.Ordinal)))
            .Select(line => 1024 * Number(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1]))
            .ToList();
        return amounts.Count > 0 ? amounts.Sum() : null;
    }

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or is not ours to look into.
            return null;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
