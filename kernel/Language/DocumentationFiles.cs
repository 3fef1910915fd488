using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace ParallelAsync.Kernel.Language;

/// <summary>The XML documentation of one assembly, read from disk only where it is asked for: the framework's alone is 70 MB.</summary>
/// <param name="files">The XML files that may hold it, the likeliest first.</param>
internal sealed class DocumentationFiles(IReadOnlyList<string> files) : DocumentationProvider
{
    private const int BlockSize = 1 << 20;

    /// <summary>The documentation of an assembly: the XML file beside it, or those of the framework's reference pack; nothing where there are none.</summary>
    /// <param name="assemblyPath">The assembly's file.</param>
    public static DocumentationProvider For(string assemblyPath)
    {
        var beside = Path.ChangeExtension(assemblyPath, ".xml");
        if (File.Exists(beside))
        {
            return new DocumentationFiles([beside]);
        }

        return ReferencePack(assemblyPath) is { } pack ? new DocumentationFiles(InOrder(pack, Path.GetFileName(beside))) : Default;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DocumentationFiles other && other.Files.SequenceEqual(files);

    /// <inheritdoc/>
    public override int GetHashCode() => files.Aggregate(0, HashCode.Combine);

    private IReadOnlyList<string> Files => files;

    /// <inheritdoc/>
    protected override string? GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default)
    {
        var name = Encoding.UTF8.GetBytes($"<member name=\"{documentationMemberID}\"");
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                using var xml = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
                if (Find(xml, name, 0) is { } start)
                {
                    return Member(xml, start);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Documentation that cannot be read is documentation that is not there.
            }
        }

        return null;
    }

    private static string? Member(FileStream xml, long start)
    {
        var close = "</member>"u8;
        if (Find(xml, close, start) is not { } end)
        {
            return null;
        }

        var member = new byte[end + close.Length - start];
        xml.Position = start;
        xml.ReadExactly(member);
        return Encoding.UTF8.GetString(member);
    }

    // Text is searched instead of XML parsed: a member is found in milliseconds, and nothing is kept in memory.
    private static long? Find(FileStream file, ReadOnlySpan<byte> text, long start)
    {
        var block = new byte[BlockSize];
        var kept = 0;
        file.Position = start;
        for (var position = start; ;)
        {
            var read = file.Read(block, kept, block.Length - kept);
            if (read == 0)
            {
                return null;
            }

            var filled = kept + read;
            if (block.AsSpan(0, filled).IndexOf(text) is >= 0 and var index)
            {
                return position + index;
            }

            // What was found may start at the end of one block and end in the next.
            kept = Math.Min(text.Length - 1, filled);
            block.AsSpan(filled - kept, kept).CopyTo(block);
            position += filled - kept;
        }
    }

    // The shared framework, ROOT/shared/NAME/VERSION/, has no documentation; the SDK's reference pack, ROOT/packs/NAME.Ref/VERSION/ref/netX.Y/, has.
    private static string? ReferencePack(string assemblyPath)
    {
        if (Path.GetDirectoryName(assemblyPath) is not { } folder
            || Path.GetDirectoryName(folder) is not { } framework
            || Path.GetDirectoryName(framework) is not { } shared
            || Path.GetFileName(shared) != "shared"
            || !Version.TryParse(Path.GetFileName(folder).Split('-')[0], out var version))
        {
            return null;
        }

        var packs = new DirectoryInfo(Path.Combine(shared, "..", "packs", $"{Path.GetFileName(framework)}.Ref"));
        return (packs.Exists ? packs.EnumerateDirectories($"{version.Major}.{version.Minor}.*") : [])
            .OrderByDescending(pack => Version.TryParse(pack.Name.Split('-')[0], out var patch) ? patch : version)
            .Select(pack => Path.Combine(pack.FullName, "ref", $"net{version.Major}.{version.Minor}"))
            .FirstOrDefault(Directory.Exists);
    }

    // Reference assemblies are cut otherwise than those that run: most of System.Private.CoreLib stands in System.Runtime.xml, List<T> in System.Collections.xml.
    private static IReadOnlyList<string> InOrder(string pack, string likeliest) =>
        [.. Directory.EnumerateFiles(pack, "*.xml")
            .OrderByDescending(file => Path.GetFileName(file) == likeliest)
            .ThenByDescending(file => Path.GetFileName(file) == "System.Runtime.xml")
            .ThenBy(file => file, StringComparer.Ordinal)];
}
