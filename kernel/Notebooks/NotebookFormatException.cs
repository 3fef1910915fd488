namespace ParallelAsync.Kernel.Notebooks;

/// <summary>A file is not a notebook that we read. The message is one line: the file, what was expected, what came and where, what to do.</summary>
internal sealed class NotebookFormatException : Exception
{
    /// <param name="file">The file as the reader gave it; of an absolute path only the name is shown.</param>
    /// <param name="problem">What was expected, what came, what to do.</param>
    /// <param name="inner">The error underneath, when there is one.</param>
    public NotebookFormatException(string file, string problem, Exception? inner = null)
        : base($"{(Path.IsPathRooted(file) ? Path.GetFileName(file) : file)}: {problem.ReplaceLineEndings(" ")}", inner)
    {
    }
}
