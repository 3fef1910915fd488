namespace ParallelAsync.Kernel.Notebooks;

/// <summary>The error that ended a cell: the exception's type, its message and the lines of its trace (ANSI colours allowed).</summary>
internal sealed record ErrorOutput(string Name, string Value, IReadOnlyList<string> Traceback) : Output;
