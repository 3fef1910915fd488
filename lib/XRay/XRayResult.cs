namespace ParallelAsync.XRay;

/// <summary>What became of one file: its pixels, or the reason why there are none.</summary>
/// <param name="File">The file.</param>
/// <param name="Pixels">Grey levels, row after row; empty for a file that failed.</param>
/// <param name="Reason">Why it failed; null for a file that did not.</param>
public sealed record XRayResult(string File, ReadOnlyMemory<byte> Pixels, string? Reason)
{
    /// <summary>Whether there are pixels.</summary>
    public bool Succeeded => Reason is null;
}
