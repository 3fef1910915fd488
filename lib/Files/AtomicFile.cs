namespace ParallelAsync.Files;

/// <summary>Writes a file under a temporary name beside its target and renames it when it is complete: nothing half-written stays.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The target; its folder is made if need be, and a file that is there is replaced.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<Stream> write) => Write(path, File.Create, write);

    /// <summary>Writes a file on a disk of the caller's choice, such as one that is full.</summary>
    /// <param name="path">The target; its folder is made if need be, and a file that is there is replaced.</param>
    /// <param name="create">Makes the file of a path.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Func<string, Stream> create, Action<Stream> write)
    {
        var target = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var unfinished = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = create(unfinished))
                write(stream);
            File.Move(unfinished, target, overwrite: true);
        }
        catch
        {
            DeleteIfThere(unfinished);
            throw;
        }
    }

    private static void DeleteIfThere(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Where nothing can be deleted nothing could be made either, and the first error is the one to tell.
        }
    }
}
