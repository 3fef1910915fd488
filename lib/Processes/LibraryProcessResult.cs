namespace ParallelAsync.Processes;

/// <summary>What a child process said and how it ended.</summary>
/// <param name="Answer">The answer; <c>null</c> when the process ended without one.</param>
/// <param name="Errors">The end of its standard error, 4,000 characters at most.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Wall">From its start to its end.</param>
internal sealed record LibraryProcessResult(string? Answer, string Errors, int ExitCode, TimeSpan Wall);
