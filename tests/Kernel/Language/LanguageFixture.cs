using ParallelAsync.Kernel.Language;
using ParallelAsync.Tests.Kernel.Execution;

namespace ParallelAsync.Tests.Kernel.Language;

/// <summary>The language services of a session in a folder of its own. In a test's code, ¦ is the cursor.</summary>
internal sealed class LanguageFixture : IDisposable
{
    private readonly SessionFixture session;
    private readonly LanguageServices services;

    public LanguageFixture(SessionFixture? session = null)
    {
        this.session = session ?? new SessionFixture();
        services = new LanguageServices(this.session.Session, Faults.Add);
    }

    /// <summary>What went wrong inside, which no answer shows.</summary>
    public List<Exception> Faults { get; } = [];

    public LanguageServices Services => services;

    public SessionFixture Session => session;

    /// <summary>Runs a cell that must succeed.</summary>
    public Task RunAsync(string code) => session.ResultAsync(code);

    public async Task<Completions> CompleteAsync(string marked)
    {
        var (code, cursor) = Unmark(marked);
        var completions = await services.CompleteAsync(code, cursor, TestContext.Current.CancellationToken);
        Assert.Empty(Faults);
        return completions;
    }

    /// <summary>What can be inserted at the cursor.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(string marked) => [.. (await CompleteAsync(marked)).Items.Select(item => item.InsertText)];

    /// <summary>The code after one of the completions was taken.</summary>
    public async Task<string> TakeAsync(string marked, string text)
    {
        var completions = await CompleteAsync(marked);
        var (code, _) = Unmark(marked);
        return code[..completions.Start] + Assert.Single(completions.Items, item => item.InsertText == text).InsertText + code[completions.End..];
    }

    public async Task<Inspection?> InspectAsync(string marked, int detailLevel = 0)
    {
        var (code, cursor) = Unmark(marked);
        var inspection = await services.InspectAsync(code, cursor, detailLevel, TestContext.Current.CancellationToken);
        Assert.Empty(Faults);
        return inspection;
    }

    /// <summary>What is known at the cursor, as plain text.</summary>
    public async Task<string?> PlainAsync(string marked, int detailLevel = 0) => (await InspectAsync(marked, detailLevel))?.PlainText.ReplaceLineEndings("\n");

    public void Dispose()
    {
        services.Dispose();
        session.Dispose();
    }

    private static (string Code, int Cursor) Unmark(string marked)
    {
        var cursor = marked.IndexOf('¦', StringComparison.Ordinal);
        return (marked.Remove(cursor, 1), cursor);
    }
}
