namespace ParallelAsync.Processes;

/// <summary>A worker process ended while it held a chunk. The items of that chunk have no result; nothing else is lost.</summary>
public sealed class WorkerDiedException : Exception
{
    internal WorkerDiedException(long firstItem, int itemCount, int processId, int exitCode, string errors)
        : base(Describe(firstItem, itemCount, processId, exitCode, errors)) =>
        (FirstItem, ItemCount, ProcessId, ExitCode, Errors) = (firstItem, itemCount, processId, exitCode, errors);

    /// <summary>The number, from 0, of the first item of the chunk; 0 for an item that was submitted alone.</summary>
    public long FirstItem { get; }

    /// <summary>How many items the chunk has.</summary>
    public int ItemCount { get; }

    /// <summary>The process that died.</summary>
    public int ProcessId { get; }

    /// <summary>Its exit code; on Unix 128 + the number of the signal that killed it: 137 for SIGKILL, 134 for an abort.</summary>
    public int ExitCode { get; }

    /// <summary>The end of what it wrote to standard error, 4,000 characters at most: often the reason.</summary>
    public string Errors { get; }

    private static string Describe(long first, int count, int processId, int exitCode, string errors)
    {
        var items = count == 1 ? $"item {first}" : $"items {first} to {first + count - 1}";
        // .NET says first that a process ends, and then why; after that come stacks.
        var reason = string.Join(' ', errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(2).TakeWhile(line => !line.StartsWith("at ", StringComparison.Ordinal)));
        return $"Worker process {processId} ended with exit code {exitCode} while it worked on {items}{(reason.Length == 0 ? "." : $": {reason}")} "
            + "It was replaced, and all other items go on. Look at what these items make the method do, or give the worker more memory.";
    }
}
