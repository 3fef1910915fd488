using System.Text.RegularExpressions;
using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Kernel.Jupyter;

/// <summary>Colours a failure as terminals and notebooks show it: what went wrong in red, the reader's own lines in blue, the rest plain.</summary>
internal static partial class ColouredTraceback
{
    private const string Red = "\e[1;31m";
    private const string Blue = "\e[34m";
    private const string Green = "\e[32m";
    private const string Plain = "\e[0m";

    /// <summary>The lines of a failure with ANSI colours.</summary>
    public static IEnumerable<string> Of(CellFailure failure) => failure.Traceback.Select(Line);

    private static string Line(string line)
    {
        if (Place().Match(line) is { Success: true } place)
        {
            return $"{place.Groups["at"]}{Blue}{place.Groups["where"]}{Plain}{(place.Groups["code"] is { Success: true } code ? $": {Green}{code.Value}{Plain}" : "")}";
        }

        return Head().Match(line) is { Success: true } head ? $"{head.Groups["cause"]}{Red}{head.Groups["what"]}{Plain}{head.Groups["rest"]}"
            : Caret().IsMatch(line) ? $"{Red}{line}{Plain}"
            : line;
    }

    // "   at cell 3, line 2: var x = y;"
    [GeneratedRegex(@"^(?<at>\s+at )(?<where>.+, line \d+)(: (?<code>.*))?$")]
    private static partial Regex Place();

    // "System.FormatException: why", "error CS0103: why", "caused by System.Exception: why"
    [GeneratedRegex(@"^(?<cause>caused by )?(?<what>(error )?[\w.+`]+)(?<rest>: .*)$", RegexOptions.Singleline)]
    private static partial Regex Head();

    [GeneratedRegex(@"^\s*\^$")]
    private static partial Regex Caret();
}
