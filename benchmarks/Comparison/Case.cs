namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>A case of the talk's, measured on both sides.</summary>
/// <param name="Name">Its name on the command line and of its files.</param>
/// <param name="Title">The heading of its report.</param>
/// <param name="Rounds">How many rounds are made unless told otherwise.</param>
/// <param name="Open">Prepares it in a folder for temporary files: makes or finds its input and names its parts.</param>
internal sealed record Case(string Name, string Title, int Rounds, Func<ComparisonOptions, string, CancellationToken, Task<IReadOnlyList<Part>>> Open);
