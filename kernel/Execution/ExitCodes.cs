using System.Globalization;

namespace ParallelAsync.Kernel.Execution;

/// <summary>Says in words how a process ended.</summary>
internal static class ExitCodes
{
    /// <summary>Names the exit code, and the signal behind it where a signal ended the process (POSIX: 128 + signal).</summary>
    public static string Describe(int exitCode)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"exit code {exitCode}");
        return exitCode switch
        {
            134 => $"{code} (aborted: an unhandled exception, a stack overflow or a fatal error of the runtime)",
            137 => $"{code} (killed, possibly because the machine ran out of memory)",
            139 => $"{code} (segmentation fault in native code)",
            143 => $"{code} (terminated)",
            -1073741571 => $"{code} (stack overflow)",
            _ => code,
        };
    }
}
