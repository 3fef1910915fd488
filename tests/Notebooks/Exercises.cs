using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Exercises;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>Tries all answers to a notebook's exercises, the right one and the wrong ones, each against the check that a reader runs.</summary>
internal static class Exercises
{
    /// <summary>Runs the answers, all in one session: a later definition takes the place of an earlier one.</summary>
    /// <param name="name">The notebook's file name.</param>
    /// <param name="exercises">Its exercises.</param>
    /// <returns>What the check said to each answer; the key is the exercise's name and the number of the answer, 0 for the solution.</returns>
    public static async Task<IReadOnlyDictionary<(string Exercise, int Answer), string>> TryAllAsync(string name, IReadOnlyList<Exercise> exercises)
    {
        var path = Path.Combine(Repository.Notebooks, name);
        var notebook = NotebookFile.Read(path);
        var needed = exercises.SelectMany(exercise => exercise.Needs).Concat(["setup", "parameters"]).ToHashSet();
        Assert.All(needed, id => Assert.Contains(notebook.Cells, cell => cell.Id == id || id == "parameters"));
        notebook.Cells.RemoveAll(cell => !needed.Contains(cell.Id!));
        foreach (var exercise in exercises)
        {
            notebook.Cells.AddRange(new[] { exercise.Before, exercise.Given }.Where(code => !string.IsNullOrEmpty(code)).Select(code => new Cell(CellKind.Code, code!)));
            var answers = Answers(exercise).ToList();
            for (var answer = 0; answer < answers.Count; answer++)
            {
                notebook.Cells.Add(new Cell(CellKind.Code, answers[answer].Code));
                notebook.Cells.Add(new Cell(CellKind.Code, exercise.Check) { Id = CellId(exercise.Name, answer) });
            }
        }

        var options = NotebookEngine.Options with { CellTimeout = TimeSpan.FromMinutes(1) };
        var runs = await new NotebookRunner(options, TimeProvider.System)
            .RunAsync([new NotebookSource(path, name, notebook)], new SilentProgress(), _ => { }, TestContext.Current.CancellationToken);
        Assert.True(runs[0].Failure is null, $"Cell {runs[0].FailedCell}: {runs[0].Failure?.Message}\n{(runs[0].FailedCell is { } failed ? notebook.Cells[failed - 1].Source : "")}");
        return exercises.SelectMany(exercise => Answers(exercise).Select((_, answer) => (exercise.Name, answer)))
            .ToDictionary(answer => answer, answer => Verdict(runs[0], CellId(answer.Name, answer.answer)));
    }

    /// <summary>The answers to an exercise: the solution, the stub, and those that are wrong in likely ways.</summary>
    public static IEnumerable<WrongAnswer> Answers(Exercise exercise) =>
        [new WrongAnswer("", exercise.SolutionCode), exercise.Stub, .. exercise.WrongAnswers];

    /// <summary>What the check of an exercise says in a run.</summary>
    public static string Verdict(NotebookRun run, string cellId) => string.Join('\n', run.Source.Notebook.Cells.Single(cell => cell.Id == cellId).Outputs
        .Select(NotebookFixture.Data).OfType<MimeBundle>().Select(data => data.Text("text/plain")).OfType<string>());

    private static string CellId(string exercise, int answer) => $"try-{exercise}-{answer}";
}
