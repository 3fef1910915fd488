using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ParallelAsync.Kernel.Execution;

/// <summary>Puts a check into every loop and function of a cell's source, so that an interrupt stops it where it spins.</summary>
/// <remarks>
/// .NET has no safe way to stop a thread from outside: <c>Thread.Abort</c> is gone, and <c>ControlledExecution</c> ends the whole process when it
/// meets the thread in native code. Where the checks stand nothing is half done but the cell's own work, and what it had assigned stays.
/// No line moves, so that line numbers in stack traces hold.
/// </remarks>
internal static class InterruptChecks
{
    private const string Type = $"global::{nameof(ParallelAsync)}.{nameof(Kernel)}.{nameof(Execution)}.{nameof(CellInterrupt)}";
    private const string Check = $" if ({Type}.{nameof(CellInterrupt.IsPossible)}) {Type}.{nameof(CellInterrupt.Check)}(); ";

    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>The source with checks; the same source when it does not parse.</summary>
    public static string Insert(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, Script);
        if (tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            return code;
        }

        var places = new Places();
        places.Visit(tree.GetRoot());
        return places.Changes.Count == 0 ? code : tree.GetText().WithChanges(places.Changes.OrderBy(change => change.Span.Start)).ToString();
    }

    private sealed class Places : CSharpSyntaxWalker
    {
        public List<TextChange> Changes { get; } = [];

        public override void VisitWhileStatement(WhileStatementSyntax node)
        {
            Enter(node.Statement);
            base.VisitWhileStatement(node);
        }

        public override void VisitDoStatement(DoStatementSyntax node)
        {
            Enter(node.Statement);
            base.VisitDoStatement(node);
        }

        public override void VisitForStatement(ForStatementSyntax node)
        {
            Enter(node.Statement);
            base.VisitForStatement(node);
        }

        public override void VisitForEachStatement(ForEachStatementSyntax node)
        {
            Enter(node.Statement);
            base.VisitForEachStatement(node);
        }

        public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
        {
            Enter(node.Statement);
            base.VisitForEachVariableStatement(node);
        }

        public override void VisitGotoStatement(GotoStatementSyntax node) => Enter(node);

        public override void VisitMethodDeclaration(MethodDeclarationSyntax node)
        {
            Enter(node.Body);
            Enter(node.ExpressionBody, node.SemicolonToken, node.ReturnType, node.Modifiers);
            base.VisitMethodDeclaration(node);
        }

        public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
        {
            Enter(node.Body);
            Enter(node.ExpressionBody, node.SemicolonToken, node.ReturnType, node.Modifiers);
            base.VisitLocalFunctionStatement(node);
        }

        // A lambda that is an expression stays one: it may become an expression tree, and only the compiler knows whether it returns something.
        public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
        {
            Enter(node.Block);
            base.VisitSimpleLambdaExpression(node);
        }

        public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
        {
            Enter(node.Block);
            base.VisitParenthesizedLambdaExpression(node);
        }

        public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node)
        {
            Enter(node.Block);
            base.VisitAnonymousMethodExpression(node);
        }

        private void Enter(StatementSyntax? statement)
        {
            if (statement is BlockSyntax block)
            {
                Insert(block.OpenBraceToken.Span.End, Check);
            }
            else if (statement is not null)
            {
                Insert(statement.SpanStart, $"{{{Check}");
                Insert(statement.Span.End, " }");
            }
        }

        private void Enter(ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon, TypeSyntax type, SyntaxTokenList modifiers)
        {
            if (arrow is null || arrow.Expression is ThrowExpressionSyntax || type is RefTypeSyntax || arrow.ContainsDirectives)
            {
                return;
            }

            var returnsNothing = type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
                || (modifiers.Any(SyntaxKind.AsyncKeyword) && type.GetLastToken().ValueText is "Task" or "ValueTask");
            Changes.Add(new TextChange(arrow.ArrowToken.Span, $"{{{Check}{(returnsNothing ? "" : "return ")}"));
            Insert(semicolon.Span.End, " }");
        }

        private void Insert(int position, string text) => Changes.Add(new TextChange(new TextSpan(position, 0), text));
    }
}
