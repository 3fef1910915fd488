using ParallelAsync.Advice;
using ParallelAsync.Measurement;

namespace ParallelAsync.Tests.Notebooks;

public sealed class TakeawaysNotebook() : NotebookFixture("08-key-takeaways.ipynb", $"timingsFolder={OwnTimings()}")
{
    /// <summary>As if the reader had run notebook 01 at another size, and one that does not come with the collection.</summary>
    private static string OwnTimings()
    {
        var folder = Path.Combine(NotebookFixture.Timings, "own");
        new Timings("Squaring", "for loop") { new("for loop", [8]), new("PLINQ", [2]) { Workers = 4 }, new("SIMD", [16]) }.Record("01", folder);
        new Timings("My own") { new("sequential", [10]), new("await, 100 in flight", [0.5]) { Workers = 100 } }.Record("99", folder);
        return folder;
    }
}

/// <summary>Notebook 08, run through the kernel, its outputs read for what they mean.</summary>
public sealed class TakeawaysNotebookTests(TakeawaysNotebook notebook) : IClassFixture<TakeawaysNotebook>
{
    [Fact]
    public void Outputs_All_FollowTheRules() => OutputRules.Check(notebook);

    [Fact]
    public void Sources_Table_TakesTheReadersOwnAndRecordedOnesInPlaceOfTheRest()
    {
        var sources = notebook.Table("sources").ToDictionary(row => row["Experiment"], row => (row["From"], row["Compared with"]));

        Assert.Equal(("own run", "for loop"), sources["01 Squaring"]);
        Assert.Equal("recorded", sources["01 Squaring, by size"].Item1);
        Assert.Equal("recorded", sources["07 Resizing, full decode"].Item1);
        Assert.Equal("own run", sources["99 My own"].Item1);
    }

    [Fact]
    public void Chart_Points_AreTheSpeedupsInTheColourOfTheirKind()
    {
        var points = Points();

        Assert.Equal(4, points[("PLINQ", "01 Squaring")].Single());
        Assert.Equal(0.5, points[("SIMD", "01 Squaring")].Single());
        Assert.Equal(20, points[("asynchronous", "99 My own")].Single());
        Assert.Contains(("PLINQ", "01 Squaring, by size*"), points.Keys);
    }

    [Fact]
    public void Chart_TalksRows_HoldTheTalksOwnSpeedups()
    {
        var points = Points();

        Assert.Equal(4, points[("the talk", "the talk: toast")].Single());
        Assert.Equal(1.8, points[("the talk", "the talk: coffee")].Single(), 1e-9);
        Assert.Equal(20.88, points[("the talk", "the talk: weather")].Single(), 0.005);
        Assert.Equal(4.22, points[("the talk", "the talk: X-rays")].Single(), 0.005);
    }

    [Fact]
    public void Best_Text_CountsThePointsBelowOne()
    {
        var ours = Points().Where(row => row.Key.Kind != "the talk").SelectMany(row => row.Value).ToList();

        Assert.EndsWith($"{ours.Count(speedup => speedup < 1)} of {ours.Count} points are below 1: slower.", notebook.Text("best").TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Table_Rows_HoldSpeedupAndEfficiencyOfTheReadersOwn()
    {
        var row = Assert.Single(notebook.Table("table"), row => row["Experiment"] == "01 Squaring" && row["Approach"] == "PLINQ");

        Assert.Equal(("4", 4.0, "100 %"), (row["Workers"], NotebookFixture.Number(row["Speedup"]), row["Efficiency"]));
    }

    [Fact]
    public void Ceilings_Table_HoldsTheSerialFractionsOfTheTalk()
    {
        var rows = notebook.Table("ceilings").ToDictionary(row => row["The talk"]);

        Assert.Equal(("52 %", "0.023"), (rows["weather"]["Efficiency"], rows["weather"]["Serial fraction"]));
        Assert.Equal(("53 %", "0.128"), (rows["X-rays"]["Efficiency"], rows["X-rays"]["Serial fraction"]));
    }

    [Fact]
    public void Guide_PictureAndOutline_ShowTheSameGuide()
    {
        var picture = notebook.Bundle("guide", "image/png");
        var outline = notebook.Bundle("outline", "text/markdown");

        Assert.Equal(["image/png", "text/plain"], picture.MimeTypes);
        Assert.Equal(["text/markdown", "text/plain"], outline.MimeTypes);
        Assert.Equal(picture.Text("text/plain"), outline.Text("text/plain"));
        Assert.All(DecisionGuide.Flowchart.Steps, step => Assert.Contains($"**{step.Question}**", outline.Text("text/markdown")!, StringComparison.Ordinal));
    }

    [Fact]
    public void Exercises_Unsolved_AreNotAccepted() => notebook.CheckUnsolvedExercises();

    /// <summary>The chart's points: from kind and row to speedups.</summary>
    private Dictionary<(string Kind, string Row), List<double>> Points()
    {
        var chart = notebook.Chart("chart");
        var rows = chart["layout"]!["yaxis"]!["ticktext"]!.AsArray().Select(name => name!.GetValue<string>().Replace("<br>", " ", StringComparison.Ordinal)).ToList();
        return chart["data"]!.AsArray()
            .SelectMany(kind => kind!["x"]!.AsArray().Zip(kind["y"]!.AsArray(), (x, y) => (Kind: kind["name"]!.GetValue<string>(), Row: rows[(int)y!.GetValue<double>()], Speedup: x!.GetValue<double>())))
            .GroupBy(point => (point.Kind, point.Row), point => point.Speedup)
            .ToDictionary(row => row.Key, row => row.ToList());
    }
}
