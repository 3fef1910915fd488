using Microsoft.Playwright;

namespace ParallelAsync.Tests.EndToEnd;

/// <summary>A notebook in the browser, and what a reader does with it.</summary>
public sealed class NotebookTab : IAsyncDisposable
{
    private const string CodeCells = "Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code')";

    private readonly BrowserTab tab;

    internal NotebookTab(BrowserTab tab)
    {
        this.tab = tab;
        // Compiling, toasting and drawing take their time on a busy machine; a test that hangs still ends.
        Page.SetDefaultTimeout(180_000);
    }

    public IPage Page => tab.Page;

    /// <summary>The code cells, in order.</summary>
    public ILocator Cells => Page.Locator(".code_cell");

    /// <summary>Opens the notebook and waits until its kernel answers.</summary>
    public async Task GoToAsync(Uri address)
    {
        await Page.GotoAsync(address.ToString());
        await Page.WaitForFunctionAsync("() => window.Jupyter?.notebook?.kernel?.info_reply?.status === 'ok'");
    }

    /// <summary>Chooses an entry of the menu bar.</summary>
    public async Task ChooseAsync(string menu, string entry)
    {
        await Page.Locator("#menubar .navbar-nav > li > a", new PageLocatorOptions { HasTextString = menu }).ClickAsync();
        await Page.Locator($"{entry} > a").ClickAsync();
    }

    /// <summary>Runs all cells and waits for the last one.</summary>
    public async Task RunAllAsync()
    {
        await ChooseAsync("Cell", "#run_all_cells");
        await DoneAsync();
    }

    /// <summary>Waits until every cell has a number, and none a star.</summary>
    public async Task DoneAsync() => await Page.WaitForFunctionAsync($"() => {CodeCells}.every(cell => Number.isInteger(cell.input_prompt_number))");

    /// <summary>The numbers beside the cells.</summary>
    public Task<int?[]> NumbersAsync() => Page.EvaluateAsync<int?[]>($"{CodeCells}.map(cell => Number.isInteger(cell.input_prompt_number) ? cell.input_prompt_number : null)");

    /// <summary>Adds a cell below the last one and types into it.</summary>
    public async Task TypeBelowAsync(string code)
    {
        await Cells.Last.Locator(".input_prompt").ClickAsync();
        await Page.Keyboard.PressAsync("b");
        await Page.Keyboard.PressAsync("Enter");
        await Page.Keyboard.TypeAsync(code);
    }

    /// <summary>The text of the last cell.</summary>
    public Task<string> LastTextAsync() => Page.EvaluateAsync<string>($"{CodeCells}.at(-1).get_text()");

    public ValueTask DisposeAsync() => tab.DisposeAsync();
}
