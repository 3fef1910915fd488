using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ParallelAsync.Kernel.Language;

internal static class SymbolParameters
{
    /// <summary>The parameters of a method or an indexer; none of anything else.</summary>
    public static ImmutableArray<IParameterSymbol> GetParameters(this ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };
}
