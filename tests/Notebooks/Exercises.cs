using System.Text.RegularExpressions;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>Puts the solution that a notebook folds away into the place of its exercise, so that the two cannot drift apart.</summary>
internal static partial class Exercises
{
    /// <summary>Solves the exercise.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="keep">The ids of the cells that are run.</param>
    /// <param name="before">What earlier cells would have declared, set before the exercise.</param>
    public static void Solve(Notebook notebook, IReadOnlyCollection<string> keep, string before)
    {
        var solution = CSharpBlock().Match(Assert.Single(notebook.Cells, cell => cell.Tags.Contains("solution")).Source);
        Assert.True(solution.Success, "The solution holds a block of C#.");
        notebook.Cells.RemoveAll(cell => cell.Kind == CellKind.Code && !keep.Contains(cell.Id));
        var exercise = Assert.Single(notebook.Cells, cell => cell.Tags.Contains("exercise"));
        exercise.Source = $"{before}\n{solution.Groups["code"].Value}";
    }

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
