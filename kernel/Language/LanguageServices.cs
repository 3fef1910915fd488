using Microsoft.CodeAnalysis;
using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Kernel.Language;

/// <summary>What an editor asks about a cell that is being typed: how to go on, what a name means, whether it can run.</summary>
/// <remarks>
/// Nothing here runs a cell's code or throws for what it holds, and all of it may be asked while a cell runs.
/// The compiler's language features start when they are first asked for, which takes seconds; <see cref="PrepareAsync"/> does it ahead of time.
/// </remarks>
/// <param name="session">What has run; its variables, methods, types, usings and references are known.</param>
/// <param name="onFault">Told of a fault of the compiler's language features; the one who asked gets an empty answer.</param>
internal sealed class LanguageServices(CSharpSession session, Action<Exception>? onFault = null) : IDisposable
{
    private readonly Lazy<SubmissionChain> chain = new(() => new SubmissionChain(session));

    /// <summary>Finds the ways to go on typing.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="cursor">A UTF-16 index into it; one outside of it means its nearest end.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Task<Completions> CompleteAsync(string code, int cursor, CancellationToken cancellationToken)
    {
        cursor = Math.Clamp(cursor, 0, code.Length);
        return GuardAsync(Completions.None(cursor), async () =>
        {
            if (Directives.Complete(code, cursor, session.Folder) is { } completions)
            {
                return completions;
            }

            return await DocumentAsync(code, cursor, cancellationToken) is { } document
                ? await CodeCompletion.FindAsync(document, cursor, cancellationToken)
                : Completions.None(cursor);
        }, cancellationToken);
    }

    /// <summary>Tells what the name at the cursor means, or the call whose arguments hold the cursor.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="cursor">A UTF-16 index into it; one outside of it means its nearest end.</param>
    /// <param name="detailLevel">0: every signature, and the documentation of the chosen overload; 1: the documentation of all, with remarks and examples.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <returns>Null where nothing is known.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Task<Inspection?> InspectAsync(string code, int cursor, int detailLevel, CancellationToken cancellationToken)
    {
        cursor = Math.Clamp(cursor, 0, code.Length);
        return GuardAsync<Inspection?>(null, async () =>
        {
            var (start, end) = TypedCell.LineAt(code, cursor);
            if (CellSource.IsDirective(code[start..end]))
            {
                return Directives.Inspect(code, cursor);
            }

            return await DocumentAsync(code, cursor, cancellationToken) is { } document
                && await SymbolAtCursor.FindAsync(document, cursor, cancellationToken) is { } found
                ? SymbolInspection.Write(found, (await document.GetSemanticModelAsync(cancellationToken))!, cursor, detailLevel, cancellationToken)
                : null;
        }, cancellationToken);
    }

    /// <summary>Judges by its syntax whether a cell can run as it stands; unknown where it is nested too deeply to tell.</summary>
    public Completeness IsComplete(string code)
    {
        try
        {
            return Nesting.IsTooDeep(code) ? new Completeness(CodeStatus.Unknown) : CodeCompleteness.Of(code);
        }
        catch (Exception exception)
        {
            onFault?.Invoke(exception);
            return new Completeness(CodeStatus.Unknown);
        }
    }

    /// <summary>Brings everything up to date with the session, so that the next question is answered quickly. Costs seconds of a processor the first time.</summary>
    /// <param name="cancellationToken">Stops it, such as when a cell is about to run; what is done stays done.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        const string Code = "Console.WriteLine(Math.Max(1, 2));";
        await CompleteAsync(Code, "Console.".Length, cancellationToken);
        await InspectAsync(Code, "Console.WriteLine(Math.Ma".Length, 0, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (chain.IsValueCreated)
        {
            chain.Value.Dispose();
        }
    }

    // On a thread of the pool: who asks may be the thread that reads messages.
    private async Task<T> GuardAsync<T>(T nothing, Func<Task<T>> answer, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(answer, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            onFault?.Invoke(exception);
            return nothing;
        }
    }

    private async Task<Document?> DocumentAsync(string code, int cursor, CancellationToken cancellationToken)
    {
        if (Nesting.IsTooDeep(code))
        {
            return null;
        }

        var parts = TypedCell.PartsTo(code, cursor);
        var before = parts.SkipLast(1).SelectMany(part => Expand(part, [])).Where(text => !Nesting.IsTooDeep(text)).ToList();
        return await chain.Value.DocumentAsync(before, ((CodePart)parts[^1]).Code, cancellationToken);
    }

    // What an import brings is read, not run.
    private IEnumerable<string> Expand(CellPart part, HashSet<string> open)
    {
        if (part is CodePart(var code))
        {
            return string.IsNullOrWhiteSpace(code) ? [] : [code];
        }

        var path = Path.Combine(session.Folder, ((ImportPart)part).Path);
        // A file that imports itself ends here; where it runs, it says so in its own way.
        if (!open.Add(path))
        {
            return [];
        }

        try
        {
            IEnumerable<string> sources = !path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase)
                ? [File.ReadAllText(path)]
                : NotebookFile.Read(path).Cells.Where(cell => cell.Kind == CellKind.Code).Select(cell => cell.Source);
            return [.. sources.SelectMany(source => TypedCell.PartsTo(source, source.Length)).SelectMany(inner => Expand(inner, open))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotebookFormatException)
        {
            return [];
        }
        finally
        {
            open.Remove(path);
        }
    }
}
