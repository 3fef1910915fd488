using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ParallelAsync.Processes;

namespace ParallelAsync.Loops;

/// <summary>The child's side of <see cref="MemoryLimitedRun"/>: summarises a file in this process, whose heap limit its parent has set.</summary>
internal static class MemoryLimitedWorker
{
    public const string Verb = "memory-limited";

    public static Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments is not [var name, var path] || !Enum.TryParse<ReadingsApproach>(name, out var approach))
        {
            Console.Error.WriteLine($"Expected {Verb} {string.Join('|', Enum.GetNames<ReadingsApproach>())} FILE, found '{string.Join(' ', arguments)}'.");
            return Task.FromResult(2);
        }

        var answer = LibraryProcess.Serve();
        answer(JsonSerializer.Serialize(Summarise(approach, path, cancellationToken)));
        return Task.FromResult(0);
    }

    private static MemoryLimitedAnswer Summarise(ReadingsApproach approach, string path, CancellationToken cancellationToken)
    {
        var peak = new HeapPeak();
        try
        {
            return Answer(MemoryLimitedOutcome.Completed, null, peak, Work(approach, path, cancellationToken));
        }
        catch (OutOfMemoryException exception)
        {
            return Answer(MemoryLimitedOutcome.OutOfMemory, exception.Message, peak, null);
        }
        catch (Exception exception)
        {
            return Answer(MemoryLimitedOutcome.Failed, $"{exception.GetType().Name}: {exception.Message}", peak, null);
        }
    }

    // A frame of its own: once it is gone nothing holds the readings any more, and the answer finds room.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ReadingsSummary Work(ReadingsApproach approach, string path, CancellationToken cancellationToken) => approach switch
    {
        ReadingsApproach.LoadAll => LoadAll.Summarise(path, cancellationToken),
        _ => Streaming.Summarise(path, cancellationToken),
    };

    private static MemoryLimitedAnswer Answer(MemoryLimitedOutcome outcome, string? message, HeapPeak peak, ReadingsSummary? summary)
    {
        using var self = Process.GetCurrentProcess();
        return new MemoryLimitedAnswer(
            outcome,
            message,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            peak.Bytes,
            // Some systems keep no peak; what the process has now is the least that it was.
            Math.Max(self.PeakWorkingSet64, self.WorkingSet64),
            GC.CollectionCount(0),
            self.TotalProcessorTime,
            summary);
    }
}
