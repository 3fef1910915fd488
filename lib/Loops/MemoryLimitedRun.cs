using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ParallelAsync.Charts;
using ParallelAsync.Processes;

namespace ParallelAsync.Loops;

/// <summary>A readings file summarised by a process of its own whose managed heap has a hard limit, and what became of it.</summary>
/// <param name="Approach">How the file was summarised.</param>
/// <param name="FileBytes">The size of the file in bytes.</param>
/// <param name="LimitBytes">The most memory that the process's garbage collector may commit, in bytes.</param>
/// <param name="Outcome">How the process ended.</param>
/// <param name="Message">The exception's own message, or the last words of a process that crashed; <c>null</c> when it completed.</param>
/// <param name="ExitCode">The exit code of the process.</param>
/// <param name="PeakHeapBytes">The most memory that the garbage collector had committed after a collection, in bytes; <c>null</c> when the process crashed.</param>
/// <param name="PeakWorkingSetBytes">The most physical memory of the whole process, runtime and code included, in bytes.</param>
/// <param name="Collections">How often the garbage collector ran; <c>null</c> when the process crashed.</param>
/// <param name="Wall">From the start of the process to its end, start-up of the runtime included.</param>
/// <param name="Cpu">The processor time of the process in that time, all threads together.</param>
/// <param name="Summary">The result; <c>null</c> when there is none.</param>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed record MemoryLimitedRun(
    ReadingsApproach Approach,
    long FileBytes,
    long LimitBytes,
    MemoryLimitedOutcome Outcome,
    string? Message,
    int ExitCode,
    long? PeakHeapBytes,
    long PeakWorkingSetBytes,
    int? Collections,
    TimeSpan Wall,
    TimeSpan Cpu,
    ReadingsSummary? Summary) : ITableSource
{
    /// <summary>The smallest limit that leaves the runtime itself room, in megabytes of 1,000,000 bytes.</summary>
    public const int SmallestLimitMb = 16;

    /// <summary>Summarises a readings file in a process whose managed heap may not grow beyond a limit (<c>DOTNET_GCHeapHardLimit</c>).</summary>
    /// <param name="approach">How to summarise it.</param>
    /// <param name="path">The file.</param>
    /// <param name="limitMb">The limit in megabytes of 1,000,000 bytes, at least <see cref="SmallestLimitMb"/>.</param>
    /// <param name="cancellationToken">Kills the process.</param>
    /// <returns>What became of it. Running out of memory is an outcome, not an exception.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limitMb"/> is too small.</exception>
    /// <exception cref="FileNotFoundException">There is no such file, or no <c>dotnet</c> to start the process with.</exception>
    public static async Task<MemoryLimitedRun> StartAsync(
        ReadingsApproach approach, string path, int limitMb, CancellationToken cancellationToken = default)
    {
        if (limitMb < SmallestLimitMb)
            throw new ArgumentOutOfRangeException(nameof(limitMb), limitMb, $"Expected a limit of at least {SmallestLimitMb} MB: the runtime needs that much to start.");
        return await StartAsync(approach, path, limitMb * ReadingsFile.BytesPerMegabyte, cancellationToken);
    }

    /// <inheritdoc/>
    public Table ToTable() => MemoryTable.Of([this]);

    internal static async Task<MemoryLimitedRun> StartAsync(
        ReadingsApproach approach, string path, long limitBytes, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new FileNotFoundException($"There is no readings file '{file.Name}'. Make one with ReadingsFile.Create.");

        var (workingSet, cpu) = (0L, TimeSpan.Zero);
        var result = await LibraryProcess.RunAsync(
            MemoryLimitedWorker.Verb, [approach.ToString(), file.FullName], Environment(limitBytes), Watch, cancellationToken);
        var answer = result.Answer is null ? null : JsonSerializer.Deserialize<MemoryLimitedAnswer>(result.Answer);

        return new MemoryLimitedRun(
            approach,
            file.Length,
            limitBytes,
            answer?.Outcome ?? MemoryLimitedOutcome.Crashed,
            answer is null ? LastWords(result) : answer.Message,
            result.ExitCode,
            answer?.PeakHeapBytes,
            answer?.PeakWorkingSetBytes ?? workingSet,
            answer?.Collections,
            result.Wall,
            answer?.Cpu ?? cpu,
            answer?.Summary);

        void Watch(Process process)
        {
            try
            {
                process.Refresh();
                workingSet = Math.Max(workingSet, Math.Max(process.PeakWorkingSet64, process.WorkingSet64));
                cpu = process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                // It ended between the two looks; what was seen before stands.
            }
        }
    }

    private static Dictionary<string, string?> Environment(long limitBytes) => new()
    {
        // The runtime reads these numbers as hexadecimal.
        ["DOTNET_GCHeapHardLimit"] = limitBytes.ToString("X", CultureInfo.InvariantCulture),
        ["DOTNET_GCHeapHardLimitPercent"] = null,
        // One heap and no background collection: the same collections on every machine.
        ["DOTNET_gcServer"] = "0",
        ["DOTNET_gcConcurrent"] = "0",
        // Optimised code from the first call: the process lives too short to warm up, and would spend half its time on that.
        ["DOTNET_TieredCompilation"] = "0",
    };

    // What a shell shows for a process that a signal ended is 128 and the signal's number.
    private static string LastWords(LibraryProcessResult result) => (result.Errors, result.ExitCode) switch
    {
        ({ Length: > 0 } errors, _) => errors,
        (_, 134) => "The process aborted itself without a word (SIGABRT).",
        (_, 137) => "The process was killed from outside, perhaps by a system short of memory (SIGKILL).",
        (_, 139) => "The runtime crashed without a word (SIGSEGV): it ran out of memory where it could not throw.",
        _ => "The process ended without a word.",
    };
}
