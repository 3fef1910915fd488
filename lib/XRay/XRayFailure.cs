namespace ParallelAsync.XRay;

/// <summary>A file that is not in the result, and why.</summary>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Reason">What was wrong with it, in words for the reader.</param>
public sealed record XRayFailure(string File, string Reason);
