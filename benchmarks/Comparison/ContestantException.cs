namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>A contestant failed: its program threw, ended or did not answer.</summary>
internal sealed class ContestantException(string message, Exception? inner = null) : Exception(message, inner);
