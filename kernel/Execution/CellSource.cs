using System.Text.RegularExpressions;

namespace ParallelAsync.Kernel.Execution;

/// <summary>A part of a cell's source.</summary>
internal abstract record CellPart;

/// <summary>C# between two directives, with blank lines above it so that its line numbers are those of the cell.</summary>
internal sealed record CodePart(string Code) : CellPart;

/// <summary><c>#!import PATH</c>: run a notebook or a source file here.</summary>
internal sealed record ImportPart(string Path, int Line) : CellPart;

/// <summary><c>#r "nuget: NAME, VERSION"</c>; without a version, the newest.</summary>
internal sealed record PackageRequest(string Name, string? Version, int Line);

/// <summary>A cell's source, cut at the lines that speak to the kernel instead of the compiler.</summary>
/// <param name="Parts">What runs, in order.</param>
/// <param name="Packages">The packages that it needs, by <c>#r "nuget: ..."</c>.</param>
/// <param name="PackageSources">More places to look for packages, by <c>#i "nuget: ..."</c>.</param>
/// <param name="IsTimed">Whether the cell holds <c>#!time</c>.</param>
internal sealed partial record CellSource(
    IReadOnlyList<CellPart> Parts,
    IReadOnlyList<PackageRequest> Packages,
    IReadOnlyList<string> PackageSources,
    bool IsTimed)
{
    /// <summary>Cuts a cell's source.</summary>
    /// <exception cref="DirectiveException">A directive is unknown or lacks what it needs.</exception>
    public static CellSource Parse(string source)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        var parts = new List<CellPart>();
        var packages = new List<PackageRequest>();
        var sources = new List<string>();
        var code = new string[lines.Length];
        var timed = false;
        for (var i = 0; i < lines.Length; i++)
        {
            code[i] = "";
            var line = i + 1;
            if (Magic().Match(lines[i]) is { Success: true } magic)
            {
                switch (magic.Groups["name"].Value)
                {
                    case "time":
                        timed = true;
                        break;
                    case "csharp" or "c#" or "C#":
                        break;
                    case "import":
                        AddCode(i);
                        parts.Add(new ImportPart(Argument(magic, line), line));
                        break;
                    case var name:
                        throw new DirectiveException(line, $"This kernel has no directive '#!{name}'. It knows #!import PATH, #!time and #!csharp.");
                }
            }
            else if (Package().Match(lines[i]) is { Success: true } package)
            {
                if (package.Groups["kind"].Value == "i")
                {
                    sources.Add(package.Groups["name"].Value);
                }
                else
                {
                    packages.Add(new PackageRequest(package.Groups["name"].Value, package.Groups["version"] is { Success: true } version ? version.Value : null, line));
                }
            }
            else
            {
                code[i] = lines[i];
            }
        }

        AddCode(lines.Length);
        return new CellSource(parts, packages, sources, timed);

        void AddCode(int end)
        {
            if (code.Take(end).Any(text => !string.IsNullOrWhiteSpace(text)))
            {
                parts.Add(new CodePart(string.Join('\n', code.Take(end))));
            }

            Array.Fill(code, "", 0, end);
        }
    }

    /// <summary>Whether a line speaks to the kernel instead of the compiler.</summary>
    public static bool IsDirective(string line) => Magic().IsMatch(line) || Package().IsMatch(line);

    /// <summary>The path of a line that imports; null for any other line, and where the path is missing.</summary>
    public static string? ImportPath(string line) =>
        Magic().Match(line) is { Success: true } magic && magic.Groups["name"].Value == "import" && ArgumentOf(magic) is { Length: > 0 } path ? path : null;

    private static string ArgumentOf(Match magic) => magic.Groups["argument"].Value.Trim().Trim('"');

    private static string Argument(Match magic, int line) =>
        ArgumentOf(magic) is { Length: > 0 } argument
            ? argument
            : throw new DirectiveException(line, $"'#!{magic.Groups["name"].Value}' needs a path, as in '#!import setup.cs'.");

    [GeneratedRegex(@"^\s*#!(?<name>\S+)(?<argument>.*)$")]
    private static partial Regex Magic();

    [GeneratedRegex("""^\s*#(?<kind>[ri])\s+"nuget:\s*(?<name>[^,"]+?)\s*(,\s*(?<version>[^"]+?)\s*)?"\s*(//.*)?$""")]
    private static partial Regex Package();
}

/// <summary>A directive that the kernel cannot follow.</summary>
/// <param name="line">The line of the cell, from 1.</param>
/// <param name="message">What was wrong and what to do.</param>
internal sealed class DirectiveException(int line, string message) : Exception(message)
{
    /// <summary>The line of the cell, from 1.</summary>
    public int Line => line;
}
