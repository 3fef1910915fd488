using ParallelAsync.Kernel.Exercises;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>The exercises of all notebooks: their cells are what their sources say, and their checks tell right from wrong.</summary>
public sealed class ExercisesTests
{
    public static TheoryData<string> Names => [.. Repository.NotebookNames.Where(name => ExerciseFolder.Read(Repository.Notebooks, name).Count > 0)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Cells_OfANotebook_AreAsTheSourcesHaveThem(string name)
    {
        var notebook = Repository.ReadNotebook(name);

        var changed = ExerciseCells.Write(notebook, ExerciseFolder.Read(Repository.Notebooks, name));

        Assert.True(changed.Count == 0, $"{name}: {string.Join(", ", changed)}. Change the sources in notebooks/exercises and run: dotnet run --project kernel -- exercises");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Exercises_OfANotebook_AreTwoOrThreeAndGetHarder(string name)
    {
        var exercises = ExerciseFolder.Read(Repository.Notebooks, name);

        Assert.InRange(exercises.Count, 2, 3);
        var stars = exercises.Select(exercise => exercise.Title.Count(character => character == '★')).ToList();
        Assert.Equal(stars.Order(), stars);
        Assert.All(exercises, exercise => Assert.NotEmpty(exercise.WrongAnswers));
        Assert.All(exercises.SelectMany(exercise => exercise.SolutionCode.Split('\n')), line => Assert.True(line.Length <= 94, $"A line is longer than 94 characters: {line}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Check_OfEachAnswer_TellsRightFromWrongAndNamesTheMistake(string name)
    {
        var exercises = ExerciseFolder.Read(Repository.Notebooks, name);

        var verdicts = await Exercises.TryAllAsync(name, exercises);

        foreach (var exercise in exercises)
        {
            foreach (var (answer, number) in Exercises.Answers(exercise).Select((answer, number) => (answer, number)))
            {
                var verdict = verdicts[(exercise.Name, number)];
                Assert.True(verdict.StartsWith(number == 0 ? "✔ Solved." : "○ Not solved yet.", StringComparison.Ordinal), $"{exercise.Name}: {verdict}\n{answer.Code}");
                Assert.True(verdict.Contains(answer.Message.Replace("`", "", StringComparison.Ordinal), StringComparison.Ordinal), $"{exercise.Name}: expected '{answer.Message}', got: {verdict}\n{answer.Code}");
            }
        }
    }
}
