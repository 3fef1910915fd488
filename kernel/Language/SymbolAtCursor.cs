using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace ParallelAsync.Kernel.Language;

/// <summary>What a place in a cell names.</summary>
/// <param name="Symbol">The one that the compiler chose.</param>
/// <param name="Overloads">All that the name could mean there, the chosen one first.</param>
internal sealed record SymbolAtCursor(ISymbol Symbol, IReadOnlyList<ISymbol> Overloads)
{
    /// <summary>Finds the symbol of the word at a place or, where there is none, of the call whose arguments hold the place.</summary>
    public static async Task<SymbolAtCursor?> FindAsync(Document document, int position, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken))!;
        var model = (await document.GetSemanticModelAsync(cancellationToken))!;
        if (SyntaxPlace.IsInComment(root, position))
        {
            return null;
        }

        if (!SyntaxPlace.IsInString(root, position)
            && await SymbolFinder.FindSymbolAtPositionAsync(document, position, cancellationToken) is { } symbol
            && Target(symbol) is { } target)
        {
            var word = root.FindToken(position) is var right && right.Span.Contains(position) && right.IsKind(SyntaxKind.IdentifierToken)
                ? right
                : root.FindToken(Math.Max(0, position - 1));
            return With(target, word.Parent is SimpleNameSyntax name ? Group(name, model, cancellationToken) : [], model, position);
        }

        return EnclosingCall(root, position) is { } call ? OfCall(call, model, position, cancellationToken) : null;
    }

    private static SymbolAtCursor? OfCall(SyntaxNode call, SemanticModel model, int position, CancellationToken cancellationToken)
    {
        IReadOnlyList<ISymbol> group = call switch
        {
            InvocationExpressionSyntax invocation => [.. model.GetMemberGroup(invocation.Expression, cancellationToken)],
            ElementAccessExpressionSyntax access => [.. model.GetIndexerGroup(access.Expression, cancellationToken)],
            _ => [.. model.GetMemberGroup(call, cancellationToken)],
        };
        var info = model.GetSymbolInfo(call, cancellationToken);
        var chosen = info.Symbol ?? info.CandidateSymbols.FirstOrDefault() ?? (group.Count > 0 ? group[0] : null);
        // A delegate that is called: the variable says more than its Invoke method.
        if (chosen is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke } && call is InvocationExpressionSyntax { Expression: var called })
        {
            chosen = model.GetSymbolInfo(called, cancellationToken).Symbol ?? chosen;
        }

        return chosen is not null && Target(chosen) is { } target ? With(target, group, model, position) : null;
    }

    private static SymbolAtCursor With(ISymbol symbol, IReadOnlyList<ISymbol> group, SemanticModel model, int position)
    {
        if (symbol is not (IMethodSymbol or IPropertySymbol { IsIndexer: true }))
        {
            return new SymbolAtCursor(symbol, [symbol]);
        }

        if (group.Count == 0 && symbol.ContainingType is { } type)
        {
            group = [.. type.GetMembers(symbol.Name).Where(member => member.Kind == symbol.Kind && !member.IsImplicitlyDeclared && model.IsAccessible(position, member))];
        }

        return new SymbolAtCursor(symbol, [symbol, .. group.Where(other => !AreSame(other, symbol)).OrderBy(other => other.GetParameters().Length)]);
    }

    private static IReadOnlyList<ISymbol> Group(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode node = name;
        while (node.Parent is QualifiedNameSyntax qualified && qualified.Right == node)
        {
            node = qualified;
        }

        return node.Parent is ObjectCreationExpressionSyntax creation && creation.Type == node
            ? [.. model.GetMemberGroup(creation, cancellationToken)]
            : [.. model.GetMemberGroup(name, cancellationToken)];
    }

    private static SyntaxNode? EnclosingCall(SyntaxNode root, int position)
    {
        for (var node = root.FindToken(Math.Max(0, position - 1)).Parent; node is not null and not BlockSyntax; node = node.Parent)
        {
            var (open, close, call) = node switch
            {
                ArgumentListSyntax list => (list.OpenParenToken, list.CloseParenToken, list.Parent),
                BracketedArgumentListSyntax list => (list.OpenBracketToken, list.CloseBracketToken, list.Parent),
                AttributeArgumentListSyntax list => (list.OpenParenToken, list.CloseParenToken, list.Parent),
                _ => (default, default, null),
            };
            if (call is not null && position >= open.Span.End && (close.IsMissing || position <= close.SpanStart))
            {
                return call;
            }
        }

        return null;
    }

    private static ISymbol? Target(ISymbol symbol) => symbol switch
    {
        IAliasSymbol alias => Target(alias.Target),
        IErrorTypeSymbol or INamespaceSymbol { IsGlobalNamespace: true } => null,
        ITypeSymbol { TypeKind: TypeKind.Submission } => null,
        _ => symbol,
    };

    private static bool AreSame(ISymbol one, ISymbol other) =>
        SymbolEqualityComparer.Default.Equals(Definition(one), Definition(other));

    private static ISymbol Definition(ISymbol symbol) => ((symbol as IMethodSymbol)?.ReducedFrom ?? symbol).OriginalDefinition;
}
