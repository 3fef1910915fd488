using System.Text.RegularExpressions;
using ParallelAsync.Charts;
using ParallelAsync.Measurement;

namespace ParallelAsync.Loops;

/// <summary>A piece of this library's source, as it was compiled; shows itself as a C# code block.</summary>
/// <param name="Text">The lines, indented as if they stood alone, with <c>\n</c> between them.</param>
[TypeFormatterSource(typeof(SourceCodeFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed record SourceCode(string Text)
{
    /// <summary>A line of Markdown above the code, such as what was measured; <c>null</c> for none.</summary>
    public string? Note { get; init; }

    /// <summary>The note and the code as Markdown.</summary>
    public string ToMarkdown() => (Note is null ? "" : Note + "\n\n") + $"```csharp\n{Text}\n```\n";

    /// <inheritdoc/>
    public override string ToString() => Note is null ? Text : $"{Note}\n\n{Text}";

    /// <summary>The same code with what it was measured to cost above it, for one item.</summary>
    /// <param name="timing">The measurement of this code.</param>
    public SourceCode Beside(Timing timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        var allocated = timing.AllocatedBytesPerItem is { } bytes ? $", {Units.Bytes(bytes)}" : "";
        return this with { Note = $"**{timing.Label}: {Units.Time(timing.Wall.Median / timing.Items)}{allocated}** an item ({Units.Whole(timing.Items)} items)" };
    }

    /// <summary>Cuts one method out of a source file that the build has embedded into the library.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="method">The method's name; it must be public and static, and no overload.</param>
    internal static SourceCode OfMethod(string file, string method)
    {
        using var stream = typeof(SourceCode).Assembly.GetManifestResourceStream(file)
            ?? throw new ArgumentException($"Expected a source file that is embedded in the library, found no '{file}'.", nameof(file));
        using var reader = new StreamReader(stream);
        return new SourceCode(Cut(reader.ReadToEnd(), method)
            ?? throw new ArgumentException($"Expected the name of a public method in {file}, found '{method}'.", nameof(method)));
    }

    // The build demands formatted sources, so indentation says where a method ends: its closing brace, or the semicolon of an expression
    // body, stands on the first line that is indented no deeper than the method's first. A test compares this with the compiler's own parse.
    internal static string? Cut(string source, string method)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        var start = Array.FindIndex(lines, line => Regex.IsMatch(line, $@"^\s+public static [^=(]*\b{Regex.Escape(method)}(<\w+>)?\("));
        if (start < 0) return null;

        var indent = lines[start].Length - lines[start].TrimStart().Length;
        var open = Array.FindIndex(lines, start, line => line == new string(' ', indent) + "{");
        var semicolon = Array.FindIndex(lines, start, line => line.EndsWith(';'));
        var end = open >= 0 && open < semicolon ? Array.FindIndex(lines, open, line => line == new string(' ', indent) + "}") : semicolon;
        return string.Join('\n', lines[start..(end + 1)].Select(line => line.Length > indent ? line[indent..] : ""));
    }
}
