using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Site.Markup;
using ParallelAsync.Processes;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>The cheat sheet's C#, taken from its page and run as cells of a notebook: compiled as the kernel does, one after the other.</summary>
internal sealed class CheatSheetSession : IAsyncDisposable
{
    private static readonly MarkdownDocument Page = PageMarkdown.ParseDocument(File.ReadAllText(Path.Combine(Repository.Notebooks, "cheat-sheet.md")));

    private ScriptState<object> state;

    private CheatSheetSession(ScriptState<object> state) => this.state = state;

    /// <summary>The blocks of C#, in order; the first holds the names that the others and the table use.</summary>
    public static IReadOnlyList<string> Blocks { get; } =
        [.. Page.Descendants<FencedCodeBlock>().Where(block => block.Info == "csharp").Select(block => block.Lines.ToString())];

    /// <summary>The rows of the table: what each is about, and its C# for threads and for processes; null where there is only prose.</summary>
    public static IReadOnlyList<(string About, string? Threads, string? Processes)> Rows { get; } =
        [.. Page.Descendants<Table>().Single().OfType<TableRow>().Skip(1).Select(row => (About: PageMarkdown.PlainText(Inline(row, 0)), Code(row, 2), Code(row, 3)))];

    /// <summary>A session in which the first block has run.</summary>
    public static async Task<CheatSheetSession> StartAsync(CancellationToken cancellationToken)
    {
        var options = new CSharpSession(Repository.Notebooks, new PackageRestore()).Options
            .AddReferences(typeof(ProcessPool).Assembly, typeof(ParallelEnumerable).Assembly)
            .AddImports("System.IO", "System.Threading");  // as setup.cs does
        return new(await CSharpScript.RunAsync<object>(Blocks[0], options, cancellationToken: cancellationToken));
    }

    /// <summary>Runs code and gives the value of its last expression; null when it has none.</summary>
    public async Task<object?> RunAsync(string code, CancellationToken cancellationToken)
    {
        state = await state.ContinueWithAsync<object>(code, cancellationToken: cancellationToken);
        return state.ReturnValue;
    }

    public async ValueTask DisposeAsync() => await ((ProcessPool)state.GetVariable("pool").Value).DisposeAsync();

    private static ContainerInline Inline(TableRow row, int column) => ((ParagraphBlock)((TableCell)row[column]).Single()).Inline!;

    private static string? Code(TableRow row, int column) => Inline(row, column) switch
    {
        { FirstChild: CodeInline { NextSibling: null } code } => code.Content,
        var cell when !cell.Descendants<CodeInline>().Any() => null,
        var cell => throw new InvalidDataException($"The cheat sheet's cell '{PageMarkdown.PlainText(cell)}' mixes prose and code: write one of them, so that the code can be run."),
    };
}
