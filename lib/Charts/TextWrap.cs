namespace ParallelAsync.Charts;

/// <summary>Breaks long labels into lines, so that a narrow picture cuts nothing off.</summary>
internal static class TextWrap
{
    /// <summary>
    /// The lines of <paramref name="text"/>, none longer than <paramref name="width"/> characters: broken at spaces, and inside words that
    /// are longer.
    /// </summary>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        List<string> lines = [];
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, width)))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > width)
                {
                    lines.Add(line);
                    line = "";
                }

                line = line.Length == 0 ? word : line + " " + word;
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>A long word in pieces: broken after its punctuation ("TensorPrimitives.", "Multiply") where it has some.</summary>
    private static IEnumerable<string> Pieces(string word, int width)
    {
        while (word.Length > width)
        {
            var punctuation = word.LastIndexOfAny(['.', ',', '-', '_', '/', '(', ')', '<', '>'], width - 1);
            var length = punctuation > 0 ? punctuation + 1 : width;
            yield return word[..length];
            word = word[length..];
        }

        yield return word;
    }
}
