namespace ParallelAsync.Loops;

/// <summary>A line of a readings file that is no reading.</summary>
/// <param name="Number">The line's number in its file; the header is line 1.</param>
/// <param name="Problem">What was expected and what was found.</param>
public sealed record BadLine(long Number, string Problem);
