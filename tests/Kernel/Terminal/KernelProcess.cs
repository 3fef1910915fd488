using System.Diagnostics;
using System.Globalization;
using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Tests.Kernel.Terminal;

/// <summary>The kernel as a reader starts it: a process with arguments, output and an exit code.</summary>
internal static class KernelProcess
{
    public static Process Start(string folder, params string[] arguments) => Start(folder, _ => { }, arguments);

    /// <summary>Starts the kernel with changes to the environment that it inherits.</summary>
    public static Process Start(string folder, Action<IDictionary<string, string?>> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(DotNetHost.Path, ["exec", typeof(NotebookRunner).Assembly.Location, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        environment(start.Environment);
        return Process.Start(start)!;
    }

    public static Task<(int ExitCode, string Output, string Error)> RunAsync(string folder, params string[] arguments) => RunAsync(folder, _ => { }, arguments);

    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string folder, Action<IDictionary<string, string?>> environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        var cancellationToken = TestContext.Current.CancellationToken;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, said[0], said[1]);
    }

    /// <summary>Sends a POSIX signal, such as <c>-INT</c>.</summary>
    public static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
