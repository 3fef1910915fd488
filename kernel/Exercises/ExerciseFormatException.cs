namespace ParallelAsync.Kernel.Exercises;

/// <summary>A source of an exercise is not as it should be. The message is one line: the file, what was expected, what came, what to do.</summary>
/// <param name="file">The file's name.</param>
/// <param name="problem">What was expected, what came, what to do.</param>
internal sealed class ExerciseFormatException(string file, string problem) : Exception($"{file}: {problem}");
