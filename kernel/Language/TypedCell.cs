using System.Buffers;
using System.Text;
using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Kernel.Language;

/// <summary>A cell's text, cut as <see cref="CellSource"/> cuts it, with every character of its code at its own index.</summary>
/// <remarks>Unlike a cell that runs, a cell that is being typed may hold directives that are not finished yet.</remarks>
internal static class TypedCell
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\f\u0085\u2028\u2029");

    /// <summary>The parts of a cell up to the one that holds the cursor; where that one is code, its indexes are those of the cell.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="cursor">Parts that start behind this index are left out.</param>
    public static IReadOnlyList<CellPart> PartsTo(string code, int cursor)
    {
        var parts = new List<CellPart>();
        var part = new StringBuilder(code.Length);
        var number = 0;
        foreach (var (start, end, next) in Lines(code))
        {
            number++;
            var line = code[start..end];
            if (!CellSource.IsDirective(line))
            {
                part.Append(line);
            }
            else if (CellSource.ImportPath(line) is { } path)
            {
                if (start > cursor)
                {
                    break;
                }

                parts.Add(new CodePart(part.ToString()));
                parts.Add(new ImportPart(path, number));
                Blank(part);
                part.Append(' ', line.Length);
            }
            else
            {
                part.Append(' ', line.Length);
            }

            part.Append(code, end, next - end);
        }

        parts.Add(new CodePart(part.ToString()));
        return [.. parts.Where(piece => piece is not CodePart(var text) || !string.IsNullOrWhiteSpace(text) || ReferenceEquals(piece, parts[^1]))];
    }

    /// <summary>The line that holds an index, without its line end.</summary>
    public static (int Start, int End) LineAt(string code, int index)
    {
        var start = code.AsSpan(0, index).LastIndexOfAny(LineEnds) + 1;
        var length = code.AsSpan(index).IndexOfAny(LineEnds);
        return (start, length < 0 ? code.Length : index + length);
    }

    private static IEnumerable<(int Start, int End, int Next)> Lines(string code)
    {
        var start = 0;
        while (true)
        {
            var length = code.AsSpan(start).IndexOfAny(LineEnds);
            if (length < 0)
            {
                yield return (start, code.Length, code.Length);
                yield break;
            }

            var end = start + length;
            var next = code.AsSpan(end).StartsWith("\r\n") ? end + 2 : end + 1;
            yield return (start, end, next);
            start = next;
        }
    }

    private static void Blank(StringBuilder text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!LineEnds.Contains(text[i]))
            {
                text[i] = ' ';
            }
        }
    }
}
