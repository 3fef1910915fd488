using System.Diagnostics;
using System.Globalization;

namespace ParallelAsync.Tests;

/// <summary>Assertions about processes that are not ours to wait for.</summary>
internal static class ProcessAssert
{
    /// <summary>Demands that a process ends; how soon is the system's business, so only the test's own time-out bounds the wait.</summary>
    public static async Task EndsAsync(int processId)
    {
        while (IsRunning(processId))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    // An ended process whose parent has not collected it (state Z) is still listed.
    private static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !OperatingSystem.IsLinux() || !File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat")).Contains(") Z", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is ArgumentException or IOException)
        {
            return false;
        }
    }
}
