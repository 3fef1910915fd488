using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ParallelAsync.Kernel.Site;

/// <summary>
/// Colours C# by its syntax tree. The compiler is here anyway to run the cells, so raw strings, patterns and directives come out right, which no
/// list of regular expressions achieves; without a compilation, a capital letter is what tells a type before a dot from a variable.
/// </summary>
internal sealed class CSharpHighlighter : CSharpSyntaxWalker
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.None, SourceCodeKind.Script);

    private readonly StringBuilder html = new();
    private readonly StringBuilder run = new();
    private string? runClass;

    private CSharpHighlighter()
        : base(SyntaxWalkerDepth.Trivia)
    {
    }

    public static Html Render(string code)
    {
        var highlighter = new CSharpHighlighter();
        highlighter.Visit(CSharpSyntaxTree.ParseText(code, Options).GetRoot());
        highlighter.Flush();
        return Html.Raw(highlighter.html.ToString());
    }

    public override void VisitToken(SyntaxToken token)
    {
        VisitLeadingTrivia(token);
        Add(token.Text, Class(token));
        VisitTrailingTrivia(token);
    }

    public override void VisitTrivia(SyntaxTrivia trivia)
    {
        string text = trivia.ToFullString(), visible = text.TrimEnd('\r', '\n');
        Add(visible, trivia.Kind() switch
        {
            SyntaxKind.SkippedTokensTrivia or SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia => null,
            _ when trivia.IsDirective => "directive",
            _ => "comment",
        });
        Add(text[visible.Length..], null);
    }

    private static string? Class(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.IdentifierToken => IdentifierClass(token),
        SyntaxKind.NumericLiteralToken => "number",
        SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.CharacterLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.InterpolatedSingleLineRawStringStartToken
            or SyntaxKind.InterpolatedMultiLineRawStringStartToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedRawStringEndToken => "string",
        var kind when SyntaxFacts.IsKeywordKind(kind) => "keyword",
        _ => null,
    };

    private static string? IdentifierClass(SyntaxToken token) => token.Parent switch
    {
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or TypeParameterSyntax or ConstructorDeclarationSyntax => "type",
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => "method",
        IdentifierNameSyntax { IsVar: true } or IdentifierNameSyntax { IsNint: true } or IdentifierNameSyntax { IsNuint: true } => "keyword",
        IdentifierNameSyntax { Identifier.ValueText: "nameof", Parent: InvocationExpressionSyntax } => "keyword",
        SimpleNameSyntax name when IsInvoked(name) => "method",
        GenericNameSyntax => "type",
        IdentifierNameSyntax name when SyntaxFacts.IsInTypeOnlyContext(name) && !IsPartOfNamespace(name) => "type",
        IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } name when access.Expression == name && char.IsUpper(token.ValueText, 0) => "type",
        _ => null,
    };

    private static bool IsInvoked(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax invocation => invocation.Expression == name,
        MemberAccessExpressionSyntax access => access.Name == name && access.Parent is InvocationExpressionSyntax invocation && invocation.Expression == access,
        MemberBindingExpressionSyntax binding => binding.Parent is InvocationExpressionSyntax invocation && invocation.Expression == binding,
        _ => false,
    };

    private static bool IsPartOfNamespace(SyntaxNode name) => name.Parent switch
    {
        QualifiedNameSyntax qualified => qualified.Left == name || IsPartOfNamespace(qualified),
        UsingDirectiveSyntax directive => directive.StaticKeyword == default && directive.Alias is null,
        BaseNamespaceDeclarationSyntax => true,
        _ => false,
    };

    private void Add(string text, string? @class)
    {
        if (text.Length == 0) return;
        if (@class != runClass) Flush();
        runClass = @class;
        run.Append(text);
    }

    private void Flush()
    {
        if (run.Length == 0) return;
        html.Append(runClass is null ? Html.Encode(run.ToString()) : Html.Of($"<span class=\"{runClass}\">{run.ToString()}</span>"));
        run.Clear();
    }
}
