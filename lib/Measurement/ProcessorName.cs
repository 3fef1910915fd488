using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32;

namespace ParallelAsync.Measurement;

/// <summary>The processor's model name, for which .NET has no call of its own.</summary>
internal static class ProcessorName
{
    private const string Unknown = "unknown processor";

    // The keys under which /proc/cpuinfo names the model: x86, then Raspberry Pi, then POWER. Other ARM systems give numbers only.
    private static readonly string[] keys = ["model name", "Model", "cpu"];

    public static string OfThisMachine()
    {
        try
        {
            var name = OperatingSystem.IsLinux() ? FromCpuInfo(File.ReadLines("/proc/cpuinfo"))
                : OperatingSystem.IsWindows() ? FromRegistry()
                : OperatingSystem.IsMacOS() ? FromSysctl()
                : null;
            return Tidy(name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            // A sandbox may hide it; a timing is worth having even so.
            return Unknown;
        }
    }

    /// <summary>The model in the lines of /proc/cpuinfo, or null.</summary>
    public static string? FromCpuInfo(IEnumerable<string> lines)
    {
        var values = lines
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair.Length == 2 && pair[1].Length > 0)
            .DistinctBy(pair => pair[0])
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return keys.Select(key => values.GetValueOrDefault(key)).FirstOrDefault(value => value is not null);
    }

    /// <summary>Single spaces: vendors pad the name to a fixed length.</summary>
    public static string Tidy(string? name) => string.IsNullOrWhiteSpace(name)
        ? Unknown
        : string.Join(' ', name.Split((char[])[' ', '\t', '\0'], StringSplitOptions.RemoveEmptyEntries));

    [SupportedOSPlatform("windows")]
    private static string? FromRegistry() =>
        Registry.GetValue(@"HKEY_LOCAL_MACHINE\HARDWARE\DESCRIPTION\System\CentralProcessor\0", "ProcessorNameString", null) as string;

    private static string? FromSysctl()
    {
        var value = new byte[256];
        nint length = value.Length;
        var failed = sysctlbyname("machdep.cpu.brand_string", value, ref length, 0, 0) != 0;
        return failed ? null : Encoding.UTF8.GetString(value, 0, (int)length);
    }

    [DllImport("libSystem.dylib", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int sysctlbyname(string name, byte[] value, ref nint length, nint newValue, nint newLength);
}
