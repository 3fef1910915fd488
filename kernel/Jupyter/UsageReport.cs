using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ParallelAsync.Kernel.Jupyter;

/// <summary>What the kernel uses of the machine, as JupyterLab's memory and CPU display asks for it.</summary>
/// <remarks>Where the system does not tell (memory of the machine, other than on Linux), the field is left out.</remarks>
internal sealed class UsageReport
{
    private Dictionary<int, TimeSpan> times = [];
    private long measured = Stopwatch.GetTimestamp();
    private (double Busy, double Total)? machine;

    /// <summary>The content of a <c>usage_reply</c>. Percentages are of one core and of the time since the last reply.</summary>
    /// <param name="cells">The process that runs the cells; null when there is none.</param>
    public JsonObject Reply(int? cells)
    {
        var (processor, memory) = Measure(cells);
        var reply = new JsonObject
        {
            ["status"] = "ok",
            ["hostname"] = Environment.MachineName,
            ["pid"] = cells ?? Environment.ProcessId,
            ["kernel_cpu"] = Math.Round(processor, 1),
            ["kernel_memory"] = memory,
            ["cpu_count"] = Environment.ProcessorCount,
        };
        if (OperatingSystem.IsLinux())
        {
            AddMachine(reply);
        }

        return reply;
    }

    private (double Percent, long Bytes) Measure(int? cells)
    {
        var now = Stopwatch.GetTimestamp();
        var (used, bytes) = (TimeSpan.Zero, 0L);
        var current = new Dictionary<int, TimeSpan>();
        foreach (var id in cells is { } id1 ? (IEnumerable<int>)[Environment.ProcessId, .. Family(id1)] : [Environment.ProcessId])
        {
            try
            {
                using var process = Process.GetProcessById(id);
                current[id] = process.TotalProcessorTime;
                used += current[id] - times.GetValueOrDefault(id, current[id]);
                bytes += process.WorkingSet64;
            }
            catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
            {
                // It has ended in between.
            }
        }

        var elapsed = Stopwatch.GetElapsedTime(measured, now);
        (times, measured) = (current, now);
        return (100 * used / elapsed, bytes);
    }

    /// <summary>A process and all that it has started.</summary>
    private static List<int> Family(int root)
    {
        if (!OperatingSystem.IsLinux())
        {
            return [root];
        }

        var children = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .ToLookup(ParentOf);
        var family = new List<int> { root };
        for (var i = 0; i < family.Count; i++)
        {
            family.AddRange(children[family[i]]);
        }

        return family;
    }

    // "pid (name, in which anything may stand) state parent ..."
    private static int ParentOf(int id)
    {
        try
        {
            var status = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            return int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return -1;
        }
    }

    private void AddMachine(JsonObject reply)
    {
        var memory = File.ReadLines("/proc/meminfo").Select(line => line.Split(':', ' '))
            .ToDictionary(parts => parts[0], parts => 1024 * long.Parse(parts.First(part => part.Length > 0 && char.IsAsciiDigit(part[0])), CultureInfo.InvariantCulture));
        var (total, available, free) = (memory["MemTotal"], memory["MemAvailable"], memory["MemFree"]);
        reply["host_virtual_memory"] = new JsonObject
        {
            ["total"] = total,
            ["available"] = available,
            ["percent"] = Math.Round(100.0 * (total - available) / total, 1),
            ["used"] = total - available,
            ["free"] = free,
        };

        var times = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8)
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToList();
        var now = (Busy: times.Sum() - times[3] - times[4], Total: times.Sum());
        if (machine is { } before && now.Total > before.Total)
        {
            reply["host_cpu_percent"] = Math.Round(100 * (now.Busy - before.Busy) / (now.Total - before.Total), 1);
        }

        machine = now;
    }
}
