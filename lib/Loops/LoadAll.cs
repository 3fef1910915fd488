namespace ParallelAsync.Loops;

/// <summary>Load, then compute: every reading is in memory before the first is looked at. The twin of <see cref="Streaming"/>.</summary>
public static class LoadAll
{
    /// <summary>The source of <see cref="Summarise"/>, as it was compiled.</summary>
    public static SourceCode Source => SourceCode.OfMethod("LoadAll.cs", nameof(Summarise));

    /// <summary>Summarises a readings file that is read into memory as a whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="OutOfMemoryException">The readings do not fit into the memory that the process may use.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file does not start with <see cref="ReadingsFile.Header"/>.</exception>
    public static ReadingsSummary Summarise(string path, CancellationToken cancellationToken = default) =>
        ReadingsSummary.Of(onBadLine => ReadingsFile.Read(path, onBadLine, cancellationToken).ToList());
}
