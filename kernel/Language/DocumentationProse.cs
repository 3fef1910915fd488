using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace ParallelAsync.Kernel.Language;

/// <summary>Turns the elements of an XML comment into text that is read.</summary>
/// <param name="isMarkdown">Whether the text is Markdown; otherwise it is plain.</param>
/// <param name="compilation">Knows the symbols that a comment refers to.</param>
internal sealed partial class DocumentationProse(bool isMarkdown, Compilation compilation)
{
    /// <summary>The text of an element.</summary>
    public string Of(XElement element) => TooManyLines().Replace(BlanksAroundLineEnds().Replace(Inside(element), "\n"), "\n\n").Replace('\u00A0', ' ').Trim();

    /// <summary>A name or a piece of code within a sentence.</summary>
    public string Code(string code) => isMarkdown && code.Length > 0 ? $"`{code}`" : code;

    /// <summary>The name behind a <c>cref</c>.</summary>
    public string Reference(string cref)
    {
        if (DocumentationCommentId.GetFirstSymbolForDeclarationId(cref, compilation) is { } symbol)
        {
            return symbol is INamespaceSymbol ? symbol.ToDisplayString() : Signature.NameOf(symbol);
        }

        var name = cref.Length > 2 && cref[1] == ':' ? cref[2..] : cref;
        return Arity().Replace(name.Split('(')[0], "");
    }

    private string Inside(XElement element) => string.Concat(element.Nodes().Select(node => node switch
    {
        XText text => Escaped(Blanks().Replace(text.Value, " ")),
        XElement child => Element(child),
        _ => "",
    }));

    private string Element(XElement element) => element.Name.LocalName switch
    {
        "see" or "seealso" when element.Attribute("langword")?.Value is { } word => Code(word),
        "see" or "seealso" when element.Attribute("cref")?.Value is { } cref => element.Nodes().Any() ? Inside(element) : Code(Reference(cref)),
        "see" or "seealso" or "a" when element.Attribute("href")?.Value is { } address => Link(Inside(element), address),
        "paramref" or "typeparamref" => Code(element.Attribute("name")?.Value ?? ""),
        "c" or "tt" => Code(Blanks().Replace(element.Value, " ").Trim()),
        "code" => Block(element.Value),
        "para" or "p" => $"\n\n{Inside(element)}\n\n",
        "br" => "\n",
        "list" => $"\n\n{string.Concat(element.Elements().Where(item => item.Name.LocalName is "item").Select(Item))}\n",
        _ => Inside(element),
    };

    private string Item(XElement item)
    {
        var parts = item.Elements().Where(part => part.Name.LocalName is "term" or "description").Select(part => Inside(part).Trim()).Where(part => part.Length > 0).ToList();
        return $"- {(parts.Count > 0 ? string.Join(": ", parts) : Inside(item).Trim())}\n";
    }

    private string Link(string text, string address) =>
        !isMarkdown ? (text.Length > 0 ? $"{text} ({address})" : address) : text.Length > 0 ? $"[{text}]({address})" : $"<{address}>";

    // Its line ends and blanks are guarded from what tidies those of sentences.
    private string Block(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Trim('\n').TrimEnd().Split('\n');
        var margin = lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        var text = string.Join('\n', lines.Select(line => line.Length > margin ? line[margin..] : "")).Replace(' ', '\u00A0');
        return isMarkdown ? $"\n\n```csharp\n{text}\n```\n\n" : $"\n\n{text}\n\n";
    }

    private string Escaped(string text)
    {
        if (!isMarkdown)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if ("\\`*_[]<>".Contains(character, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(character);
        }

        return escaped.ToString();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[ \t]*\n[ \t]*")]
    private static partial Regex BlanksAroundLineEnds();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex TooManyLines();

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();
}
