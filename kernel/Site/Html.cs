using System.Text;

namespace ParallelAsync.Kernel.Site;

/// <summary>HTML that may stand in a page as it is. Text becomes HTML only by being encoded.</summary>
internal readonly record struct Html
{
    private readonly string? text;

    private Html(string text) => this.text = text;

    public static Html Empty => default;

    public bool IsEmpty => string.IsNullOrEmpty(text);

    /// <summary>HTML from a template: what stands in braces is encoded unless it is HTML already.</summary>
    public static Html Of(ref HtmlTemplate template) => new(template.ToString());

    /// <summary>HTML that somebody else encoded.</summary>
    public static Html Raw(string html) => new(html);

    /// <summary>Text as HTML, in an element or in a quoted attribute. Line breaks and letters of any script stay as they are, so that a page's source can be read.</summary>
    public static Html Encode(string text)
    {
        var html = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                // Control characters are not allowed in HTML, in whatever way they are written.
                _ when char.IsControl(c) && c is not ('\t' or '\n' or '\r') => html.Append('\ufffd'),
                _ => html.Append(c),
            };
        }

        return new Html(html.ToString());
    }

    public static Html Join(IEnumerable<Html> parts, string separator = "\n") => new(string.Join(separator, parts.Where(part => !part.IsEmpty)));

    public override string ToString() => text ?? "";
}
