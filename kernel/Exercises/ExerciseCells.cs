using System.Text.Json.Nodes;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Kernel.Exercises;

/// <summary>The cells of a notebook's exercises. They stand together, under one heading; their ids begin with "exercise".</summary>
internal static class ExerciseCells
{
    private const string Prefix = "exercise";

    /// <summary>The slide type of a cell that stands on the slide of the one before it.</summary>
    private const string Continued = "-";

    private const string Introduction = """
        ## Exercises

        The stars say how hard an exercise is. Change its first cell, run it, and run the cell below, which says whether it is solved and, if not, what is missing. Checks look at values, at order and at how many things went on at once, never at the clock. Hint and solution are folded away.
        """;

    /// <summary>
    /// Puts the exercises' cells into a notebook: where such cells are now, or else before the cell "takeaway". Outputs of a cell are kept while its
    /// source stays the same, and in any case metadata other than tags and slide type.
    /// </summary>
    /// <returns>The ids of the cells that were not as they should be; empty when nothing was to be done.</returns>
    public static IReadOnlyList<string> Write(Notebook notebook, IReadOnlyList<Exercise> exercises)
    {
        var before = notebook.Cells.Where(IsOfExercise).ToList();
        var wanted = exercises.Count == 0 ? [] : exercises.SelectMany(Of).Prepend(Markdown(Prefix + "s", "slide", null, Introduction)).ToList();
        var changed = before.Select(cell => cell.Id!).Except(wanted.Select(cell => cell.Id!)).ToList();
        var place = notebook.Cells.FindIndex(IsOfExercise) is >= 0 and var first ? first : notebook.Cells.FindIndex(cell => cell.Id == "takeaway");
        var cells = wanted.Select(cell => Merge(before.Find(old => old.Id == cell.Id && old.Kind == cell.Kind), cell, changed)).ToList();
        var stand = before.Count > 0 && notebook.Cells.Skip(place).Take(before.Count).SequenceEqual(before) && before.Select(cell => cell.Id).SequenceEqual(wanted.Select(cell => cell.Id));
        if (!stand)
        {
            changed.AddRange(wanted.Select(cell => cell.Id!).Except(changed));
            notebook.Cells.RemoveAll(IsOfExercise);
            notebook.Cells.InsertRange(place < 0 ? notebook.Cells.Count : place, cells);
        }

        return [.. changed.Distinct()];
    }

    /// <summary>
    /// The cells of one exercise, in order. A slide shows the exercise and its stub, and the hint is in the speaker's notes. Check and solution
    /// are left to the notebook, where somebody changes the stub.
    /// </summary>
    public static IEnumerable<Cell> Of(Exercise exercise)
    {
        var id = $"{Prefix}-{exercise.Name}";
        yield return Markdown($"{id}-text", "subslide", null, $"### {exercise.Title}\n\n{exercise.Goal}");
        if (exercise.Given is { } given)
            yield return Code($"{id}-given", Continued, null, given);
        yield return Code(id, Continued, "exercise", exercise.Stub.Code);
        yield return Code($"{id}-check", "skip", "check", exercise.Check);
        yield return Markdown($"{id}-hint", "notes", "hint", Folded("Hint", exercise.Hint));
        yield return Markdown($"{id}-solution", "skip", "solution", Folded("Solution", exercise.Solution));
    }

    private static bool IsOfExercise(Cell cell) => cell.Id is { } id && id.StartsWith(Prefix, StringComparison.Ordinal);

    private static string Folded(string summary, string text) => $"<details>\n<summary>{summary}</summary>\n\n{text}\n\n</details>";

    private static Cell Markdown(string id, string slideType, string? tag, string source) => Marked(new Cell(CellKind.Markdown, source) { Id = id }, slideType, tag);

    private static Cell Code(string id, string slideType, string? tag, string source)
    {
        var cell = Marked(new Cell(CellKind.Code, source) { Id = id }, slideType, tag);
        cell.Metadata["dotnet_interactive"] = new JsonObject { ["language"] = "csharp" };
        cell.Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = "csharp" };
        return cell;
    }

    private static Cell Marked(Cell cell, string slideType, string? tag)
    {
        if (tag is not null)
            cell.Metadata["tags"] = new JsonArray(tag);
        cell.SlideType = slideType;
        return cell;
    }

    private static Cell Merge(Cell? old, Cell wanted, List<string> changed)
    {
        if (old is null)
        {
            changed.Add(wanted.Id!);
            return wanted;
        }

        if (old.Source != wanted.Source)
        {
            old.Source = wanted.Source;
            old.Outputs.Clear();
            old.ExecutionCount = null;
            SourceStamp.Remove(old);
            changed.Add(wanted.Id!);
        }

        if (wanted.Tags.Except(old.Tags).Any())
        {
            old.Metadata["tags"] = new JsonArray([.. old.Tags.Union(wanted.Tags).Select(tag => (JsonNode?)tag)]);
            changed.Add(wanted.Id!);
        }

        if (old.SlideType != wanted.SlideType)
        {
            old.SlideType = wanted.SlideType;
            changed.Add(wanted.Id!);
        }

        return old;
    }
}
