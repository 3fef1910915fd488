namespace ParallelAsync.Kernel.Execution;

/// <summary>A run that cannot start, or cannot write what it made. The message is one line for the terminal.</summary>
internal sealed class RunException(string message) : Exception(message);
