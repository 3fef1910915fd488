namespace ParallelAsync.XRay;

/// <summary>Says in words, and without the path of a folder, why a file failed.</summary>
internal static class FailureReason
{
    public static string Of(Exception error, string file) => error switch
    {
        InvalidDataException => error.Message,
        FileNotFoundException or DirectoryNotFoundException => "not there: removed meanwhile, or a link to nothing",
        UnauthorizedAccessException => "may not be read: permission denied",
        IOException => $"cannot be read: {WithoutFolder(error.Message, file)}",
        OutOfMemoryException => "too large for the memory there is",
        _ => $"could not be decoded: {error.GetType().Name}: {WithoutFolder(error.Message, file)}",
    };

    private static string WithoutFolder(string message, string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file));
        return string.IsNullOrEmpty(folder) ? message : message.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }
}
