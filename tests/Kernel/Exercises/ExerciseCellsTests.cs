using System.Text.Json.Nodes;
using ParallelAsync.Kernel.Exercises;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Tests.Kernel.Exercises;

public sealed class ExerciseCellsTests
{
    private static readonly string[] Ids = ["exercises", "exercise-sum-text", "exercise-sum-given", "exercise-sum", "exercise-sum-check", "exercise-sum-hint", "exercise-sum-solution"];

    [Fact]
    public void Write_ANotebookWithout_PutsThemBeforeTheTakeaway()
    {
        var notebook = Notebook("work", "takeaway");

        var changed = ExerciseCells.Write(notebook, [Sum()]);

        Assert.Equal(["work", .. Ids, "takeaway"], notebook.Cells.Select(cell => cell.Id));
        Assert.Equal(Ids, changed);
        Assert.Equal(["exercise"], notebook.Cells[4].Tags);
        Assert.Equal("<details>\n<summary>Hint</summary>\n\nAdd.\n\n</details>", notebook.Cells[6].Source);
    }

    [Fact]
    public void Write_Twice_ChangesNothing()
    {
        var notebook = Notebook("work", "takeaway");
        ExerciseCells.Write(notebook, [Sum()]);

        Assert.Empty(ExerciseCells.Write(notebook, [Sum()]));
    }

    [Fact]
    public void Write_OldCells_AreReplacedWhereTheyStand()
    {
        var notebook = Notebook("work", "exercise", "exercise-check", "record", "takeaway");

        var changed = ExerciseCells.Write(notebook, [Sum()]);

        Assert.Equal(["work", .. Ids, "record", "takeaway"], notebook.Cells.Select(cell => cell.Id));
        Assert.Contains("exercise-check", changed);
    }

    [Fact]
    public void Write_SlideTypes_AreWrittenAndPutRightAndOtherSettingsOfASlideStay()
    {
        var notebook = Notebook("takeaway");
        ExerciseCells.Write(notebook, [Sum()]);
        Assert.Equal(["slide", "subslide", "-", "-", "skip", "notes", "skip"], notebook.Cells.SkipLast(1).Select(cell => cell.SlideType));
        notebook.Cells[0].Metadata["slideshow"] = new JsonObject { ["slide_type"] = "skip", ["x"] = 1 };
        notebook.Cells[1].Metadata.Remove("slideshow");

        var changed = ExerciseCells.Write(notebook, [Sum()]);

        Assert.Equal(["exercises", "exercise-sum-text"], changed);
        Assert.Equal("""{"slide_type":"slide","x":1}""", notebook.Cells[0].Metadata["slideshow"]!.ToJsonString());
        Assert.Equal("subslide", notebook.Cells[1].SlideType);
    }

    [Fact]
    public void Write_AnotherSource_DropsTheOutputsOfThatCellOnlyAndKeepsMetadata()
    {
        var notebook = Notebook("takeaway");
        ExerciseCells.Write(notebook, [Sum()]);
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
            (cell.ExecutionCount, cell.Metadata["collapsed"]) = (1, true);

        var changed = ExerciseCells.Write(notebook, [Sum() with { Stub = new("?", "int Sum() => 1;") }]);

        Assert.Equal(["exercise-sum"], changed);
        Assert.Equal([1, null, 1], notebook.Cells.Where(cell => cell.Kind == CellKind.Code).Select(cell => cell.ExecutionCount));
        Assert.All(notebook.Cells.Where(cell => cell.Kind == CellKind.Code), cell => Assert.NotNull(cell.Metadata["collapsed"]));
    }

    [Fact]
    public void Write_CellsInAnotherOrder_PutsThemRight()
    {
        var notebook = Notebook("takeaway");
        ExerciseCells.Write(notebook, [Sum()]);
        notebook.Cells.Reverse(1, 3);

        Assert.NotEmpty(ExerciseCells.Write(notebook, [Sum()]));
        Assert.Equal([.. Ids, "takeaway"], notebook.Cells.Select(cell => cell.Id));
    }

    private static Exercise Sum() => new("sum", "★☆☆ A sum", "Add up.", "int given = 1;", new("nothing", "int Sum() => 0;"), "Sum()", "Add.", "```csharp\nint Sum() => 2;\n```")
    {
        SolutionCode = "int Sum() => 2;",
        WrongAnswers = [],
    };

    private static Notebook Notebook(params string[] ids)
    {
        var notebook = new Notebook();
        notebook.Cells.AddRange(ids.Select(id => new Cell(id == "takeaway" ? CellKind.Markdown : CellKind.Code, id) { Id = id }));
        return notebook;
    }
}
