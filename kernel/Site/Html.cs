using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ParallelAsync.Kernel.Site;

/// <summary>HTML that may stand in a page as it is. Text becomes HTML only by being encoded.</summary>
internal readonly record struct Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string? text;

    private Html(string text) => this.text = text;

    public static Html Empty => default;

    public bool IsEmpty => string.IsNullOrEmpty(text);

    /// <summary>HTML from a template: what stands in braces is encoded unless it is HTML already.</summary>
    public static Html Of(ref HtmlTemplate template) => new(template.ToString());

    /// <summary>HTML that somebody else encoded.</summary>
    public static Html Raw(string html) => new(html);

    public static Html Encode(string text) => new(Encoder.Encode(text));

    public static Html Join(IEnumerable<Html> parts, string separator = "\n") => new(string.Join(separator, parts.Where(part => !part.IsEmpty)));

    public override string ToString() => text ?? "";
}
