using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Kernel.Execution;

/// <summary>The C# that a notebook has run so far, and the one place where a cell is executed, whoever asks for it.</summary>
/// <remarks>Cells run one at a time. Relative paths start from the process's working directory, the notebook's folder.</remarks>
internal sealed class CSharpSession
{
    private static readonly string[] Imports =
    [
        "System",
        "System.Text",
        "System.Collections",
        "System.Collections.Generic",
        "System.Threading.Tasks",
        "System.Linq",
    ];

    private readonly PackageRestore packages = new();
    private ScriptOptions options;
    private ScriptState<object>? state;

    public CSharpSession()
    {
        var folder = Directory.GetCurrentDirectory();
        options = ScriptOptions.Default
            .WithLanguageVersion(LanguageVersion.Latest)
            .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder))
            .WithSourceResolver(new SourceFileResolver([], folder))
            // Unoptimised, as in .NET Interactive: no cell may behave differently there. What is timed lives in compiled libraries.
            .WithOptimizationLevel(OptimizationLevel.Debug)
            .WithEmitDebugInformation(true)
            .AddReferences(typeof(object).Assembly, typeof(Enumerable).Assembly, typeof(Formatter).Assembly, typeof(CSharpSession).Assembly)
            .AddImports(Imports);
    }

    /// <summary>Runs one cell to its end.</summary>
    /// <param name="request">The cell.</param>
    /// <param name="publish">Receives what the cell shows, in order, while it happens; called from the cell's threads, one at a time.</param>
    /// <param name="cancellationToken">Interrupts a cell that awaits.</param>
    /// <returns>True when the cell succeeded; otherwise a <see cref="CellFailure"/> was published.</returns>
    public async Task<bool> ExecuteAsync(CellRequest request, Action<CellEvent> publish, CancellationToken cancellationToken)
    {
        var context = new KernelInvocationContext(publish, cancellationToken);
        KernelInvocationContext.Current = context;
        var origin = $"cell {request.Number.ToString(CultureInfo.InvariantCulture)}";
        using (ConsoleCapture.SendTo(context))
        {
            try
            {
                var clock = Stopwatch.StartNew();
                var timed = await RunAsync(request.Code, origin, isImported: false, context);
                if (timed)
                {
                    context.DisplayAs($"Wall time: {clock.Elapsed.TotalMilliseconds.ToString("0.##", CultureInfo.InvariantCulture)}ms", "text/plain");
                }

                return true;
            }
            catch (Exception exception)
            {
                context.Publish(FailureReport.Describe(exception, request.Code, origin));
                return false;
            }
            finally
            {
                context.End();
            }
        }
    }

    private async Task<bool> RunAsync(string code, string origin, bool isImported, KernelInvocationContext context)
    {
        var source = CellSource.Parse(code);
        foreach (var part in source.Parts)
        {
            switch (part)
            {
                case CodePart(var text):
                    await RunCodeAsync(text, origin, isImported, context);
                    break;
                case ImportPart(var path, var line):
                    await ImportAsync(path, line, context);
                    break;
                case PackageSourcePart(var address):
                    packages.AddSource(address);
                    break;
                case PackagePart(var name, var version, var line):
                    await AddPackageAsync(name, version, line, context);
                    break;
            }
        }

        return source.IsTimed;
    }

    private async Task RunCodeAsync(string code, string origin, bool isImported, KernelInvocationContext context)
    {
        var cellOptions = options.WithFilePath(origin);
        ScriptState<object> next;
        try
        {
            next = state is null
                ? await CSharpScript.RunAsync<object>(code, cellOptions, cancellationToken: context.CancellationToken)
                : await state.ContinueWithAsync<object>(code, cellOptions, cancellationToken: context.CancellationToken);
        }
        catch (CompilationErrorException exception)
        {
            throw new CellCompilationException(exception.Diagnostics, code, origin);
        }

        state = next;
        if (!isImported && HasResult(next.Script))
        {
            context.Publish(new CellResult(FormattedValue.CreateManyFromObject(next.ReturnValue)));
        }
    }

    private async Task ImportAsync(string path, int line, KernelInvocationContext context)
    {
        if (!File.Exists(path))
        {
            throw new DirectiveException(line, $"'#!import {path}': there is no such file. A relative path starts from the notebook's folder.");
        }

        var name = Path.GetFileName(path);
        if (!path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase))
        {
            await RunAsync(await File.ReadAllTextAsync(path, context.CancellationToken), name, isImported: true, context);
            return;
        }

        foreach (var cell in NotebookFile.Read(path).Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            await RunAsync(cell.Source, name, isImported: true, context);
        }
    }

    private async Task AddPackageAsync(string name, string? version, int line, KernelInvocationContext context)
    {
        var restored = await packages.RestoreAsync(name, version, line, context.CancellationToken);
        options = options.AddReferences(restored.NewAssemblies.Select(path => MetadataReference.CreateFromFile(path)));
        context.DisplayAs($"Installed package {restored.Name}, {restored.Version}", "text/plain");
    }

    /// <summary>Whether the last statement is an expression without a semicolon that has a value.</summary>
    private static bool HasResult(Script script)
    {
        var tree = script.GetCompilation().SyntaxTrees.Last();
        return tree.GetCompilationUnitRoot().Members.LastOrDefault() is GlobalStatementSyntax
        {
            Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement,
        }
        && script.GetCompilation().GetSemanticModel(tree).GetTypeInfo(statement.Expression).Type is not { SpecialType: SpecialType.System_Void };
    }
}
