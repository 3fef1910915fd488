namespace ParallelAsync.Kernel.Exercises;

/// <summary>An answer that is not right.</summary>
/// <param name="Message">Words that the check must say to it, because they name its mistake.</param>
/// <param name="Code">The answer.</param>
internal sealed record WrongAnswer(string Message, string Code);
