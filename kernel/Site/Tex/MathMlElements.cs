namespace ParallelAsync.Kernel.Site.Tex;

/// <summary>The elements of MathML that a formula is made of again and again.</summary>
internal static class MathMlElements
{
    /// <summary>A delimiter that grows with what it encloses; nothing for an empty sign.</summary>
    public static string Stretchy(string sign, string attributes) => sign.Length == 0 ? "" : $"<mo {attributes}fence=\"true\" stretchy=\"true\">{Encode(sign)}</mo>";

    /// <summary>A delimiter that keeps its size.</summary>
    public static string Fence(string sign) => $"<mo fence=\"true\" stretchy=\"false\">{sign}</mo>";

    public static string Space(string em) => $"<mspace width=\"{em}em\"></mspace>";

    /// <summary>Words, as TeX writes them.</summary>
    public static string Text(string raw, string attributes)
    {
        var text = TexReader.Unescape(raw);
        // MathML drops spaces at the ends of a text.
        if (text.StartsWith(' ')) text = "\u00a0" + text[1..];
        if (text.EndsWith(' ')) text = text[..^1] + "\u00a0";
        return $"<mtext{attributes}>{Encode(text)}</mtext>";
    }

    public static string Encode(string text) => Html.Encode(text).ToString();
}
