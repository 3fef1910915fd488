namespace ParallelAsync.Loops;

/// <summary>How a process with a memory limit ended.</summary>
public enum MemoryLimitedOutcome
{
    /// <summary>It did its work.</summary>
    Completed,

    /// <summary>It caught an <see cref="OutOfMemoryException"/> and could still say so.</summary>
    OutOfMemory,

    /// <summary>Its work threw another exception, which the message names.</summary>
    Failed,

    /// <summary>It ended without an answer: the runtime gave up, or something killed it.</summary>
    Crashed,
}
