using System.Text;
using ParallelAsync.Files;

namespace ParallelAsync.Benchmarks.Comparison.Report;

/// <summary>Where reports are written: two files a case, each of which appears when it is complete.</summary>
/// <param name="folder">The folder; it is made if need be.</param>
internal sealed class ReportFolder(string folder)
{
    /// <summary>Writes the files of a case.</summary>
    /// <returns>Their paths.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public IReadOnlyList<string> Write(CaseResult result) =>
        [Write($"{result.Name}.json", CaseJson.Write(result)), Write($"{result.Name}.md", CaseText.ToMarkdown(result))];

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        return path;
    }
}
