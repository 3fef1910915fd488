using System.Text.RegularExpressions;
using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>What holds for the source of every notebook: it is reviewed like code.</summary>
public sealed partial class NotebookSourceRules
{
    private const int LongestCell = 10;
    private const int LongestLine = 94;

    private static readonly string[] Frame = ["**Goal:**", "**Time:**", "**Predict first:**", "**What just happened?**", "## Takeaway"];
    private static readonly string[] Practice = ["## Exercises", "<details>"];

    /// <summary>It checks the machine and introduces the way of working: there is no size to choose.</summary>
    private const string WithoutParameters = "00-start-here.ipynb";

    public static TheoryData<string> Names => [.. Repository.NotebookNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void Source_Cells_AreShort(string name)
    {
        var cells = Read(name).Cells.Where(cell => cell.Kind == CellKind.Code).ToList();

        Assert.All(cells, cell => Assert.True(Lines(cell).Count <= LongestCell, $"{cell.Id} has {Lines(cell).Count} lines."));
        Assert.All(cells, cell => Assert.True(Lines(cell).All(line => line.Length <= LongestLine), $"{cell.Id} has a line of more than {LongestLine} characters."));

        // An exercise asks for a whole function; what is shown is said in fewer lines.
        var shown = cells.Where(cell => !cell.Id!.StartsWith("exercise", StringComparison.Ordinal)).Select(cell => Lines(cell).Count).Order().ToList();
        Assert.InRange(shown[shown.Count / 2], 1, 4);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Source_Metadata_OpensInBothKernelsWithoutAQuestion(string name)
    {
        var notebook = Read(name);

        Assert.Equal((4, 5), (notebook.Format, notebook.FormatMinor));
        Assert.Equal((".net-csharp", "C#"), (notebook.KernelName, notebook.Language));
        Assert.Equal("csharp", notebook.Metadata["polyglot_notebook"]?["kernelInfo"]?["defaultKernelName"]?.GetValue<string>());
        Assert.Equal(notebook.Cells.Count, notebook.Cells.Select(cell => cell.Id).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Source_Structure_HasGoalTimeParametersPredictionsExerciseAndTakeaway(string name)
    {
        var notebook = Read(name);
        var prose = string.Join("\n\n", notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source));

        Assert.StartsWith($"# {name[..2]} ", notebook.Cells[0].Source, StringComparison.Ordinal);
        Assert.All(Frame, expected => Assert.Contains(expected, prose, StringComparison.Ordinal));
        Assert.All(Practice, expected => Assert.Contains(expected, prose, StringComparison.Ordinal));
        Assert.Equal(name != WithoutParameters, ParameterCell.Of(notebook).Cell is not null);
        Assert.Contains(notebook.Cells, cell => cell.Tags.Contains("exercise"));
        Assert.Contains(notebook.Cells, cell => cell.Tags.Contains("check"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Source_Links_LeadToFilesThatAreThere(string name)
    {
        var links = Read(name).Cells.Where(cell => cell.Kind == CellKind.Markdown)
            .SelectMany(cell => Link().Matches(cell.Source)).Select(match => match.Groups["target"].Value)
            .Where(target => !target.StartsWith("http", StringComparison.Ordinal) && !target.StartsWith('#'));

        Assert.All(links, target => Assert.True(Path.Exists(Path.Combine(Repository.Notebooks, target)), $"{target} is not there."));
    }

    [Fact]
    public void Source_Navigation_LeadsThroughAllNotebooksInOrder()
    {
        var names = Repository.NotebookNames.ToList();
        foreach (var (name, next) in names.Zip(names.Skip(1)))
        {
            Assert.All((Cell[])[Read(name).Cells[0], Read(name).Cells[^1]], cell => Assert.Matches(@"\[Next: [^\]]+\]\(" + Regex.Escape(next) + @"\)", cell.Source));
            Assert.All((Cell[])[Read(next).Cells[0], Read(next).Cells[^1]], cell => Assert.Matches(@"\[Previous: [^\]]+\]\(" + Regex.Escape(name) + @"\)", cell.Source));
        }
    }

    /// <summary>A reader who writes a guess down learns from what comes; a guess that nothing answers is lost.</summary>
    [Theory]
    [InlineData("00-start-here.ipynb")]
    [InlineData("01-loops-vs-linq.ipynb")]
    [InlineData("02-toast.ipynb")]
    [InlineData("03-coffee.ipynb")]
    [InlineData("04-when-does-parallel-pay.ipynb")]
    [InlineData("05-processes-and-threads.ipynb")]
    [InlineData("06-weather.ipynb")]
    [InlineData("07-x-rays.ipynb")]
    [InlineData("08-key-takeaways.ipynb")]
    [InlineData("09-your-own-work.ipynb")]
    public void Source_Predictions_AreAskedForNotGivenAndComparedLater(string name)
    {
        var cells = Read(name).Cells;
        for (var question = 0; question < cells.Count; question++)
        {
            if (cells[question].Kind != CellKind.Markdown || !cells[question].Source.Contains("> **Predict first:**", StringComparison.Ordinal))
                continue;
            var guess = cells[question + 1];
            Assert.True(guess.Tags.Contains("prediction"), $"{cells[question].Id} is a question: expected a cell tagged prediction below it, got {guess.Id}.");
            var variables = GuessVariable().Matches(guess.Source).Select(variable => variable.Groups["name"].Value).ToList();
            Assert.True(variables.Count > 0 && variables.Count == Lines(guess).Count, $"{guess.Id} holds a guess already: expected only variables that are null.");
            Assert.All(variables, variable =>
            {
                var compared = cells.Skip(question + 2).Any(cell => cell.Kind == CellKind.Code
                    && cell.Source.Contains("Guess.C", StringComparison.Ordinal) && cell.Source.Contains(variable, StringComparison.Ordinal));
                Assert.True(compared, $"{guess.Id} is never compared: expected a Guess.Compare or Guess.Choose of {variable} further down.");
            });
        }
    }

    private static Notebook Read(string name) => Repository.ReadNotebook(name);

    private static List<string> Lines(Cell cell) => [.. cell.Source.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line))];

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(double\?|string) (?<name>\w+) = null;  // your guess: ", RegexOptions.Multiline)]
    private static partial Regex GuessVariable();
}
