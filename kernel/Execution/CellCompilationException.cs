using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ParallelAsync.Kernel.Execution;

/// <summary>The compiler refused a piece of source.</summary>
/// <param name="diagnostics">What it said.</param>
/// <param name="code">The source.</param>
/// <param name="origin">Where the source stands: <c>cell 3</c> or a file name.</param>
internal sealed class CellCompilationException(ImmutableArray<Diagnostic> diagnostics, string code, string origin) : Exception(diagnostics[0].GetMessage())
{
    /// <summary>The errors, without warnings.</summary>
    public IEnumerable<Diagnostic> Errors => diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>The source that was compiled.</summary>
    public string Code => code;

    /// <summary>Where the source stands.</summary>
    public string Origin => origin;
}
