using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Kernel.Language;

/// <summary>Whether a cell can run as it stands.</summary>
internal static class CodeCompleteness
{
    private const string Level = "    ";

    private static readonly CSharpParseOptions Options =
        CSharpParseOptions.Default.WithKind(SourceCodeKind.Script).WithLanguageVersion(LanguageVersion.Latest).WithDocumentationMode(DocumentationMode.None);

    /// <summary>Judges a cell by its syntax alone.</summary>
    public static Completeness Of(string code)
    {
        try
        {
            CellSource.Parse(code);
        }
        catch (DirectiveException)
        {
            return new Completeness(CodeStatus.Invalid);
        }

        var parts = TypedCell.PartsTo(code, code.Length);
        var trees = parts.OfType<CodePart>().Select(part => CSharpSyntaxTree.ParseText(part.Code, Options)).ToList();
        // Every part is compiled by itself: a brace does not stay open across a directive that imports.
        var status = trees.SkipLast(1).Any(tree => !SyntaxFactory.IsCompleteSubmission(tree) || HasErrors(tree)) ? CodeStatus.Invalid
            : !SyntaxFactory.IsCompleteSubmission(trees[^1]) || IsOpen(trees[^1]) ? (IsBeyondMending(trees[^1]) ? CodeStatus.Invalid : CodeStatus.Incomplete)
            : HasErrors(trees[^1]) ? CodeStatus.Invalid
            : CodeStatus.Complete;
        return new Completeness(status, status == CodeStatus.Incomplete ? Indent(trees[^1]) : "");
    }

    // A newline in a string and in a character.
    private static readonly string[] EndedByTheLine = ["CS1010", "CS1012"];

    // The end of the file in a comment, a verbatim string and a raw string: reported where these begin.
    private static readonly string[] Open = ["CS1035", "CS1039", "CS8997"];

    // What is missing at the end shows as an error there; an error before the last word stays, whatever follows, and so does a string that its line has ended.
    private static bool IsBeyondMending(SyntaxTree tree)
    {
        var last = tree.GetRoot().DescendantTokens().LastOrDefault(token => !token.IsMissing && !token.IsKind(SyntaxKind.EndOfFileToken));
        return tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
            && (EndedByTheLine.Contains(diagnostic.Id) || (diagnostic.Location.SourceSpan.End <= last.SpanStart && !Open.Contains(diagnostic.Id))));
    }

    private static bool IsOpen(SyntaxTree tree) => tree.GetDiagnostics().Any(diagnostic => Open.Contains(diagnostic.Id));

    private static bool HasErrors(SyntaxTree tree) => tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static string Indent(SyntaxTree tree)
    {
        var line = tree.GetText().Lines.Last(line => !string.IsNullOrWhiteSpace(line.ToString()));
        var text = line.ToString();
        var blanks = text[..^text.TrimStart().Length];
        var tokens = tree.GetRoot().DescendantTokens(line.Span).Where(token => line.Span.Contains(token.Span) && !token.IsMissing).Select(token => token.Kind()).ToList();
        var opened = tokens.Sum(kind => kind switch
        {
            SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken => 1,
            SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => -1,
            _ => 0,
        });
        var goesOn = tokens.LastOrDefault(kind => kind != SyntaxKind.EndOfFileToken) is SyntaxKind.EqualsToken or SyntaxKind.EqualsGreaterThanToken;
        return opened > 0 || goesOn ? blanks + Level : blanks;
    }
}
