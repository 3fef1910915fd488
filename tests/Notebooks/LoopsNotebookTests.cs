namespace ParallelAsync.Tests.Notebooks;

public sealed class LoopsNotebook() : NotebookFixture("01-loops-vs-linq.ipynb", "elements=10000", "memoryLimitMb=16", "seed=7");

/// <summary>Notebook 01, run through the kernel, its outputs read for what they mean.</summary>
public sealed class LoopsNotebookTests(LoopsNotebook notebook) : IClassFixture<LoopsNotebook>
{
    private static readonly string[] KnowTheirSize = ["for + List with capacity", "for + array", "LINQ ToList", "LINQ ToArray", "SIMD (TensorPrimitives)"];

    [Fact]
    public void Outputs_All_FollowTheRules() => OutputRules.Check(notebook);

    [Fact]
    public void TenMeasure_Table_ComparesAllWaysWithTheLoop()
    {
        var rows = notebook.Table("ten-measure");

        Assert.Equal(10, rows.Count);
        Assert.Equal(1, NotebookFixture.Number(rows[0]["Speedup"]));
        Assert.All(rows, row =>
        {
            Assert.True(NotebookFixture.Number(row["Wall time, median"]) > 0);
            Assert.True(NotebookFixture.Number(row["Speedup"]) > 0);
        });
    }

    [Fact]
    public void TenBytes_Chart_ShowsEightBytesForWhatKnowsItsSizeAndTwiceThatForWhatGrows()
    {
        var bytes = notebook.Bars("ten-bytes");

        Assert.All(KnowTheirSize, way => Assert.InRange(bytes[way], 8, 8.1));
        Assert.All((string[])["for + List.Add", "foreach + yield"], way => Assert.InRange(bytes[way], 16, 40));
    }

    [Fact]
    public void TenFastest_Text_NamesTheShortestAndTheLongestBarOfTheChart()
    {
        var times = notebook.Bars("ten-chart");
        var text = notebook.Text("ten-fastest");

        Assert.StartsWith($"Fastest: {times.MinBy(way => way.Value).Key}, ", text, StringComparison.Ordinal);
        Assert.Contains($"Slowest: {times.MaxBy(way => way.Value).Key}, ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void BreakEven_Text_FollowsFromTheSweep()
    {
        var lines = notebook.Chart("sweep")["data"]!.AsArray()
            .Where(line => line!["name"] is not null && line["mode"]?.GetValue<string>().Contains("markers", StringComparison.Ordinal) == true)
            .ToDictionary(line => line!["name"]!.GetValue<string>(), line => line!["x"]!.AsArray().Select(x => x!.GetValue<double>()).Zip(line["y"]!.AsArray().Select(y => y!.GetValue<double>())).ToList());
        var plinq = lines["PLINQ"].Zip(lines["LINQ ToArray"], (parallel, sequential) => (Size: parallel.First, Wins: parallel.Second < sequential.Second)).Reverse().TakeWhile(size => size.Wins).Select(size => size.Size).LastOrDefault();

        Assert.Equal([100, 1_000, 10_000, 100_000], lines["PLINQ"].Select(point => point.First));
        Assert.Contains(plinq == 0 ? "PLINQ beats LINQ at no size measured here." : $"PLINQ beats LINQ from {plinq:N0} numbers on.", notebook.Text("break-even"), StringComparison.Ordinal);
    }

    [Fact]
    public void BigRun_Table_LoadAllDiesAtTheLimitAndStreamingPassesInConstantMemory()
    {
        var rows = notebook.Table("big-run");
        var loading = rows.Where(row => row["Approach"] == "Load all").ToList();
        var streaming = rows.Where(row => row["Approach"] == "Streaming").ToList();

        Assert.Equal("completed", loading[0]["Outcome"]);
        Assert.Equal("out of memory", loading[^1]["Outcome"]);
        Assert.All(streaming, row => Assert.Equal("completed", row["Outcome"]));
        var peaks = streaming.Select(row => NotebookFixture.Number(row["Peak heap"])).ToList();
        Assert.True(peaks.Max() < 1.5 * peaks.Min(), $"Streaming needed from {peaks.Min()} to {peaks.Max()} MB.");
        Assert.StartsWith("Both agree on the file of", notebook.Text("big-same"), StringComparison.Ordinal);
        Assert.EndsWith(": True", notebook.Text("big-same").TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void BigError_Text_IsTheExceptionsOwn() => Assert.Contains("OutOfMemoryException", notebook.Text("big-error"), StringComparison.Ordinal);

    [Fact]
    public void Exercises_Unsolved_AreNotAccepted() => notebook.CheckUnsolvedExercises();
}
