using System.Text.RegularExpressions;

namespace ParallelAsync.Kernel.Exercises;

/// <summary>The folder of the exercises' sources: <c>exercises</c>, beside the notebooks.</summary>
internal static partial class ExerciseFolder
{
    /// <summary>Reads the exercises of one notebook.</summary>
    /// <param name="notebooks">The folder of the notebooks.</param>
    /// <param name="notebook">The notebook's file name; its two digits are those of its exercises.</param>
    /// <returns>The exercises in order; none when the notebook has none.</returns>
    /// <exception cref="ExerciseFormatException">A source is not as it should be.</exception>
    public static IReadOnlyList<Exercise> Read(string notebooks, string notebook)
    {
        var folder = Path.Combine(notebooks, "exercises");
        return Directory.Exists(folder) && Number().IsMatch(notebook)
            ? [.. Directory.EnumerateFiles(folder, $"{notebook[..2]}-*.md").Order(StringComparer.Ordinal).Select(path => new ExerciseReader(Path.GetFileName(path)).Read(File.ReadAllText(path)))]
            : [];
    }

    [GeneratedRegex(@"^\d\d-")]
    private static partial Regex Number();
}
