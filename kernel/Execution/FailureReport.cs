using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace ParallelAsync.Kernel.Execution;

/// <summary>Tells a reader why a cell failed: the message, the line of the cell, and no frame of the kernel's or the runtime's plumbing.</summary>
internal static partial class FailureReport
{
    private static readonly string[] Plumbing =
    [
        "System.Runtime.CompilerServices.",
        "System.Runtime.ExceptionServices.",
        "System.Threading.Tasks.",
        "System.Threading.ExecutionContext",
        "Microsoft.CodeAnalysis.",
        "ParallelAsync.Kernel.",
    ];

    private const string Interrupted = "The cell was interrupted.";

    private static readonly string CancellationName = typeof(OperationCanceledException).FullName!;

    /// <summary>An interrupted cell did not stop by itself, and nobody waits for it any more.</summary>
    public static CellFailure LeftBehind { get; } = new(CancellationName, $"{Interrupted} It did not stop and was left behind.",
    [
        $"{Interrupted} It did not stop by itself: it awaits something that cannot be cancelled, or it is inside compiled code that does not look at",
        "KernelInvocationContext.Current.CancellationToken. It was left behind: what it declared is lost, what it still shows is dropped, and it may keep",
        "a processor busy until the kernel is restarted. The variables of earlier cells are there.",
    ]);

    /// <summary>Describes an exception that ended a cell.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="code">The cell's source, quoted where it failed.</param>
    /// <param name="origin">The cell's name, such as <c>cell 3</c>.</param>
    /// <param name="isInterrupted">Whether the reader had interrupted the cell.</param>
    public static CellFailure Describe(Exception exception, string code, string origin, bool isInterrupted = false) => exception switch
    {
        _ when isInterrupted && IsOfInterrupt(exception) => new CellFailure(CancellationName, Interrupted, [Interrupted, .. Frames(exception, code, origin)]),
        CellCompilationException compilation => Compilation(compilation),
        DirectiveException directive => new CellFailure("DirectiveError", directive.Message,
            [directive.Message, $"   at {origin}, line {Text(directive.Line)}: {LineOf(code, directive.Line)}"]),
        _ => new CellFailure(exception.GetType().FullName ?? exception.GetType().Name, exception.Message, [.. Runtime(exception, code, origin)]),
    };

    private static bool IsOfInterrupt(Exception exception) => exception is OperationCanceledException or ThreadInterruptedException
        || (exception is AggregateException many && many.InnerExceptions.Any(IsOfInterrupt));

    private static CellFailure Compilation(CellCompilationException exception)
    {
        var lines = new List<string>();
        foreach (var error in exception.Errors)
        {
            lines.Add($"error {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}");
            var position = error.Location.GetMappedLineSpan().StartLinePosition;
            var where = error.Location.SourceTree?.FilePath is { Length: > 0 } path ? Path.GetFileName(path) : exception.Origin;
            if (error.Location.IsInSource)
            {
                var prefix = $"   at {where}, line {Text(position.Line + 1)}: ";
                var text = error.Location.SourceTree!.GetText().Lines[position.Line].ToString();
                var indent = text.Length - text.TrimStart().Length;
                lines.Add(prefix + text.Trim());
                lines.Add(new string(' ', prefix.Length + Math.Max(0, position.Character - indent)) + "^");
            }
        }

        var first = exception.Errors.First();
        return new CellFailure("CompilationError", $"{first.Id}: {first.GetMessage(CultureInfo.InvariantCulture)}", lines);
    }

    private static IEnumerable<string> Runtime(Exception exception, string code, string origin)
    {
        yield return $"{exception.GetType().FullName}: {exception.Message}";
        foreach (var frame in Frames(exception, code, origin))
        {
            yield return frame;
        }

        var causes = exception is AggregateException many ? many.InnerExceptions : exception.InnerException is { } one ? [one] : (IEnumerable<Exception>)[];
        foreach (var line in causes.SelectMany(cause => Runtime(cause, code, origin).Select((line, i) => i == 0 ? $"caused by {line}" : line)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Frames(Exception exception, string code, string origin)
    {
        string? previous = null;
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            var text = Frame(frame, code, origin);
            if (text is not null && text != previous)
            {
                yield return text;
            }

            previous = text ?? previous;
        }
    }

    private static string? Frame(StackFrame frame, string code, string origin)
    {
        if (frame.GetMethod() is not { } method)
        {
            return null;
        }

        // Only cells and imported files have a submission's file name here; a library's own file paths are never shown.
        if (method.Module.Assembly.GetName().Name?.StartsWith('ℛ') == true)
        {
            var (file, line) = (Path.GetFileName(frame.GetFileName()), frame.GetFileLineNumber());
            return file is null || line == 0 ? null
                : file == origin ? $"   at {file}, line {Text(line)}: {LineOf(code, line)}"
                : $"   at {file}, line {Text(line)}";
        }

        var name = NameOf(method);
        return Plumbing.Any(name.StartsWith) || name.Contains(".<>", StringComparison.Ordinal) ? null : $"   at {name}({string.Join(", ", method.GetParameters().Select(p => p.ParameterType.Name))})";
    }

    /// <summary>The name that the method has in its source: the compiler hides it in the type of a state machine or a closure.</summary>
    private static string NameOf(MethodBase method)
    {
        var type = method.DeclaringType;
        var name = method.Name;
        while (type is not null && GeneratedName().Match(type.Name) is { Success: true } state)
        {
            name = state.Groups["name"].Value is { Length: > 0 } real ? real : name;
            type = type.DeclaringType;
        }

        name = GeneratedName().Match(name) is { Success: true } lambda ? lambda.Groups["name"].Value : name;
        return type is null ? name : $"{type.FullName?.Replace('+', '.') ?? type.Name}.{name}";
    }

    private static string LineOf(string code, int line) =>
        code.ReplaceLineEndings("\n").Split('\n').ElementAtOrDefault(line - 1)?.Trim() ?? "";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^<(?<name>[^>]*)>")]
    private static partial Regex GeneratedName();
}
