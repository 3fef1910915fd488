using System.Diagnostics;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace ParallelAsync.Kernel.Jupyter;

/// <summary>The process that started the kernel. A kernel whose client was killed would run for ever.</summary>
internal static class ParentProcess
{
    private const string Variable = "JPY_PARENT_PID";

    /// <summary>Ends when the process that the client named in <c>JPY_PARENT_PID</c> has ended; never when it named none.</summary>
    public static async Task EndAsync(KernelLog log)
    {
        if (!long.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var parent) || parent <= 1)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan);
        }

        if (OperatingSystem.IsWindows())
        {
            // There the client passes on a handle of itself, not a number.
            using var handle = new ManualResetEvent(false) { SafeWaitHandle = new SafeWaitHandle((nint)parent, ownsHandle: true) };
            await Task.Factory.StartNew(handle.WaitOne, TaskCreationOptions.LongRunning);
        }
        else
        {
            try
            {
                using var process = Process.GetProcessById((int)parent);
                await process.WaitForExitAsync();
            }
            catch (ArgumentException)
            {
                // It is gone already.
            }
        }

        log.Warn("the process that started it is gone, so it ends.");
    }
}
