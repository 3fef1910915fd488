namespace ParallelAsync.Processes;

/// <summary>A line that a method wrote to <see cref="Console"/> in a worker.</summary>
/// <param name="ProcessId">The worker's process id.</param>
/// <param name="IsError">Whether it was written to <see cref="Console.Error"/> rather than to <see cref="Console.Out"/>.</param>
/// <param name="Line">The line, without its end.</param>
public readonly record struct WorkerOutput(int ProcessId, bool IsError, string Line);
