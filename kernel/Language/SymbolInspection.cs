using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace ParallelAsync.Kernel.Language;

/// <summary>Writes what is known about a symbol.</summary>
internal static class SymbolInspection
{
    private static readonly string[] WithoutDetail = ["remarks", "example", "seealso"];

    /// <summary>Writes the signatures, then the documentation.</summary>
    /// <param name="found">The symbol and its overloads.</param>
    /// <param name="model">The meaning of the code around it.</param>
    /// <param name="position">Where it is named; the usings there shorten names.</param>
    /// <param name="detailLevel">0: all signatures, and the documentation of the chosen one; from 1 on: every overload with its documentation, remarks and examples too.</param>
    /// <param name="cancellationToken">Stops reading documentation.</param>
    public static Inspection Write(SymbolAtCursor found, SemanticModel model, int position, int detailLevel, CancellationToken cancellationToken)
    {
        var signatures = found.Overloads.Select(symbol => Signature.Of(symbol, model, position)).ToList();
        return detailLevel <= 0
            ? Of(found.Symbol, string.Join('\n', signatures), isDetailed: false)
            : found.Overloads.Zip(signatures, (symbol, signature) => Of(symbol, signature, isDetailed: true))
                .Aggregate((all, next) => new Inspection($"{all.Markdown}\n\n---\n\n{next.Markdown}", $"{all.PlainText}\n\n\n{next.PlainText}"));

        Inspection Of(ISymbol symbol, string signature, bool isDetailed)
        {
            var documentation = DocumentationComment.Of(symbol, model.Compilation, cancellationToken)
                .Where(element => isDetailed || !WithoutDetail.Contains(element.Name.LocalName)).ToList();
            return new Inspection(Text(symbol, signature, documentation, isMarkdown: true), Text(symbol, signature, documentation, isMarkdown: false));
        }

        string Text(ISymbol symbol, string signature, IReadOnlyList<XElement> documentation, bool isMarkdown) =>
            (isMarkdown ? $"```csharp\n{signature}\n```" : signature) + Documented(documentation, new DocumentationProse(isMarkdown, DocumentationComment.CompilationOf(symbol, model.Compilation)), isMarkdown);
    }

    private static string Documented(IReadOnlyList<XElement> documentation, DocumentationProse prose, bool isMarkdown)
    {
        var text = new StringBuilder();
        Section(null, "summary", _ => null);
        Section(null, "value", _ => null);
        Section("Type parameters", "typeparam", element => element.Attribute("name")?.Value);
        Section("Parameters", "param", element => element.Attribute("name")?.Value);
        Section("Returns", "returns", _ => null);
        Section("Exceptions", "exception", element => element.Attribute("cref") is { } cref ? prose.Reference(cref.Value) : null);
        Section("Remarks", "remarks", _ => null);
        Section("Example", "example", _ => null);
        Section("See also", "seealso", element => element.Attribute("cref") is { } cref ? prose.Reference(cref.Value) : element.Attribute("href")?.Value);
        return text.ToString();

        void Section(string? heading, string name, Func<XElement, string?> nameOf)
        {
            var entries = documentation.Where(element => element.Name.LocalName == name)
                .Select(element => (Name: nameOf(element), Text: prose.Of(element)))
                .Where(entry => entry.Name is not null || entry.Text.Length > 0)
                .ToList();
            if (entries.Count == 0)
            {
                return;
            }

            text.Append("\n\n").Append(heading is null ? "" : isMarkdown ? $"**{heading}**\n\n" : $"{heading}:\n");
            text.AppendJoin(heading is null ? "\n\n" : "\n", entries.Select(entry => Entry(entry.Name, entry.Text)));
        }

        string Entry(string? name, string content)
        {
            if (name is null)
            {
                return content;
            }

            // A list item's later paragraphs belong to it only when they are indented.
            var body = content.Replace("\n", "\n  ", StringComparison.Ordinal);
            return isMarkdown
                ? $"- {prose.Code(name)}{(body.Length > 0 ? ": " : "")}{body}"
                : $"  {name}{(body.Length > 0 ? ": " : "")}{body}";
        }
    }
}
