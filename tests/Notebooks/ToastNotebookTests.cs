using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ParallelAsync.Tests.Notebooks;

public sealed class ToastNotebook() : NotebookFixture("02-toast.ipynb", "slices=40", "millisecondsPerMinute=5", "seed=7");

/// <summary>Notebook 02, run through the kernel with 40 slices, its outputs read for what they mean. Whether a measured time is close to the expected one is not asked here: that depends on the machine.</summary>
public sealed partial class ToastNotebookTests(ToastNotebook notebook) : IClassFixture<ToastNotebook>
{
    private static readonly string[] Ways = ["one toaster", "pool, a card each", "pool, one pile", "pool, ForEachAsync"];

    [Fact]
    public void Outputs_All_FollowTheRules() => OutputRules.Check(notebook);

    [Theory]
    [InlineData("compare-one", 80)]
    [InlineData("own-piles", 20)]
    [InlineData("shared-run", 20)]
    [InlineData("three", 28)]
    public void Compare_Text_ExpectsTheWavesAndMeasuresNoLess(string cell, double minutes)
    {
        var numbers = Comparison().Match(notebook.Text(cell));

        Assert.Equal(minutes, Number(numbers, "expected"));
        Assert.True(Number(numbers, "measured") >= minutes - 0.05, "Nothing is toasted faster than it can be.");
        // The text gives the minutes to a tenth, which of 20 minutes is a quarter of a percent to either side.
        Assert.Equal(Math.Round(100 * ((Number(numbers, "measured") / minutes) - 1), 1), Number(numbers, "deviation"), 0.31);
    }

    [Fact]
    public void OwnTimeline_Lanes_HaveACardOfTenSlicesEach() =>
        Assert.Equal([10, 10, 10, 10], Lanes("own-timeline").Values);

    [Fact]
    public void ThreeTimeline_Lanes_ShareFortySlices()
    {
        var lanes = Lanes("three-timeline");

        Assert.Equal(["toaster 1", "toaster 2", "toaster 3"], lanes.Keys);
        Assert.Equal(40, lanes.Values.Sum());
    }

    [Fact]
    public void OrderSorted_Text_IsTheOrderOfTheLoaf()
    {
        Assert.Equal("1, 2, 3, 4, 5, 6, 7, 8, ...", notebook.Text("order-sorted").Trim());
        Assert.All(Numbers().Matches(notebook.Text("order-own")), number => Assert.InRange(int.Parse(number.Value, CultureInfo.InvariantCulture), 1, 40));
    }

    [Fact]
    public void OrderChart_Points_AreEachSliceOnceInBothOrders()
    {
        var series = notebook.Chart("order-chart")["data"]!.AsArray();

        Assert.Equal(["a card each", "one pile"], series.Select(points => points!["name"]!.GetValue<string>()));
        Assert.All(series, points => Assert.Equal(Enumerable.Range(1, 40).Select(number => (double)number), Values(points!, "y").Order()));
    }

    [Fact]
    public void Toasting_Table_ComparesThreePoolsWithOneToaster()
    {
        var rows = notebook.Table("toasting");

        Assert.Equal(Ways, rows.Select(row => row["Approach"]));
        Assert.Equal(["1", "4", "4", "4"], rows.Select(row => row["Workers"]));
        Assert.All(rows.Skip(1), row => Assert.Equal(NotebookFixture.Number(row["Speedup"]) / 4, NotebookFixture.Number(row["Efficiency"]) / 100, 0.006));
    }

    [Fact]
    public void SweepSpeedup_Chart_PredictsTheStepsOfWholeWaves()
    {
        var lines = notebook.Chart("sweep-speedup")["data"]!.AsArray().ToDictionary(line => line!["name"]!.GetValue<string>(), line => line!);
        var steps = Values(lines["whole waves (predicted)"], "y");

        Assert.Equal([.. Enumerable.Range(1, 100).Select(k => 40 / Math.Ceiling(40.0 / k))], steps, (expected, actual) => Math.Abs(expected - actual) < 0.01);
        Assert.Equal(100, Values(lines["measured"], "y").Count);
        Assert.Equal(1, Values(lines["measured"], "y")[0]);
        Assert.All(Values(lines["measured"], "y"), speedup => Assert.True(speedup > 0));
    }

    [Fact]
    public void BurnCost_Text_CountsTheSlicesThatWereToastedAgain()
    {
        Assert.Contains("3 slices, 5 attempts", notebook.Text("retry-three"), StringComparison.Ordinal);
        Assert.StartsWith("A card each: 1 toasted again, ", notebook.Text("burn-cost"), StringComparison.Ordinal);
        Assert.Contains("instead of 20", notebook.Text("burn-cost"), StringComparison.Ordinal);
        Assert.Equal([10, 10, 10, 11], Lanes("burn-timeline").Values);
    }

    [Fact]
    public void Burnt_Text_IsTheExceptionsOwn() => Assert.Equal("Slice 2 burnt in toaster 1: toast another one.", notebook.Text("burnt").Trim());

    [Fact]
    public void Timelines_StaticAndStealing_ToastAllOrdersOnce()
    {
        Assert.Equal([10, 10, 10, 10], Lanes("static-timeline").Values);
        Assert.Equal(40, Lanes("stealing-timeline").Values.Sum());
    }

    [Fact]
    public void UnevenTable_Rows_AreNeverBetterThanTheBestPossible()
    {
        var rows = notebook.Table("uneven-table");

        Assert.Equal(["static: a card each", "dynamic: work stealing", "dynamic: one pile"], rows.Select(row => row["Way to share"]));
        Assert.All(rows, row => Assert.InRange(NotebookFixture.Number(row["Of the best possible"]), 1, 100));
    }

    [Fact]
    public void Exercises_Unsolved_AreNotAccepted() => notebook.CheckUnsolvedExercises();

    /// <summary>How many bars each lane of a timeline has.</summary>
    private SortedDictionary<string, int> Lanes(string cellId)
    {
        var chart = notebook.Chart(cellId);
        var names = chart["layout"]!["yaxis"]!["ticktext"]!.AsArray().Select(name => name!.GetValue<string>()).ToList();
        var lanes = chart["data"]!.AsArray().SelectMany(group => Values(group!, "y")).GroupBy(lane => names[(int)lane]);
        return new(lanes.ToDictionary(lane => lane.Key, lane => lane.Count()), StringComparer.Ordinal);
    }

    private static List<double> Values(JsonNode trace, string axis) => [.. trace[axis]!.AsArray().Select(value => value!.GetValue<double>())];

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@": (?<measured>\d+\.\d) minutes, expected (?<expected>\d+\.\d) \((?<deviation>[+-]\d+\.\d) %\)")]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();
}
