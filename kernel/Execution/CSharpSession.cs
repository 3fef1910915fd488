using System.Collections.Immutable;
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

    // Shared by all sessions: what the compiler reads of these assemblies it reads once.
    private static readonly ScriptOptions Common = ScriptOptions.Default
        .WithLanguageVersion(LanguageVersion.Latest)
        // Unoptimised, as in .NET Interactive: no cell may behave differently there. What is timed lives in compiled libraries.
        .WithOptimizationLevel(OptimizationLevel.Debug)
        .WithEmitDebugInformation(true)
        .WithFileEncoding(Encoding.UTF8)
        .AddReferences(typeof(object).Assembly, typeof(Enumerable).Assembly, typeof(Formatter).Assembly, typeof(CSharpSession).Assembly)
        .AddImports(Imports);

    private readonly string folder;
    private readonly PackageRestore packages;
    private readonly TimeSpan grace;
    private ScriptOptions options;
    private ScriptState<object>? state;
    private KernelInvocationContext? running;

    /// <summary>A session without any code yet.</summary>
    /// <param name="folder">The notebook's folder, where relative paths of directives start.</param>
    /// <param name="packages">Restores the packages that cells ask for.</param>
    /// <param name="grace">How long an interrupted cell may take to stop by itself before it is left behind; 0.3 s when null.</param>
    public CSharpSession(string folder, PackageRestore packages, TimeSpan? grace = null)
    {
        this.folder = folder;
        this.packages = packages;
        this.grace = grace ?? TimeSpan.FromSeconds(0.3);
        options = Common
            .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder))
            .WithSourceResolver(new SourceFileResolver([], folder));
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
    /// <param name="cancellationToken">
    /// Interrupts the cell. One that awaits its token, waits on its first thread, or runs a loop or function of its own stops there, and what it had
    /// assigned stays; any other is left behind, so that the session can go on.
    /// </param>
    /// <returns>True when the cell succeeded; otherwise a <see cref="CellFailure"/> was published.</returns>
    // A thread of its own waits for the cell: an interrupt is answered also when the cell keeps the thread pool busy.
    public Task<bool> ExecuteAsync(CellRequest request, Action<CellEvent> publish, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(() => Execute(request, publish, cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Makes the runtime compile what every cell needs, on a session that nobody sees: it takes a second, and the first cell need not wait for it.</summary>
    public static Task WarmUpAsync() =>
        new CSharpSession(Directory.GetCurrentDirectory(), new PackageRestore())
            .ExecuteAsync(new CellRequest(1, "var numbers = new[] { 1, 2 };\nforeach (var number in numbers.Where(n => n > 1)) Console.Write($\"{number}\");\nawait Task.Yield();\nnumbers"), _ => { }, CancellationToken.None);

    /// <summary>Answers the question of the cell that runs.</summary>
    public void ReplyInput(string text) => Volatile.Read(ref running)?.Input.Reply(text);

    private bool Execute(CellRequest request, Action<CellEvent> publish, CancellationToken cancellationToken)
    {
        var context = new KernelInvocationContext(publish, request.AllowsInput);
        var waits = new InterruptibleWait();
        Volatile.Write(ref running, context);
        using (ConsoleCapture.SendTo(context))
        {
            var work = Task.Run(() => RunCellAsync(request, new CellRun(context, waits, $"cell {request.Number.ToString(CultureInfo.InvariantCulture)}")), CancellationToken.None);
            try
            {
                work.Wait(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                CellInterrupt.StopWork(work);
                context.Interrupt();
                waits.Interrupt();
                if (!work.Wait(grace, CancellationToken.None) && context.End(FailureReport.LeftBehind))
                {
                    return false;
                }
            }

            return work.GetAwaiter().GetResult();
        }
    }

    private async Task<bool> RunCellAsync(CellRequest request, CellRun cell)
    {
        var context = cell.Context;
        KernelInvocationContext.Current = context;
        try
        {
            var clock = Stopwatch.StartNew();
            var timed = await RunAsync(request.Code, isImported: false, cell);
            if (timed)
            {
                context.DisplayAs($"Wall time: {clock.Elapsed.TotalMilliseconds.ToString("0.##", CultureInfo.InvariantCulture)}ms", "text/plain");
            }

            if (request.Expressions.Count > 0)
            {
                context.Publish(new CellExpressions(await EvaluateAsync(request.Expressions, cell)));
            }

            return true;
        }
        catch (Exception exception)
        {
            context.Publish(FailureReport.Describe(exception, request.Code, cell.Origin, context.IsInterrupted));
            return false;
        }
        finally
        {
            context.End();
        }
    }

    private async Task<bool> RunAsync(string code, bool isImported, CellRun cell)
    {
        var source = CellSource.Parse(code);
        await AddPackagesAsync(source, cell.Context);
        foreach (var part in source.Parts)
        {
            cell.Context.CancellationToken.ThrowIfCancellationRequested();
            switch (part)
            {
                case CodePart(var text):
                    await RunCodeAsync(text, isImported, cell);
                    break;
                case ImportPart(var path, var line):
                    await ImportAsync(path, line, cell);
                    break;
            }
        }

        return source.IsTimed;
    }

    private async Task RunCodeAsync(string code, bool isImported, CellRun cell)
    {
        var next = await RunScriptAsync(Compile(code, cell), cell);
        cell.Context.Commit(() => state = next);
        if (next.Exception is { } thrown)
        {
            ExceptionDispatchInfo.Throw(thrown);
        }

        if (!isImported && HasResult(next.Script))
        {
            cell.Context.Publish(new CellResult(FormattedValue.CreateManyFromObject(next.ReturnValue)));
        }
    }

    /// <summary>Compiles code so that an interrupt can stop it.</summary>
    /// <exception cref="CellCompilationException">It does not compile.</exception>
    private Script<object> Compile(string code, CellRun cell)
    {
        var withChecks = InterruptChecks.Insert(code);
        if (withChecks != code)
        {
            var checkedScript = Script(withChecks, cell);
            if (!HasErrors(checkedScript.Compile(cell.Context.CancellationToken)))
            {
                return checkedScript;
            }
        }

        // Errors are told of the code as it was written.
        var script = Script(code, cell);
        var diagnostics = script.Compile(cell.Context.CancellationToken);
        return HasErrors(diagnostics) ? throw new CellCompilationException(diagnostics, code, cell.Origin) : script;
    }

    private Script<object> Script(string code, CellRun cell)
    {
        var cellOptions = options.WithFilePath(cell.Origin);
        return state is null ? CSharpScript.Create<object>(code, cellOptions) : state.Script.ContinueWith<object>(code, cellOptions);
    }

    private static bool HasErrors(ImmutableArray<Diagnostic> diagnostics) => diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    // Exceptions are caught into the state, so that what a failing cell had assigned stays there for the next one.
    private Task<ScriptState<object>> RunScriptAsync(Script<object> script, CellRun cell) => cell.Waits.Run(() => state is { } before
        ? script.RunFromAsync(before, _ => true, cell.Context.CancellationToken)
        : script.RunAsync(null, _ => true, cell.Context.CancellationToken));

    /// <summary>Evaluates expressions on what has run, which stays as it is but for their side effects.</summary>
    private async Task<IReadOnlyDictionary<string, CellEvent>> EvaluateAsync(IReadOnlyDictionary<string, string> expressions, CellRun cell)
    {
        var values = new Dictionary<string, CellEvent>();
        foreach (var (name, expression) in expressions)
        {
            var run = cell with { Origin = name };
            try
            {
                var result = await RunScriptAsync(Compile(expression, run), run);
                values[name] = result.Exception is { } thrown
                    ? FailureReport.Describe(thrown, expression, name)
                    : new CellResult(HasResult(result.Script) ? FormattedValue.CreateManyFromObject(result.ReturnValue) : []);
            }
            catch (Exception exception)
            {
                values[name] = FailureReport.Describe(exception, expression, name);
            }
        }

        return values;
    }

    private async Task ImportAsync(string path, int line, CellRun cell)
    {
        var file = Path.Combine(folder, path);
        if (!File.Exists(file))
        {
            throw new DirectiveException(line, $"'#!import {path}': there is no such file. A relative path starts from the notebook's folder.");
        }

        var import = cell with { Origin = Path.GetFileName(path) };
        if (!path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase))
        {
            await RunAsync(await File.ReadAllTextAsync(file, cell.Context.CancellationToken), isImported: true, import);
            return;
        }

        foreach (var imported in NotebookFile.Read(file).Cells.Where(imported => imported.Kind == CellKind.Code))
        {
            await RunAsync(imported.Source, isImported: true, import);
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

    /// <summary>A run of code that belongs to a cell.</summary>
    /// <param name="Context">The cell.</param>
    /// <param name="Waits">The wait of its first thread.</param>
    /// <param name="Origin">Where the code stands: <c>cell 3</c> or a file name.</param>
    private sealed record CellRun(KernelInvocationContext Context, InterruptibleWait Waits, string Origin);
}
