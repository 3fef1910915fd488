namespace ParallelAsync.Charts;

/// <summary>Breaks long labels into lines, so that a narrow picture cuts nothing off.</summary>
internal static class TextWrap
{
    /// <summary>The lines of <paramref name="text"/>, none longer than <paramref name="width"/> characters: broken at spaces, and inside words that are longer.</summary>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        List<string> lines = [];
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var piece in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => word.Chunk(width)))
            {
                var word = new string(piece);
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
}
