using Microsoft.Playwright;

namespace ParallelAsync.Tests.EndToEnd;

/// <summary>What a reader does in the real classic Jupyter Notebook, with our kernel behind it.</summary>
public sealed class JupyterInBrowserTests(Chromium chromium, ClassicNotebook jupyter) : IClassFixture<Chromium>, IClassFixture<ClassicNotebook>
{
    private const string Toast = "02-toast.ipynb";
    private const string Setup = "#r \"../artifacts/lib/ParallelAsync.Lib.dll\"\n#!import setup.cs\nvar trace = new Trace();";

    [Fact]
    public async Task RunAll_NotebookOfTheCollection_ShowsItsChartsTablesAndProgressWithoutErrors()
    {
        jupyter.Copy(Toast, "millisecondsPerMinute=3");
        await using NotebookTab notebook = await jupyter.OpenAsync(chromium, Toast);
        await notebook.Page.EvaluateAsync(
            """
            window.progress = [];
            new MutationObserver(() => document.querySelectorAll('.output_html progress').forEach(bar => window.progress.push(bar.value)))
                .observe(document.body, { subtree: true, childList: true, attributes: true });
            """);

        await notebook.RunAllAsync();

        Assert.Empty(await notebook.Page.Locator(".output_error, .output_stderr").AllTextContentsAsync());
        Assert.Equal(Enumerable.Range(1, await notebook.Cells.CountAsync()), (await notebook.NumbersAsync()).Select(number => number!.Value));
        IReadOnlyList<ILocator> charts = await notebook.Page.Locator(".output_png img").AllAsync();
        Assert.NotEmpty(charts);
        Assert.Equal(await OutputsAsync(notebook, "application/vnd.plotly.v1+json"), charts.Count);
        foreach (ILocator chart in charts) Assert.True((await chart.BoundingBoxAsync())!.Width > 600);
        // Verdicts on exercises and guesses are Markdown too, and hold no table.
        Assert.Equal(await OutputsAsync(notebook, "text/markdown"), await notebook.Page.Locator(".output_markdown").CountAsync());
        var tables = await OutputsAsync(notebook, "text/markdown", "| ");
        Assert.InRange(tables, 1, int.MaxValue);
        Assert.Equal(tables, await notebook.Page.Locator(".output_markdown table").CountAsync());
        var bars = (await notebook.Page.EvaluateAsync<double[]>("window.progress")).Distinct().ToList();
        Assert.True(bars.Count > 2, $"The progress bar was seen at {string.Join(", ", bars)} only.");
        Assert.Equal(0, await notebook.Page.Locator(".output_html progress").CountAsync());
    }

    [Fact]
    public async Task Tab_SeveralMatches_OpensAListAndInsertsTheChosenOne()
    {
        await using NotebookTab notebook = await OpenWithTraceAsync("tab.ipynb");

        await notebook.TypeBelowAsync("trace.Sp");
        await notebook.Page.Keyboard.PressAsync("Tab");
        ILocator list = notebook.Page.Locator(".completions option");
        await list.First.WaitForAsync();

        Assert.Equal(["Span", "Spans"], (await list.AllTextContentsAsync()).Select(text => text.Trim()));
        await notebook.Page.Keyboard.PressAsync("ArrowDown");
        await notebook.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("trace.Spans", await notebook.LastTextAsync());
    }

    [Theory]
    [InlineData("trace.Summ", "trace.Summary")]
    [InlineData("#r \"../artifacts/lib/ParallelAsync.L", "#r \"../artifacts/lib/ParallelAsync.Lib.dll\"")]
    [InlineData("#!ti", "#!time")]
    public async Task Tab_OneMatch_InsertsIt(string typed, string expected)
    {
        await using NotebookTab notebook = await OpenWithTraceAsync("tab.ipynb");

        await notebook.TypeBelowAsync(typed);
        await notebook.Page.Keyboard.PressAsync("Tab");

        await notebook.Page.WaitForFunctionAsync("expected => Jupyter.notebook.get_cells().at(-1).get_text() === expected", expected);
    }

