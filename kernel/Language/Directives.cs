using System.Text.RegularExpressions;
using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Kernel.Language;

/// <summary>The lines of a cell that are no C#: what can be typed there, and what they mean.</summary>
internal static partial class Directives
{
    private static readonly (string Name, string Usage, string Meaning)[] Known =
    [
        ("#!import", "#!import PATH", "Runs a C# file or the code cells of a notebook here. The path starts from the notebook's folder."),
        ("#!time", "#!time", "Shows how long the cell takes, by the wall clock."),
        ("#!csharp", "#!csharp", "Says that the cell is C#, as every cell of this kernel is."),
    ];

    private static readonly string[] Assemblies = [".dll", ".exe"];
    private static readonly string[] Scripts = [".cs", ".csx"];
    private static readonly string[] Imports = [.. Scripts, ".ipynb"];

    /// <summary>What can be typed at a place of a directive.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="cursor">A UTF-16 index into the cell.</param>
    /// <param name="folder">The folder where relative paths start.</param>
    /// <returns>Null where the place is C#, for the compiler to complete.</returns>
    public static Completions? Complete(string code, int cursor, string folder)
    {
        var (start, end) = TypedCell.LineAt(code, cursor);
        var typed = code[start..cursor];
        if (Name().Match(typed) is { Success: true } name)
        {
            var nameStart = start + name.Groups["name"].Index;
            var letters = code.AsSpan(cursor, end - cursor).IndexOfAnyExceptInRange('a', 'z');
            return new Completions(
                [.. Known.Where(directive => directive.Name.StartsWith(code[nameStart..cursor], StringComparison.OrdinalIgnoreCase))
                    .Select(directive => new Completion(directive.Name, directive.Usage, CompletionKind.Directive))],
                nameStart,
                letters < 0 ? end : cursor + letters);
        }

        if (Argument().Match(typed) is { Success: true } argument)
        {
            var path = argument.Groups["path"];
            return Path(argument.Groups["kind"].Value, path.Value, isQuoted: path.Index > 0 && typed[path.Index - 1] == '"', code, cursor, end, folder);
        }

        return CellSource.IsDirective(code[start..end]) ? Completions.None(cursor) : null;
    }

    /// <summary>What a directive of the kernel means; null where the place is no such directive.</summary>
    public static Inspection? Inspect(string code, int cursor)
    {
        var (start, end) = TypedCell.LineAt(code, cursor);
        var line = code[start..end].Trim();
        return Known.FirstOrDefault(directive => line == directive.Name || line.StartsWith(directive.Name + " ", StringComparison.Ordinal)) is { Name: not null } known
            ? new Inspection($"```\n{known.Usage}\n```\n\n{known.Meaning}", $"{known.Usage}\n\n{known.Meaning}")
            : null;
    }

    private static Completions Path(string kind, string path, bool isQuoted, string code, int cursor, int lineEnd, string folder)
    {
        if (kind == "r" && path.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
        {
            return Completions.None(cursor);
        }

        var rest = code.AsSpan(cursor, lineEnd - cursor);
        var length = isQuoted ? rest.IndexOfAny('"', '/') : rest.IndexOfAny(" \t/");
        var extensions = kind switch { "r" => Assemblies, "load" => Scripts, _ => Imports };
        var items = PathCompletion.Find(folder, path, extensions);
        if (kind == "r" && "nuget:".StartsWith(path, StringComparison.OrdinalIgnoreCase))
        {
            items = [new Completion("nuget: ", "nuget: NAME, VERSION", CompletionKind.Directive), .. items];
        }

        return new Completions(items, cursor - (path.Length - (path.LastIndexOf('/') + 1)), length < 0 ? lineEnd : cursor + length);
    }

    [GeneratedRegex(@"^\s*(?<name>#!\w*)$")]
    private static partial Regex Name();

    [GeneratedRegex("""^\s*#((?<kind>r|load)\s+"(?<path>[^"]*)|!(?<kind>import)\s+("(?<path>[^"]*)|(?<path>[^"\s]*)))$""")]
    private static partial Regex Argument();
}
