using System.Text;

namespace ParallelAsync.Kernel.Site.Tex;

/// <summary>Reads the source of a formula: characters, commands, raw arguments. Comments and white space are skipped as TeX does in a formula.</summary>
internal sealed class TexReader(string tex)
{
    private int position;

    public bool AtEnd
    {
        get
        {
            SkipSpace();
            return position >= tex.Length;
        }
    }

    /// <summary>The next character that counts; NUL at the end.</summary>
    public char Peek() => AtEnd ? '\0' : tex[position];

    public char Next() => AtEnd ? throw new TexException("the formula ends where something should follow") : tex[position++];

    public bool TryTake(char c)
    {
        if (Peek() != c) return false;
        position++;
        return true;
    }

    public void Expect(char c)
    {
        if (!TryTake(c)) throw new TexException($"'{c}' is missing");
    }

    /// <summary>The name of the command that stands next, without its backslash; null when no command does. Nothing is taken.</summary>
    public string? PeekCommand() => Peek() == '\\' ? tex[(position + 1)..EndOfCommand()] : null;

    public bool TryTakeCommand(string name)
    {
        if (PeekCommand() != name) return false;
        position = EndOfCommand();
        return true;
    }

    public string NextCommand()
    {
        var name = PeekCommand() ?? throw new TexException("a command is missing");
        position = EndOfCommand();
        return name;
    }

    /// <summary>The digits that stand next, with a decimal point between them.</summary>
    public string NextNumber()
    {
        var start = position;
        while (position < tex.Length && (char.IsAsciiDigit(tex[position]) || IsDecimalPoint())) position++;
        return tex[start..position];
    }

    /// <summary>An argument in braces as it was written, spaces included.</summary>
    public string NextRaw()
    {
        Expect('{');
        int start = position, depth = 1;
        for (; position < tex.Length; position++)
        {
            if (tex[position] == '\\') position++;
            else if (tex[position] == '{') depth++;
            else if (tex[position] == '}' && --depth == 0) return tex[start..position++];
        }

        throw new TexException("'}' is missing");
    }

    /// <summary>Text inside a formula without TeX's escapes.</summary>
    public static string Unescape(string text)
    {
        if (text.Contains('$', StringComparison.Ordinal) && !text.Contains(@"\$", StringComparison.Ordinal)) throw new TexException("a formula inside a text");
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '~') result.Append('\u00a0');
            else if (text[i] is '{' or '}') continue;
            else if (text[i] != '\\') result.Append(text[i]);
            else if (++i < text.Length && " %$#&_{}".Contains(text[i], StringComparison.Ordinal)) result.Append(text[i]);
            else throw new TexException("a command inside a text");
        }

        return result.ToString();
    }

    private bool IsDecimalPoint() => tex[position] == '.' && position + 1 < tex.Length && char.IsAsciiDigit(tex[position + 1]);

    // A name is a run of letters (with a star) or one other character.
    private int EndOfCommand()
    {
        var end = position + 1;
        if (end >= tex.Length) throw new TexException("a backslash at the end");
        if (!char.IsAsciiLetter(tex[end])) return end + 1;
        while (end < tex.Length && char.IsAsciiLetter(tex[end])) end++;
        return end;
    }

    private void SkipSpace()
    {
        while (position < tex.Length)
        {
            if (tex[position] == '%') while (position < tex.Length && tex[position] != '\n') position++;
            else if (char.IsWhiteSpace(tex[position])) position++;
            else return;
        }
    }
}
