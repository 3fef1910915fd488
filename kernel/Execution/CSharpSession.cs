using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;
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
/// <remarks>Cells run one at a time.</remarks>
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
        "Microsoft.DotNet.Interactive.Kernel",
    ];

    private readonly string folder;
    private readonly PackageRestore packages;
    private ScriptOptions options;
    private ScriptState<object>? state;

    /// <summary>A session without any code yet.</summary>
    /// <param name="folder">The notebook's folder, where relative paths of directives start.</param>
    /// <param name="packages">Restores the packages that cells ask for.</param>
    public CSharpSession(string folder, PackageRestore packages)
    {
        this.folder = folder;
        this.packages = packages;
        options = ScriptOptions.Default
            .WithLanguageVersion(LanguageVersion.Latest)
            .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder))
            .WithSourceResolver(new SourceFileResolver([], folder))
            // Unoptimised, as in .NET Interactive: no cell may behave differently there. What is timed lives in compiled libraries.
            .WithOptimizationLevel(OptimizationLevel.Debug)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8)
            .AddReferences(typeof(object).Assembly, typeof(Enumerable).Assembly, typeof(Formatter).Assembly, typeof(CSharpSession).Assembly)
            .AddImports(Imports);
    }

    /// <summary>The notebook's folder, where relative paths of directives start.</summary>
    public string Folder => folder;

    /// <summary>What the next piece of code is compiled with.</summary>
    public ScriptOptions Options => options;

    /// <summary>The last piece of code that ran, and through it all before it; null before the first. May be read while a cell runs.</summary>
    public Script? LastSubmission => state?.Script;

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
        await AddPackagesAsync(source, context);
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
            // Exceptions are caught into the state, so that what a failing cell had assigned stays there for the next one.
            next = state is null
                ? await CSharpScript.Create<object>(code, cellOptions).RunAsync(null, _ => true, context.CancellationToken)
                : await state.ContinueWithAsync<object>(code, cellOptions, _ => true, context.CancellationToken);
        }
        catch (CompilationErrorException exception)
        {
            throw new CellCompilationException(exception.Diagnostics, code, origin);
        }

        state = next;
        if (next.Exception is { } thrown)
        {
            ExceptionDispatchInfo.Throw(thrown);
        }

        if (!isImported && HasResult(next.Script))
        {
            context.Publish(new CellResult(FormattedValue.CreateManyFromObject(next.ReturnValue)));
        }
    }

    private async Task ImportAsync(string path, int line, KernelInvocationContext context)
    {
        var file = Path.Combine(folder, path);
        if (!File.Exists(file))
        {
            throw new DirectiveException(line, $"'#!import {path}': there is no such file. A relative path starts from the notebook's folder.");
        }

        var name = Path.GetFileName(path);
        if (!path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase))
        {
            await RunAsync(await File.ReadAllTextAsync(file, context.CancellationToken), name, isImported: true, context);
            return;
        }

        foreach (var cell in NotebookFile.Read(file).Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            await RunAsync(cell.Source, name, isImported: true, context);
        }
    }

    // Before the first line runs: the compiler needs them for the whole cell, wherever their lines stand.
    private async Task AddPackagesAsync(CellSource source, KernelInvocationContext context)
    {
        packages.AddSources(source.PackageSources);
        if (source.Packages.Count > 0)
        {
            var restored = await packages.RestoreAsync(source.Packages, context.CancellationToken);
            options = options.AddReferences(restored.NewAssemblies.Select(path => MetadataReference.CreateFromFile(path)));
            context.DisplayAs(string.Join('\n', restored.Packages.Select(package => $"Installed package {package.Name}, {package.Version}")), "text/plain");
        }
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
