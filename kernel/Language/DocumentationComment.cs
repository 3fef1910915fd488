using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace ParallelAsync.Kernel.Language;

/// <summary>What a symbol's documentation says, with all that it inherits.</summary>
internal static class DocumentationComment
{
    // Long enough for any real chain; a circle must end.
    private const int LongestInheritance = 8;

    /// <summary>The elements of a symbol's documentation; none where there is no documentation.</summary>
    public static IReadOnlyList<XElement> Of(ISymbol symbol, Compilation compilation, CancellationToken cancellationToken)
    {
        var own = Read(symbol, compilation, LongestInheritance, cancellationToken);
        if (own.Count > 0)
        {
            return own;
        }

        return symbol switch
        {
            IParameterSymbol parameter => Summary(Read(parameter.ContainingSymbol, compilation, LongestInheritance, cancellationToken), "param", parameter.Name),
            ITypeParameterSymbol type => Summary(Read(type.ContainingSymbol, compilation, LongestInheritance, cancellationToken), "typeparam", type.Name),
            // A record documents its properties as the parameters of its constructor.
            IPropertySymbol { ContainingType.IsRecord: true } property => Summary(Read(property.ContainingType, compilation, LongestInheritance, cancellationToken), "param", property.Name),
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => Read(constructor.ContainingType, compilation, LongestInheritance, cancellationToken),
            // What a variable is for, only its author knows; what its type is for is the next best.
            ILocalSymbol local => Summary(Read(local.Type, compilation, LongestInheritance, cancellationToken), "summary", null),
            IFieldSymbol { ContainingType.IsScriptClass: true } variable => Summary(Read(variable.Type, compilation, LongestInheritance, cancellationToken), "summary", null),
            _ => own,
        };
    }

    /// <summary>The compilation in which the references of a symbol's documentation have their meaning: a cell's comment knows names as its cell does.</summary>
    public static Compilation CompilationOf(ISymbol symbol, Compilation other) => (symbol.ContainingAssembly as ISourceAssemblySymbol)?.Compilation ?? other;

    private static IReadOnlyList<XElement> Read(ISymbol symbol, Compilation compilation, int depth, CancellationToken cancellationToken)
    {
        var definition = ((symbol as IMethodSymbol)?.ReducedFrom ?? symbol).OriginalDefinition;
        var elements = Parse(definition.GetDocumentationCommentXml(expandIncludes: true, cancellationToken: cancellationToken));
        var inherit = elements.FirstOrDefault(element => element.Name.LocalName == "inheritdoc");
        if (depth == 0 || (inherit is null && elements.Count > 0))
        {
            return elements;
        }

        var source = inherit?.Attribute("cref")?.Value is { } cref
            ? DocumentationCommentId.GetFirstSymbolForDeclarationId(cref, CompilationOf(definition, compilation))
            // A member speaks for what it overrides; a type without a word of its own is not its base type.
            : inherit is not null || definition is not INamedTypeSymbol ? Inherited(definition) : null;
        var own = elements.Where(element => element != inherit).ToList();
        return source is null
            ? own
            : [.. own, .. Read(source, compilation, depth - 1, cancellationToken).Where(element => !own.Any(known => Key(known) == Key(element)))];
    }

    private static IReadOnlyList<XElement> Parse(string? xml)
    {
        if (string.IsNullOrWhiteSpace(xml))
        {
            return [];
        }

        try
        {
            return [.. XElement.Parse($"<doc>{xml}</doc>", LoadOptions.PreserveWhitespace).Elements()
                .SelectMany(element => element.Name.LocalName is "member" or "doc" ? element.Elements() : [element])];
        }
        catch (XmlException)
        {
            // A comment in a cell may be anything.
            return [];
        }
    }

    private static ISymbol? Inherited(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } overridden } => overridden,
        IPropertySymbol { OverriddenProperty: { } overridden } => overridden,
        IEventSymbol { OverriddenEvent: { } overridden } => overridden,
        INamedTypeSymbol { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object } parent } => parent,
        INamedTypeSymbol { AllInterfaces: [var first, ..] } => first,
        IMethodSymbol or IPropertySymbol or IEventSymbol when symbol.ContainingType is { } type => type.AllInterfaces
            .SelectMany(implemented => implemented.GetMembers(symbol.Name))
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol)),
        _ => null,
    };

    private static IReadOnlyList<XElement> Summary(IReadOnlyList<XElement> documentation, string element, string? name) =>
        [.. documentation.Where(candidate => candidate.Name.LocalName == element && candidate.Attribute("name")?.Value == name)
            .Select(found => new XElement("summary", found.Nodes()))];

    private static (string Name, string? Of) Key(XElement element) => (element.Name.LocalName, (element.Attribute("name") ?? element.Attribute("cref"))?.Value);
}
