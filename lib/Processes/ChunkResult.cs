namespace ParallelAsync.Processes;

/// <summary>The results of a chunk's items, and the errors of those that have none.</summary>
/// <param name="Results">A place for each item.</param>
/// <param name="Errors">Likewise; null when all have results.</param>
internal readonly record struct ChunkResult<TResult>(TResult[] Results, Exception?[]? Errors)
{
    public Exception? ErrorOf(int index) => Errors?[index];
}
