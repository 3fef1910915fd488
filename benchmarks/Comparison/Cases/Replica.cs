using System.Diagnostics;
using System.Globalization;
using ParallelAsync.Processes;
using ParallelAsync.Weather;

namespace ParallelAsync.Benchmarks.Comparison.Cases;

/// <summary>The library's replica of the weather service as a process of its own.</summary>
internal static class Replica
{
    /// <summary>Starts one; it ends when it is disposed, or with this process.</summary>
    /// <param name="latencyMs">Half of its answers take less than this.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="InvalidOperationException">It ended before it listened.</exception>
    public static async Task<Companion> StartAsync(double latencyMs, CancellationToken cancellationToken)
    {
        string[] arguments = ["--median-latency-ms", latencyMs.ToString(CultureInfo.InvariantCulture), "--until", "input-ends"];
        var process = Process.Start(LibraryProcess.StartInfo(WeatherReplicaVerb.Verb, arguments, new Dictionary<string, string?>()))!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            var address = await process.StandardOutput.ReadLineAsync(cancellationToken)
                ?? throw new InvalidOperationException($"The replica of the weather service ended before it listened: {await errors}");
            return new(new() { ["address"] = address.TrimEnd('/') }, () => StopAsync(process));
        }
        catch
        {
            await StopAsync(process);
            throw;
        }
    }

    private static async ValueTask StopAsync(Process process)
    {
        // What it served is of no interest, and could fill the pipe.
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }
}
