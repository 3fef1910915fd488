using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ParallelAsync.Scaling;

namespace ParallelAsync.Tests.Notebooks;

public sealed class ParallelPaysNotebook() : NotebookFixture("04-when-does-parallel-pay.ipynb", "maxWorkers=3", "parallelFraction=0.8", "seed=7");

/// <summary>Notebook 04, run through the kernel, its outputs read for what they mean. Three workers, whatever the machine has.</summary>
public sealed class ParallelPaysNotebookTests(ParallelPaysNotebook notebook) : IClassFixture<ParallelPaysNotebook>
{
    [Fact]
    public void Outputs_All_FollowTheRules() => OutputRules.Check(notebook);

    [Fact]
    public void OptimisedRatio_Text_FollowsFromTheTable()
    {
        var times = notebook.Table("optimised").ToDictionary(row => row["Approach"], row => NotebookFixture.Number(row["Speedup"]));
        var lines = notebook.Text("optimised-ratio").Split('\n');

        Assert.Equal(times["for + array"] / times["for + List.Add"], NotebookFixture.Number(lines[0]), 0.06);
        Assert.Equal(times["Parallel, ranges"] / times["for + array"], NotebookFixture.Number(lines[1]), 0.06 + 0.01 * NotebookFixture.Number(lines[1]));
    }

    [Fact]
    public void DataSame_Text_TheScanGivesTheSameSums() => Assert.StartsWith("Same sums: True.", notebook.Text("data-same"), StringComparison.Ordinal);

    [Fact]
    public void TaskMore_Table_StopsAtTheCriticalPath()
    {
        var path = notebook.Table("task-graph").Where(row => row["Critical"] == "yes").Sum(row => NotebookFixture.Number(row["Duration (min)"]));

        Assert.Equal(75, path);
        Assert.Equal([100, path, path, path], notebook.Table("task-more").Select(row => NotebookFixture.Number(row["Time (minutes)"])));
    }

