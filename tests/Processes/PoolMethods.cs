using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ParallelAsync.Processes;

namespace ParallelAsync.Tests.Processes;

/// <summary>What the workers of the tests run. Paths of files stand in for signals between processes.</summary>
public static class PoolMethods
{
    public static int Twice(int number) => 2 * number;

    public static string Shout(string text) => text.ToUpperInvariant();

    public static Reading Warmer(Reading reading) => reading with { Celsius = reading.Celsius + 1, Next = reading };

    public static T[] Reversed<T>(T[] items) => [.. items.AsEnumerable().Reverse()];

    public static byte[] Echo(byte[] bytes) => bytes;

    public static int OddOnly(int number) =>
        number % 2 == 1 ? number : throw new FormatException($"{number} is even", new InvalidOperationException("by nature"));

    public static Func<int> NoMessage(int number) => () => number;

    /// <summary>An object whose type shows only in the worker: one that does not cross.</summary>
    public static object Boxed(int number) => new Func<int>(() => number);

    public static int ProcessId(int ignored) => Environment.ProcessId;

    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    public static long HeapLimit(int ignored) => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>Kills its own process at a number that is divisible by 10, save 0.</summary>
    public static int KilledByTens(int number)
    {
        if (number > 0 && number % 10 == 0)
            Process.GetCurrentProcess().Kill();
        return number;
    }

    public static int Recurse(int depth) => depth < 0 ? 0 : 1 + Recurse(depth + 1) + Recurse(depth + 2);

    public static int Exit(int code)
    {
        Environment.Exit(code);
        return code;
    }

    public static int WriteEverywhere(int number)
    {
        using (var raw = Console.OpenStandardOutput())
            raw.Write(Encoding.UTF8.GetBytes(new string('x', 5000)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"item {number}"));
        Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"warning {number}"));
        return number;
    }

    /// <summary>Waits until a file exists; an empty path does not wait.</summary>
    public static string WaitFor(string path)
    {
        while (path.Length > 0 && !File.Exists(path))
            Thread.Yield();
        return path;
    }

    /// <summary>Makes a file, and then never ends.</summary>
    public static int SignalAndHang(string path)
    {
        File.WriteAllText(path, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        while (true)
            Thread.Yield();
    }

    /// <summary>A pool within a worker, which is never disposed. Returns the ids of its processes.</summary>
    public static int[] StartPool(int workers)
    {
        var pool = ProcessPool.Start(workers);
        pool.Ready.Wait();
        Orphans.Add(pool);
        return [.. pool.ProcessIds];
    }

    private static ArrayList Orphans { get; } = [];

    public sealed record Reading(string Station, double Celsius, DateTime At, int[] Codes, Reading? Next = null);
}
