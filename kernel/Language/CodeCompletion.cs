using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Tags;

namespace ParallelAsync.Kernel.Language;

/// <summary>The ways to go on typing C#.</summary>
internal static class CodeCompletion
{
    /// <summary>Finds what can stand at a place and starts as the word there does, whatever its case; nothing in strings and comments.</summary>
    public static async Task<Completions> FindAsync(Document document, int position, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken))!;
        if (SyntaxPlace.IsInComment(root, position) || SyntaxPlace.IsInString(root, position))
        {
            return Completions.None(position);
        }

        var service = CompletionService.GetService(document)!;
        var found = await service.GetCompletionsAsync(document, position, cancellationToken: cancellationToken);
        if (found.ItemsList.Count == 0)
        {
            return Completions.None(position);
        }

        var text = await document.GetTextAsync(cancellationToken);
        var model = (await document.GetSemanticModelAsync(cancellationToken))!;
        var span = found.Span;
        var typed = text.ToString(span)[..(position - span.Start)];
        var items = new List<Completion>();
        foreach (var item in found.ItemsList
            .Where(item => item.FilterText.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(item => item.Rules.MatchPriority))
        {
            var change = (await service.GetChangeAsync(document, item, cancellationToken: cancellationToken)).TextChange;
            // What changes more than the word, such as a conversion, which goes back before the dot, has no place in one list with the others.
            if (change.Span == span && change.NewText is { } inserted)
            {
                // The colon of a named argument is part of what a reader chooses.
                var colon = item.DisplayTextSuffix == ":" ? ":" : "";
                items.Add(new Completion(inserted + colon, item.DisplayTextPrefix + item.DisplayText + item.DisplayTextSuffix, KindOf(item, model, position)));
            }
        }

        return new Completions([.. items.DistinctBy(item => item.InsertText)], span.Start, span.End);
    }

    // To the compiler a variable that a cell declares is a field of that cell; to a reader it is a variable.
    private static string KindOf(CompletionItem item, SemanticModel model, int position) =>
        CompletionKind.Of(item.Tags) is var kind && kind == CompletionKind.Field && item.Tags.Contains(WellKnownTags.Private)
        && model.LookupSymbols(position, name: item.FilterText).Any(symbol => symbol is IFieldSymbol { ContainingType.IsScriptClass: true })
            ? CompletionKind.Variable
            : kind;
}
