using System.Text;

namespace ParallelAsync.Kernel.Site;

/// <summary>
/// Text as a terminal would show it at the end: colours kept, carriage returns and backspaces carried out, so that a progress bar leaves its last state only.
/// </summary>
internal sealed class TerminalText
{
    private const char Escape = '\e';

    private readonly StringBuilder html = new();
    private readonly List<(string Character, TerminalStyle Style)> line = [];
    private TerminalStyle style;
    private int column;

    private TerminalText()
    {
    }

    public static Html Render(string text)
    {
        var terminal = new TerminalText();
        for (var i = 0; i < text.Length; i++) i = terminal.Put(text, i);
        terminal.Flush();
        return Html.Raw(terminal.html.ToString());
    }

    // Returns the last position that it has dealt with.
    private int Put(string text, int i)
    {
        switch (text[i])
        {
            case '\n':
                Flush();
                html.Append('\n');
                break;
            case '\r':
                column = 0;
                break;
            case '\b':
                column = Math.Max(0, column - 1);
                break;
            case Escape:
                return PutEscape(text, i);
            case < ' ' and not '\t' or '\u007f':
                break;
            default:
                var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
                Set(text.Substring(i, isPair ? 2 : 1));
                return isPair ? i + 1 : i;
        }

        return i;
    }

    // ESC [ parameters letter; only colours (m) and erasing the line (K) mean something on a page.
    private int PutEscape(string text, int start)
    {
        if (start + 1 >= text.Length || text[start + 1] != '[') return Math.Min(start + 1, text.Length - 1);
        var end = start + 2;
        while (end < text.Length && text[end] is >= ' ' and < '@') end++;
        if (end >= text.Length) return text.Length - 1;
        var parameters = text[(start + 2)..end];
        if (text[end] == 'm') style = style.Apply(parameters);
        else if (text[end] == 'K') Erase(parameters);
        return end;
    }

    private void Erase(string parameters)
    {
        if (parameters is "2" or "1") line.Clear();
        else if (column < line.Count) line.RemoveRange(column, line.Count - column);
    }

    private void Set(string character)
    {
        while (line.Count < column) line.Add((" ", default));
        if (column < line.Count) line[column] = (character, style);
        else line.Add((character, style));
        column++;
    }

    private void Flush()
    {
        for (int start = 0, end; start < line.Count; start = end)
        {
            end = start + 1;
            while (end < line.Count && line[end].Style == line[start].Style) end++;
            html.Append(line[start].Style.Render(string.Concat(line[start..end].Select(cell => cell.Character))));
        }

        line.Clear();
        column = 0;
    }
}
