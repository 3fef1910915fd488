using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ParallelAsync.Kernel.Language;

/// <summary>What kind of text a place in a cell lies in.</summary>
internal static class SyntaxPlace
{
    // The errors of strings and characters that have no end: newline in a constant, in a character, end of file in a verbatim and in a raw string.
    private static readonly string[] Unterminated = ["CS1010", "CS1012", "CS1039", "CS8997"];

    /// <summary>Whether the place lies in a comment, documentation included.</summary>
    public static bool IsInComment(SyntaxNode root, int position)
    {
        if (position == 0)
        {
            return false;
        }

        var trivia = root.FindTrivia(position - 1);
        return trivia.Kind() switch
        {
            SyntaxKind.SingleLineCommentTrivia or SyntaxKind.DisabledTextTrivia => true,
            SyntaxKind.MultiLineCommentTrivia => position < trivia.Span.End || !trivia.ToString().EndsWith("*/", StringComparison.Ordinal) || trivia.Span.Length < 4,
            SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => position < trivia.FullSpan.End,
            _ => root.FindToken(position - 1, findInsideTrivia: true).Parent?.AncestorsAndSelf().Any(node => node is DocumentationCommentTriviaSyntax) == true,
        };
    }

    /// <summary>Whether the place lies between the quotes of a string or a character; the holes of an interpolated string do not.</summary>
    public static bool IsInString(SyntaxNode root, int position)
    {
        if (position == 0)
        {
            return false;
        }

        var token = root.FindToken(position - 1, findInsideTrivia: true);
        if (position <= token.SpanStart || position > token.Span.End)
        {
            return false;
        }

        return token.Kind() switch
        {
            SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
                or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken => true,
            SyntaxKind.CloseBraceToken => token.Parent is InterpolationSyntax && position == token.Span.End,
            SyntaxKind.ColonToken => token.Parent is InterpolationFormatClauseSyntax,
            SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.CharacterLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken =>
                position < token.Span.End || token.GetDiagnostics().Any(diagnostic => Unterminated.Contains(diagnostic.Id)),
            _ => false,
        };
    }
}
