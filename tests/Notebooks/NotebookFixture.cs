using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>One notebook of the collection, run once through a kernel at a small size, for tests that look at what its outputs mean.</summary>
public abstract partial class NotebookFixture(string name, params string[] parameters) : IAsyncLifetime
{
    // Several test classes look at the outputs of one run.
    private static readonly ConcurrentDictionary<Type, Lazy<Task<NotebookRun>>> Runs = [];

    private NotebookRun? run;

    // The notebooks' processes inherit it: timings of a test's size must not stand among those that a reader measured.
    static NotebookFixture()
    {
        Environment.SetEnvironmentVariable("PARALLELASYNC_TIMINGS", Timings);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Timings, recursive: true);
    }

    /// <summary>The folder in which the notebooks of the tests record their timings.</summary>
    public static string Timings { get; } = Directory.CreateTempSubdirectory("timings").FullName;

    /// <summary>The notebook's file name.</summary>
    public string Name => name;

    /// <summary>What makes it small enough for a test.</summary>
    internal IReadOnlyList<Parameter> Parameters { get; } = [.. parameters.Select(Parameter.Parse)];

    /// <summary>A notebook of the collection, with other parameters.</summary>
    internal static Notebook Read(string name, IReadOnlyList<Parameter> parameters)
    {
        var notebook = Repository.ReadNotebook(name);
        var overrides = ParameterOverrides.For(ParameterCell.Of(notebook), parameters);
        if (overrides.Cell is { } cell)
        {
            cell.Source += $"\n{overrides.Code}";
        }

        return notebook;
    }

    internal NotebookRun Run => run ?? throw new InvalidOperationException("The notebook has not run.");

    internal IEnumerable<Cell> CodeCells => Run.Source.Notebook.Cells.Where(cell => cell.Kind == CellKind.Code);

    internal IEnumerable<Output> Outputs => CodeCells.SelectMany(cell => cell.Outputs);

    public async ValueTask InitializeAsync() => run = await Runs.GetOrAdd(GetType(), _ => new(() => RunAsync(_ => { }))).Value;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs the notebook once more, after a change of its cells.</summary>
    internal async Task<NotebookRun> RunAsync(Action<Notebook> change)
    {
        var path = Path.Combine(Repository.Notebooks, name);
        var notebook = NotebookFile.Read(path);
        change(notebook);
        FillInGuesses(notebook);
        var options = NotebookEngine.Options with { Parameters = Parameters };
        var runs = await new NotebookRunner(options, TimeProvider.System)
            .RunAsync([new NotebookSource(path, name, notebook)], new SilentProgress(), _ => { }, TestContext.Current.CancellationToken);
        return runs[0];
    }

    /// <summary>Writes a number, or the first choice that is offered, into every cell that asks for a guess: what a reader does, and the collection's own run does not.</summary>
    private static void FillInGuesses(Notebook notebook)
    {
        foreach (var cell in notebook.Cells.Where(cell => cell.Tags.Contains("prediction")))
            cell.Source = Choice().Replace(cell.Source, "string ${name} = ${choice};").Replace(" = null;", " = 3;", StringComparison.Ordinal);
    }

    /// <summary>Demands that every exercise is refused as the notebook leaves it, by a sentence and not by an error.</summary>
    public void CheckUnsolvedExercises()
    {
        var checks = CodeCells.Where(cell => cell.Tags.Contains("check")).Select(cell => cell.Id!).ToList();

        Assert.InRange(checks.Count, 2, 3);
        Assert.All(checks, check => Assert.StartsWith("○ Not solved yet.", Exercises.Verdict(Run, check), StringComparison.Ordinal));
    }

    /// <summary>What a cell wrote to the console.</summary>
    public string Text(string cellId) => TextOf(Run, cellId);

    internal static string TextOf(NotebookRun run, string cellId) =>
        string.Concat(CellOf(run, cellId).Outputs.OfType<StreamOutput>().Where(output => output.Name == "stdout").Select(output => output.Text));

    /// <summary>The chart that a cell shows, as plotly gets it.</summary>
    public JsonObject Chart(string cellId) => Bundle(cellId, "application/vnd.plotly.v1+json")["application/vnd.plotly.v1+json"]!.AsObject();

    /// <summary>The bars of a chart: from a bar's label to its value. Bars lie or stand; the labels are the ticks of the axis that counts them.</summary>
    public IReadOnlyDictionary<string, double> Bars(string cellId)
    {
        var chart = Chart(cellId);
        var bars = Assert.Single(chart["data"]!.AsArray(), trace => trace!["type"]!.GetValue<string>() == "bar")!;
        var (values, counter) = bars["orientation"]?.GetValue<string>() == "h" ? ("x", "yaxis") : ("y", "xaxis");
        return chart["layout"]![counter]!["ticktext"]!.AsArray().Zip(bars[values]!.AsArray())
            .ToDictionary(bar => bar.First!.GetValue<string>(), bar => bar.Second!.GetValue<double>());
    }

    /// <summary>The table that a cell shows: a dictionary a row, from heading to cell.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Table(string cellId)
    {
        var lines = Bundle(cellId, "text/markdown").Text("text/markdown")!.Split('\n').Where(line => line.StartsWith('|')).Select(Cells).ToList();
        return [.. lines.Skip(2).Select(row => lines[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];

        static string[] Cells(string line) => [.. Regex.Split(line.Trim().Trim('|'), @"(?<!\\)\|").Select(cell => cell.Trim().Replace("\\", "", StringComparison.Ordinal))];
    }

    /// <summary>The first number in a text, such as 12.5 in "12.5 ms".</summary>
    public static double Number(string text) =>
        double.Parse(Regex.Match(text, @"-?\d[\d,]*(\.\d+)?").Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    internal MimeBundle Bundle(string cellId, string mimeType) =>
        Assert.Single(CellOf(Run, cellId).Outputs.Select(Data).OfType<MimeBundle>(), data => data[mimeType] is not null);

    internal static MimeBundle? Data(Output output) => output switch
    {
        DisplayOutput display => display.Data,
        ResultOutput result => result.Data,
        _ => null,
    };

    [GeneratedRegex("^string (?<name>\\w+) = null;[^\"\n]*(?<choice>\"[^\"]+\")[^\n]*", RegexOptions.Multiline)]
    private static partial Regex Choice();

    private static Cell CellOf(NotebookRun run, string cellId) => run.Source.Notebook.Cells.Single(cell => cell.Id == cellId);
}