    [Fact]
    public async Task ShiftTab_InACall_ShowsItsSignaturesAndDocumentation()
    {
        await using NotebookTab notebook = await OpenWithTraceAsync("tab.ipynb");

        await notebook.TypeBelowAsync("trace.Span(");
        await notebook.Page.Keyboard.PressAsync("Shift+Tab");
        ILocator tooltip = notebook.Page.Locator("#tooltip .tooltiptext");
        await tooltip.WaitForAsync();

        Assert.Contains("OpenSpan Trace.Span(long item, string worker)", await tooltip.TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains("Begins a span", await tooltip.TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupt_CellThatAwaits_StopsAndLeavesTheKernelAsItWas()
    {
        jupyter.Make("interrupt.ipynb", "var kept = \"kept\";", "Console.WriteLine(\"waiting\");\nawait Task.Delay(-1);", "kept");
        await using NotebookTab notebook = await jupyter.OpenAsync(chromium, "interrupt.ipynb");
        await notebook.ChooseAsync("Cell", "#run_all_cells");
        await notebook.Page.Locator(".output_stdout", new PageLocatorOptions { HasTextString = "waiting" }).WaitForAsync();
        Assert.Equal([1, null, null], await notebook.NumbersAsync());

        await notebook.Page.GetByTitle("interrupt the kernel").ClickAsync();

        await notebook.Cells.Nth(1).Locator(".output_error").WaitForAsync();
        Assert.Contains("interrupt", await notebook.Cells.Nth(1).Locator(".output_error").TextContentAsync(), StringComparison.OrdinalIgnoreCase);
        await notebook.Cells.Nth(2).Locator(".input_prompt").ClickAsync();
        await notebook.Page.Keyboard.PressAsync("Control+Enter");
        await notebook.Cells.Nth(2).Locator(".output_result", new LocatorLocatorOptions { HasTextString = "kept" }).WaitForAsync();
    }

    [Fact]
    public async Task RestartAndRunAll_AfterARun_StartsFromNothing()
    {
        jupyter.Make("restart.ipynb", "using System.IO;", "Environment.ProcessId.ToString()", "\"the end\"");
        await using NotebookTab notebook = await jupyter.OpenAsync(chromium, "restart.ipynb");
        await notebook.RunAllAsync();
        ILocator process = notebook.Cells.Nth(1).Locator(".output_result");
        var before = await process.TextContentAsync();

        await notebook.Page.GetByTitle("restart the kernel, then re-run the whole notebook (with dialog)").ClickAsync();
        await notebook.Page.Locator(".modal-dialog .btn-danger").ClickAsync();

        await notebook.Page.WaitForFunctionAsync(
            "before => { const text = document.querySelectorAll('.code_cell')[1].querySelector('.output_result')?.textContent; return text && text !== before; }", before);
        await notebook.DoneAsync();
        Assert.Equal([1, 2, 3], await notebook.NumbersAsync());
        Assert.Empty(await notebook.Page.Locator(".output_error, .output_stderr").AllTextContentsAsync());
    }

    private async Task<NotebookTab> OpenWithTraceAsync(string name)
    {
        jupyter.Make(name, Setup);
        NotebookTab notebook = await jupyter.OpenAsync(chromium, name);
        await notebook.RunAllAsync();
        return notebook;
    }

    /// <summary>How many outputs that the page holds carry a MIME type, whether it shows them or not.</summary>
    private static Task<int> OutputsAsync(NotebookTab notebook, string mimeType, string part = "") => notebook.Page.EvaluateAsync<int>(
        """
        ([type, part]) => Jupyter.notebook.get_cells().flatMap(cell => cell.output_area?.outputs ?? [])
            .filter(output => output.data && type in output.data && (part === "" || output.data[type].includes(part))).length
        """,
        new[] { mimeType, part });
}
