using Microsoft.CodeAnalysis;

namespace ParallelAsync.Kernel.Language;

/// <summary>How a symbol is declared, in C#.</summary>
internal static class Signature
{
    private static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeConstantValue,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        parameterOptions: SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        localOptions: SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeConstantValue | SymbolDisplayLocalOptions.IncludeRef,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral);

    private static readonly SymbolDisplayFormat AloneFormat = Format.RemoveMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType);

    private static readonly SymbolDisplayFormat NameFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>A symbol's declaration, with names as short as the usings at a place allow.</summary>
    public static string Of(ISymbol symbol, SemanticModel model, int position) => symbol switch
    {
        // A variable of a cell is a field of a type that no reader has seen; a constructor bears its type's name anyway.
        { ContainingType.IsScriptClass: true } and not INamedTypeSymbol or IMethodSymbol { MethodKind: MethodKind.Constructor } =>
            Label(symbol) + symbol.ToMinimalDisplayString(model, position, AloneFormat),
        INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { } invoke } =>
            $"delegate {invoke.ReturnType.ToMinimalDisplayString(model, position, Format)} {symbol.ToMinimalDisplayString(model, position, Format)}",
        _ => Label(symbol) + symbol.ToMinimalDisplayString(model, position, Format),
    };

    /// <summary>A symbol's name as running text speaks of it: <c>String.Trim</c>, <c>List&lt;T&gt;</c>.</summary>
    public static string NameOf(ISymbol symbol) => symbol.ToDisplayString(NameFormat);

    private static string Label(ISymbol symbol) => symbol switch
    {
        ILocalSymbol { IsConst: false } or IRangeVariableSymbol or IFieldSymbol { ContainingType.IsScriptClass: true, IsConst: false } => "(variable) ",
        IParameterSymbol => "(parameter) ",
        ILocalSymbol or IFieldSymbol { IsConst: true } => "(constant) ",
        IFieldSymbol => "(field) ",
        IMethodSymbol { MethodKind: MethodKind.ReducedExtension } => "(extension) ",
        IEventSymbol => "(event) ",
        ITypeParameterSymbol => "(type parameter) ",
        ILabelSymbol => "(label) ",
        INamespaceSymbol => "namespace ",
        INamedTypeSymbol { IsAnonymousType: false, IsTupleType: false } type => Keyword(type) + " ",
        _ => "",
    };

    private static string Keyword(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Class => type.IsRecord ? "record" : "class",
        TypeKind.Struct => type.IsRecord ? "record struct" : "struct",
        var other => other.ToString().ToLowerInvariant(),
    };
}
