using System.Text.RegularExpressions;

namespace ParallelAsync.Tests.Hosts;

/// <summary>One instruction of a Dockerfile.</summary>
/// <param name="Line">The number of its first line.</param>
/// <param name="Name">Its name, in capitals.</param>
/// <param name="Text">What follows the name, continued lines joined.</param>
internal sealed record DockerInstruction(int Line, string Name, string Text)
{
    /// <summary>The words of the text, without options such as <c>--chown=...</c>.</summary>
    public string[] Arguments => [.. Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.StartsWith("--", StringComparison.Ordinal))];
}

/// <summary>A Dockerfile as far as ours goes: comments, continued lines, instructions; no here-documents, no other escape character.</summary>
internal static partial class Dockerfile
{
    private static readonly string[] Known =
        ["ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR"];

    /// <summary>Reads the instructions.</summary>
    /// <exception cref="FormatException">A line is none.</exception>
    public static IReadOnlyList<DockerInstruction> Parse(string text)
    {
        var instructions = new List<DockerInstruction>();
        var lines = text.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (IsBlank(lines[index]))
            {
                continue;
            }

            var first = index;
            var parts = new List<string>();
            while (lines[index].TrimEnd().EndsWith('\\'))
            {
                parts.Add(lines[index].TrimEnd()[..^1].Trim());
                do
                {
                    index++;
                }
                while (index < lines.Length && IsBlank(lines[index]));
                if (index == lines.Length)
                {
                    throw new FormatException($"Line {first + 1} is continued, and the file ends.");
                }
            }

            parts.Add(lines[index].Trim());
            instructions.Add(Read(first + 1, string.Join(' ', parts)));
        }

        return instructions;
    }

    private static DockerInstruction Read(int line, string text)
    {
        var match = Instruction().Match(text);
        return match.Success && Known.Contains(match.Groups["name"].Value)
            ? new DockerInstruction(line, match.Groups["name"].Value, match.Groups["text"].Value)
            : throw new FormatException($"Line {line} is no instruction: {text}");
    }

    // A comment is a line of its own, also amid a continued instruction.
    private static bool IsBlank(string line) => line.Trim() is "" or ['#', ..];

    [GeneratedRegex(@"^(?<name>[A-Z]+)\s+(?<text>\S.*)$")]
    private static partial Regex Instruction();
}
