namespace ParallelAsync.Kernel.Language;

/// <summary>Whether code can run as it stands, and how its next line starts when not.</summary>
/// <param name="Status">Whether it can run.</param>
/// <param name="Indent">The blanks that the next line starts with; empty unless the code is incomplete.</param>
internal sealed record Completeness(CodeStatus Status, string Indent = "");
