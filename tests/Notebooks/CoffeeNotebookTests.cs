using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ParallelAsync.Tests.Notebooks;

public sealed class CoffeeNotebook() : NotebookFixture("03-coffee.ipynb", "millisecondsPerMinute=40");

/// <summary>Notebook 03, run through the kernel with shorter minutes, its outputs read for what they mean. Whether a measured time is close to the expected one is not asked here: that depends on the machine.</summary>
public sealed partial class CoffeeNotebookTests(CoffeeNotebook notebook) : IClassFixture<CoffeeNotebook>
{
    private static readonly string[] Steps = ["coffee on", "slice 1 in", "slice 1 out", "slice 2 in", "slice 2 out", "coffee ready"];

    [Fact]
    public void Outputs_All_FollowTheRules() => OutputRules.Check(notebook);

    [Fact]
    public void Compare_Text_ExpectsTheTalksNineAndFiveMinutesAndMeasuresNoLess()
    {
        var numbers = Comparison().Matches(string.Concat(((string[])["compare", "too-early-run", "one-thread"]).Select(notebook.Text)));

        Assert.Equal([9, 5, 9, 5], numbers.Select(match => Number(match, "expected")));
        Assert.All(numbers, match => Assert.True(Number(match, "measured") >= Number(match, "expected") - 0.005));
    }

    [Fact]
    public void SynchronousRun_Timeline_HasNoTwoMachinesAtWorkAtOnce()
    {
        var bars = Bars("synchronous-run");

        Assert.Equal(["coffee machine", "toaster 1", "toaster 1"], bars.Select(bar => bar.Lane));
        Assert.All(bars.Zip(bars.Skip(1)), pair => Assert.True(pair.Second.Start >= pair.First.End - 0.01));
    }

    [Fact]
    public void AsynchronousRun_Timeline_ToastsWhileTheCoffeeBrews()
    {
        var bars = Bars("asynchronous-run");
        var coffee = Assert.Single(bars, bar => bar.Lane == "coffee machine");

        Assert.All(bars.Where(bar => bar.Lane == "toaster 1"), bar => Assert.InRange(bar.Start, coffee.Start, coffee.End));
        Assert.Equal(2, bars.Count(bar => bar.Lane == "toaster 1"));
    }

    [Fact]
    public void OneThread_Table_HasAllStepsInOrderOnOneThread()
    {
        var rows = notebook.Table("one-thread");

        Assert.Equal(Steps, rows.Select(row => row["What"]));
        Assert.Single(rows.Select(row => row["Thread number"]).Distinct());
        Assert.StartsWith("1 thread in the notes, 1 that started a machine", notebook.Text("one-thread-count"), StringComparison.Ordinal);
    }

    [Fact]
    public void PoolThreads_Table_HasTheSameStepsInOrder() => Assert.Equal(Steps, notebook.Table("pool-threads").Select(row => row["What"]));

    [Fact]
    public void WhenAllAndWhenEach_Text_ServeInTheOrderOfTasksAndOfCompletion()
    {
        Assert.Equal(["Dark", "Light", "Golden"], Served("when-all"));
        Assert.Equal(["Light", "Golden", "Dark"], Served("when-each"));
    }

    [Fact]
    public void StarvationTable_Rows_AwaitingOccupiesFewerThreadsThanBlocking()
    {
        var rows = notebook.Table("starvation-table").ToDictionary(row => row["40 tasks, each"]);

        Assert.Equal(["await Task.Delay", "Thread.Sleep", "Task.Wait"], rows.Keys);
        Assert.All(rows.Values, row => Assert.True(NotebookFixture.Number(row["Threads at work"]) <= NotebookFixture.Number(row["Most threads"])));
        Assert.True(NotebookFixture.Number(rows["Task.Wait"]["Threads at work"]) > NotebookFixture.Number(rows["await Task.Delay"]["Threads at work"]));
    }

    [Fact]
    public void StarvationChart_Lines_ShowEachRunFromItsStart()
    {
        var lines = notebook.Chart("starvation-chart")["data"]!.AsArray();

        Assert.Equal(["await Task.Delay", "Thread.Sleep", "Task.Wait"], lines.Select(line => line!["name"]!.GetValue<string>()));
        Assert.All(lines, line => Assert.InRange(line!["x"]![0]!.GetValue<double>(), 0, 1));
    }

    [Fact]
    public void Leaving_Timeline_GivesBenTheMachineThatAnnLeft()
    {
        var bars = Bars("leaving-timeline");

        Assert.Equal(["Ann, cancelled", "Ben"], bars.Select(bar => bar.Group));
        Assert.StartsWith("Ann has left", notebook.Text("leaving"), StringComparison.Ordinal);
        Assert.True(bars[1].Start >= bars[0].End);
    }

    [Fact]
    public void TimeoutCompare_Text_WaitAsyncLeavesTheMachineOnAndCancelAfterStopsIt()
    {
        var minutes = Minutes().Matches(notebook.Text("timeout-compare")).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture)).ToList();

        Assert.Contains("Is the machine still at it? True", notebook.Text("wait-async"), StringComparison.Ordinal);
        Assert.Equal("Stopped", notebook.Text("cancel-after").Trim());
        Assert.True(minutes[0] >= 12 && minutes[1] >= 7.9, $"A token that is given 8 minutes stopped the machine after {minutes[1]}.");
    }

    [Fact]
    public void Guests_Timeline_ServesEachGuestACoffeeAndTwoToasts()
    {
        var bars = Bars("guests");

        Assert.Equal(9, bars.Count);
        foreach (var guest in (string[])["Ann", "Ben", "Cleo"])
        {
            Assert.Equal(["coffee machine", "toaster 1", "toaster 1"], bars.Where(bar => bar.Group == guest).Select(bar => bar.Lane).Order());
            Assert.Contains($"{guest} has breakfast at minute ", notebook.Text("guests"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Exercises_Unsolved_AreNotAccepted() => notebook.CheckUnsolvedExercises();

    private IEnumerable<string> Served(string cellId) => Doneness().Matches(notebook.Text(cellId)).Select(match => match.Value);

    /// <summary>The bars of a timeline by their start.</summary>
    private List<(string Lane, string Group, double Start, double End)> Bars(string cellId)
    {
        var chart = notebook.Chart(cellId);
        var lanes = chart["layout"]!["yaxis"]!["ticktext"]!.AsArray().Select(name => name!.GetValue<string>()).ToList();
        return [.. chart["data"]!.AsArray().SelectMany(group => Enumerable.Range(0, Values(group!, "x").Count).Select(index =>
        {
            var start = Values(group!, "base")[index];
            return (lanes[(int)Values(group!, "y")[index]], group!["name"]!.GetValue<string>(), start, start + Values(group!, "x")[index]);
        })).OrderBy(bar => bar.start)];
    }

    private static List<double> Values(JsonNode trace, string axis) => [.. trace[axis]!.AsArray().Select(value => value!.GetValue<double>())];

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@": (?<measured>\d+\.\d\d) minutes, the talk says (?<expected>\d+) \(")]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\d+\.\d(?= minutes)")]
    private static partial Regex Minutes();

    [GeneratedRegex("Dark|Light|Golden")]
    private static partial Regex Doneness();
}
