using System.Text.RegularExpressions;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>Puts the solution that a notebook folds away into the place of its exercise, so that the two cannot drift apart.</summary>
internal static partial class Exercises
{
    /// <summary>Solves an exercise.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="keep">The ids of the cells that are run.</param>
    /// <param name="before">What earlier cells would have declared, set before the exercise.</param>
    /// <param name="exercise">The id of the exercise's cell; its solution's is the same with "-solution".</param>
    public static void Solve(Notebook notebook, IReadOnlyCollection<string> keep, string before, string exercise = "exercise")
    {
        var solution = CSharpBlock().Match(Tagged($"{exercise}-solution", "solution").Source);
        Assert.True(solution.Success, "The solution holds a block of C#.");
        notebook.Cells.RemoveAll(cell => cell.Kind == CellKind.Code && !keep.Contains(cell.Id));
        Tagged(exercise, "exercise").Source = $"{before}\n{solution.Groups["code"].Value}";

        Cell Tagged(string id, string tag) => Assert.Single(notebook.Cells, cell => cell.Id == id && cell.Tags.Contains(tag));
    }

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
