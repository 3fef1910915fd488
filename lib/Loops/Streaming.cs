namespace ParallelAsync.Loops;

/// <summary>Compute while reading: one reading is in memory at a time. The twin of <see cref="LoadAll"/>.</summary>
public static class Streaming
{
    /// <summary>The source of <see cref="Summarise"/>, as it was compiled.</summary>
    public static SourceCode Source => SourceCode.OfMethod("Streaming.cs", nameof(Summarise));

    /// <summary>Summarises a readings file of any size in the memory of one line and four numbers a station.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file does not start with <see cref="ReadingsFile.Header"/>.</exception>
    public static ReadingsSummary Summarise(string path, CancellationToken cancellationToken = default) =>
        ReadingsSummary.Of(onBadLine => ReadingsFile.Read(path, onBadLine, cancellationToken));
}