    [Fact]
    public void GrainBreakEven_Text_FollowsFromTheTable()
    {
        var rows = notebook.Table("grain-table");
        var lines = notebook.Text("grain-break-even").Split('\n');

        Assert.Equal(8, rows.Count);
        foreach (var (line, way) in lines.Zip((string[])["Tasks", "Parallel.For"]))
        {
            var grain = rows.TakeWhile(row => Seconds(row[way]) < Seconds(row["One worker"])).Select(row => (double?)Seconds(row["Grain"])).LastOrDefault();
            if (rows.Any(row => Math.Abs(Seconds(row[way]) / Seconds(row["One worker"]) - 1) < 0.01)) continue; // three digits do not tell who won
            if (grain is { } seconds)
                Assert.Equal(1, NotebookFixture.Number(line[line.IndexOf("from", StringComparison.Ordinal)..]) / (1e6 * seconds), 0.02);
            else
                Assert.Contains("does not pay", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AmdahlTable_Ends_AreOneAndTheNumberOfWorkers()
    {
        var rows = notebook.Table("amdahl-table");

        Assert.Equal(["0 %", "1.00", "1.00", "1.00", "1"], rows[0].Values);
        Assert.Equal(["100 %", "2.00", "8.00", "256.00", "none"], rows[^1].Values);
        Assert.Equal(["1", "2", "4", "10", "20", "none"], rows.Select(row => row["Limit of the speedup"]));
    }

    [Fact]
    public void AmdahlChart_Curves_RiseFromOneToTheirLimitsOnALogarithmicAxis()
    {
        var curves = Lines("amdahl-chart");

        Assert.Equal(4, curves.Count);
        Assert.All(curves, curve => Assert.Equal((1, 1, 65_536), (curve.Y[0], curve.X[0], curve.X[^1])));
        Assert.Equal([20, 10, 4, 2], curves.Select(curve => Math.Round(curve.Y[^1], 1)));
        Assert.Equal("log", notebook.Chart("amdahl-chart")["layout"]!["xaxis"]!["type"]!.GetValue<string>());
        Assert.NotEqual("log", notebook.Chart("amdahl-chart")["layout"]!["yaxis"]!["type"]?.GetValue<string>());
    }

    [Fact]
    public void Measure_Table_ShowsEachNumberOfWorkersAndTheSerialFractionOfItsSpeedup()
    {
        var rows = notebook.Table("measure");

        Assert.Equal(["1", "2", "3"], rows.Select(row => row["Workers"]));
        Assert.All(rows.Skip(1), row =>
        {
            var (workers, speedup) = ((int)NotebookFixture.Number(row["Workers"]), NotebookFixture.Number(row["Speedup"]));
            Assert.Equal(AmdahlsLaw.Speedup(0.8, workers), NotebookFixture.Number(row["Amdahl's speedup"]), 0.006);
            Assert.Equal(KarpFlatt.SerialFraction(speedup, workers), NotebookFixture.Number(row["Serial fraction"]), 0.02);
        });
    }

    [Fact]
    public void MeasureChart_Lines_OnlyWhatIsMeasuredIsSolidAndPredictionsGoBeyond()
    {
        var lines = Lines("measure-chart");
        var measured = Assert.Single(lines, line => line.Dash is null or "solid");

        Assert.Equal([1, 2, 3], measured.X);
        Assert.All(lines.Where(line => line != measured), line => Assert.Equal(256, line.X[^1]));
        Assert.Equal(lines.Count, lines.Select(line => line.Dash).Distinct().Count());
        Assert.Contains(lines, line => line.Name.Contains("p as set (0.800) (predicted)", StringComparison.Ordinal));
    }

    [Fact]
    public void MeasureFit_Text_PredictsFromThePThatWasSet() =>
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"p as set: 0.800, predicts {AmdahlsLaw.Speedup(0.8, 256):0.0} at 256 workers."), notebook.Text("measure-fit"), StringComparison.Ordinal);

    [Fact]
    public void KarpChart_Lines_AreWhatWasMeasuredAndWhatWasSet()
    {
        var lines = Lines("karp-chart");

        Assert.Equal([2, 3], lines[0].X);
        Assert.All(lines[1].Y, fraction => Assert.Equal(0.2, fraction, 1e-9));
    }

    [Fact]
    public void UslChart_Curve_FallsBeyondItsPeakWhereAmdahlsDoesNot()
    {
        var lines = Lines("usl-chart");
        var peak = lines[1].X[lines[1].Y.IndexOf(lines[1].Y.Max())];

        Assert.Equal(256, lines[0].X[lines[0].Y.IndexOf(lines[0].Y.Max())]);
        Assert.InRange(peak, Math.Sqrt(0.8 / 0.001) / 1.2, 1.2 * Math.Sqrt(0.8 / 0.001));
        Assert.Contains("Peak of the curve above: 28 workers.", notebook.Text("usl-fit"), StringComparison.Ordinal);
    }

    [Fact]
    public void Buy_Table_CostsAreTimeAtItsPrice()
    {
        var rows = notebook.Table("buy");

        Assert.Equal([1, 4, 16, 64, 256], rows.Select(row => NotebookFixture.Number(row["Cores"])));
        Assert.All(rows, row => Assert.Equal(
            8 / AmdahlsLaw.Speedup(0.8, NotebookFixture.Number(row["Cores"])) * (0.05 * NotebookFixture.Number(row["Cores"]) + 10), NotebookFixture.Number(row["In all (money)"]), 0.01));
        Assert.Contains("p must be 99.6 %", notebook.Text("buy-answer"), StringComparison.Ordinal);
    }

    [Fact]
    public void Exercises_Unsolved_AreNotAccepted() => notebook.CheckUnsolvedExercises();

    private static double Seconds(string time) => NotebookFixture.Number(time) * Regex.Match(time, "[a-zµ]+$").Value switch
    {
        "s" => 1,
        "ms" => 1e-3,
        "µs" => 1e-6,
        "ns" => 1e-9,
        var unit => throw new FormatException($"Expected a time in s, ms, µs or ns, got \"{time}\" in {unit}."),
    };

    /// <summary>The lines of a chart, without the edges of their bands.</summary>
    private List<(string Name, List<double> X, List<double> Y, string? Dash)> Lines(string cellId) =>
        [.. notebook.Chart(cellId)["data"]!.AsArray()
            .Where(line => line!["name"] is not null && line["mode"]?.GetValue<string>().Contains("lines", StringComparison.Ordinal) == true && line["line"]?["width"]?.GetValue<double>() != 0)
            .Select(line => (line!["name"]!.GetValue<string>(), Numbers(line["x"]!), Numbers(line["y"]!), line["line"]?["dash"]?.GetValue<string>()))];

    private static List<double> Numbers(JsonNode values) => [.. values.AsArray().Select(value => value!.GetValue<double>())];
}
