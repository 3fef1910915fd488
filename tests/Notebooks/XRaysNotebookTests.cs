using System.Text;

namespace ParallelAsync.Tests.Notebooks;

public sealed class XRaysNotebook() : NotebookFixture("07-x-rays.ipynb", "imageCount=12", "workers=2", "seed=7");

/// <summary>Notebook 07, run through the kernel on a few made images, its outputs read for what they mean.</summary>
public sealed class XRaysNotebookTests(XRaysNotebook notebook) : IClassFixture<XRaysNotebook>
{
    [Fact]
    public void Outputs_All_FollowTheRules() => OutputRules.Check(notebook);

    [Fact]
    public void DataScatter_Chart_HasAPointForEachImage()
    {
        var points = notebook.Chart("data-scatter")["data"]![0]!;

        Assert.Equal(12, points["x"]!.AsArray().Count);
        Assert.All(points["x"]!.AsArray().Zip(points["y"]!.AsArray()), size =>
        {
            Assert.InRange(size.First!.GetValue<double>(), 1_014, 2_890);
            Assert.InRange(size.Second!.GetValue<double>(), 747, 2_570);
        });
    }

    [Fact]
    public void Thumbnails_Output_IsAPictureWithItsSizesInText()
    {
        var strip = notebook.Bundle("thumbnails", "image/png");

        Assert.StartsWith("\u0089PNG", Encoding.Latin1.GetString(Convert.FromBase64String(strip.Text("image/png")!)), StringComparison.Ordinal);
        Assert.All(strip.Text("text/plain")!.Split('\n'), line => Assert.EndsWith("-> 64 x 64", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Compare_Table_HasTheFourWaysWithTheirWorkers()
    {
        var rows = notebook.Table("compare");

        Assert.Equal([("for", "1"), ("LINQ Select", "1"), ("Parallel.For", "2"), ("PLINQ", "2")], rows.Select(row => (row["Approach"], row["Workers"])));
        Assert.Equal("1.00", rows[0]["Speedup"]);
    }

    [Fact]
    public void SameResult_Text_ParallelAndSequentialAgreeToTheByte() =>
        Assert.Equal("Same 49,152 bytes: True\n", notebook.Text("same-result"));

    [Fact]
    public void TalkTable_Rows_AreTheTalksEfficiencyAndSerialFractionAndOurs()
    {
        var rows = notebook.Table("talk-table");
        var (talk, here) = (rows[0], rows[1]);

        Assert.Equal(("8", "4.22"), (talk["Workers"], talk["Speedup"]));
        var ratio = notebook.Table("compare").Single(row => row["Approach"] == "Parallel.For")["Speedup"];
        Assert.Equal(NotebookFixture.Number(ratio), NotebookFixture.Number(here["Speedup"]), tolerance: 0.02);
    }

    [Fact]
    public void Optimise_Table_ComparesFourCombinationsWithTheFullDecode()
    {
        var rows = notebook.Table("optimise");
        var bars = notebook.Bars("optimise-chart");

        Assert.Equal("1.00", rows[0]["Speedup"]);
        Assert.All(rows, row => Assert.Equal(NotebookFixture.Number(row["Speedup"]), bars[row["Approach"]], tolerance: 0.01));
    }

    [Fact]
    public void ScalingFit_Text_GivesTheLimitThatItsFractionImplies()
    {
        var text = notebook.Text("scaling-fit");
        var fraction = NotebookFixture.Number(text);

        Assert.InRange(fraction, 0, 1);
        Assert.StartsWith("p = ", text, StringComparison.Ordinal);
        var names = notebook.Chart("scaling-chart")["data"]!.AsArray().Select(line => line!["name"]?.GetValue<string>());
        Assert.Contains(names, name => name?.Contains("prediction", StringComparison.Ordinal) == true || name?.Contains("fitted", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Timeline_Summary_CountsEveryImageOnceInOneProcess()
    {
        Assert.Equal(12, notebook.Table("timeline-table").Sum(row => NotebookFixture.Number(row["Items"])));
        Assert.EndsWith(": True\n", notebook.Text("timeline-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public void Save_File_HasTheShapeThatNumPyReads()
    {
        var file = File.ReadAllBytes(Path.Combine(Repository.Root, "artifacts", "x-rays.npy"));

        Assert.Equal("12 images, 49,152 bytes\n", notebook.Text("save"));
        Assert.StartsWith("\u0093NUMPY", Encoding.Latin1.GetString(file), StringComparison.Ordinal);
        Assert.Contains("(12, 64, 64)", Encoding.Latin1.GetString(file, 0, 128), StringComparison.Ordinal);
        Assert.Equal(49_152, file.Length % 64 == 0 ? file.Length - 128 : -1);
    }

    [Fact]
    public void Mean_HeatMap_HasOneValueAPixelWithinTheGreyLevels()
    {
        var rows = notebook.Chart("mean")["data"]![0]!["z"]!.AsArray();

        Assert.Equal(64, rows.Count);
        Assert.All(rows, row => Assert.Equal(64, row!.AsArray().Count));
        Assert.All(rows.SelectMany(row => row!.AsArray()), value => Assert.InRange(value!.GetValue<double>(), 0, 255));
    }

    [Fact]
    public void Bad_Report_NamesEveryBadFileWithItsReasonAndNoneElse()
    {
        var reasons = notebook.Table("bad").ToDictionary(row => row["File"], row => row["Why it is not in the result"]);

        Assert.Equal(["a-folder.jpeg", "bomb-60000x60000.jpeg", "empty.jpeg", "text.jpeg", "truncated-with-end-marker.jpeg", "truncated.jpeg"], reasons.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("60,000 x 60,000", reasons["bomb-60000x60000.jpeg"], StringComparison.Ordinal);
        Assert.Contains("truncated", reasons["truncated.jpeg"], StringComparison.Ordinal);
        Assert.Contains("0 bytes", reasons["empty.jpeg"], StringComparison.Ordinal);
    }

    [Fact]
    public void Processes_Text_GiveTheSameBytesAsThreadsFromOtherProcesses()
    {
        Assert.Equal("Same bytes: True", notebook.Text("sharing-same").Trim());
        var ids = System.Text.RegularExpressions.Regex.Matches(notebook.Text("process-timeline-ids"), @"\d+").Select(match => match.Value).ToList();
        Assert.True(ids.Count >= 2);
        Assert.DoesNotContain(ids[0], ids.Skip(1));
    }

    [Fact]
    public void Sharing_Table_ComparesThreadsWithProcessesOfThreeChunkSizes() =>
        Assert.Equal(
            ["for", "threads", "processes, chunks of 1", "processes, chunks of 4", "processes, chunks of 12"],
            notebook.Table("sharing").Select(row => row["Approach"]));

    [Fact]
    public void Exercises_Unsolved_AreNotAccepted() => notebook.CheckUnsolvedExercises();
}
