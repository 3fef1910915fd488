namespace ParallelAsync.Kernel.Language;

/// <summary>The ways to go on typing a path.</summary>
internal static class PathCompletion
{
    /// <summary>Finds the folders and files whose names start as the path's last part does.</summary>
    /// <param name="folder">Where a relative path starts.</param>
    /// <param name="typed">What is typed of the path, with forward slashes.</param>
    /// <param name="extensions">The extensions of the files to offer.</param>
    /// <returns>Folders first, each with a slash at its end; names alone, not paths. Hidden ones only after a dot.</returns>
    public static IReadOnlyList<Completion> Find(string folder, string typed, IReadOnlyCollection<string> extensions)
    {
        var slash = typed.LastIndexOf('/') + 1;
        var (above, start) = (typed[..slash], typed[slash..]);
        try
        {
            var entries = new DirectoryInfo(Path.Combine(folder, above)).EnumerateFileSystemInfos()
                .Where(entry => entry.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase) && (start.StartsWith('.') || !entry.Name.StartsWith('.')))
                .OrderBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
                .ToList();
            return
            [
                .. (start is "." or ".." ? (string[])["../"] : []).Select(name => new Completion(name, name, CompletionKind.Folder)),
                .. entries.OfType<DirectoryInfo>().Select(entry => new Completion(entry.Name + "/", entry.Name + "/", CompletionKind.Folder)),
                .. entries.OfType<FileInfo>().Where(entry => extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase))
                    .Select(entry => new Completion(entry.Name, entry.Name, CompletionKind.File)),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or System.Security.SecurityException)
        {
            // What is typed names no folder that can be read.
            return [];
        }
    }
}
