using System.Text.RegularExpressions;

namespace ParallelAsync.Tests.Notebooks;

public sealed class ProcessesNotebook() : NotebookFixture("05-processes-and-threads.ipynb", "workers=2", "items=8");

/// <summary>Notebook 05, run through the kernel, its outputs read for what they mean.</summary>
public sealed partial class ProcessesNotebookTests(ProcessesNotebook notebook) : IClassFixture<ProcessesNotebook>
{
    [Fact]
    public void Outputs_All_FollowTheRules() => OutputRules.Check(notebook);

    [Fact]
    public void Rows_OfTheTable_AllGiveTheSameCounts()
    {
        Assert.StartsWith("5,222 primes below 51,000", notebook.Text("submit"), StringComparison.Ordinal);
        Assert.Contains("In order: True", notebook.Text("map-row"), StringComparison.Ordinal);
        Assert.Contains("Same as with threads: True", notebook.Text("pool-map"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("completed")]
    [InlineData("pool-completed")]
    public void AsCompleted_Text_NamesEveryItemOnce(string cell) =>
        Assert.Equal([0, 1, 2, 3, 4, 5], Numbers(notebook.Text(cell)).Order());

    [Fact]
    public void PoolStart_Text_NamesTwoOtherProcesses()
    {
        var lines = notebook.Text("pool-start").Split('\n');
        var workers = Numbers(lines[1]).ToList();

        Assert.Equal(2, workers.Distinct().Count());
        Assert.DoesNotContain(Numbers(lines[0]).Single(), workers);
    }

    [Fact]
    public void Refuse_Text_SaysWhyALambdaCannotCross() =>
        Assert.Contains("got a lambda", notebook.Text("refuse"), StringComparison.Ordinal);

    [Fact]
    public void Cpu_Table_CountsTheProcessorTimeOfWorkers()
    {
        var rows = notebook.Table("cpu");

        Assert.Equal(["plain loop", "threads", "processes"], rows.Select(row => row["Approach"]));
        // The same divisions are made whoever makes them. Half of it would be missing if one of two workers were not counted.
        Assert.InRange(Seconds(rows[2]["CPU time"]) / Seconds(rows[0]["CPU time"]), 0.6, double.MaxValue);
    }

    [Fact]
    public void Boundary_Table_AMegabyteCostsOnlyWhereMemoryIsNotShared()
    {
        var rows = notebook.Table("boundary").ToDictionary(row => row["Sent to"]);

        Assert.Equal("0: shared memory", rows["another thread"]["Each megabyte"]);
        Assert.True(Seconds(rows["another process"]["Each megabyte"]) > 0);
        Assert.All(rows.Values, row => Assert.Equal(10, Seconds(row["Worth it from"]) / Seconds(row["Each item"]), 0.2));
    }

    [Fact]
    public void Chunk_Table_MeasuresEverySizeBesideThePlainLoop() =>
        Assert.Equal(
            ["plain loop", .. new[] { "1", "10", "100", "1,000", "10,000" }.Select(size => $"process pool, chunks of {size}")],
            notebook.Table("chunk").Select(row => row["Approach"]));

    [Fact]
    public void Crash_Text_LosesItemThirteenAloneAndReplacesItsWorker()
    {
        Assert.EndsWith("19 results; none for item 13", notebook.Text("crash").TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("exit code 134 while it worked on item 13: Process terminated. A bug in native code ended this process.", notebook.Text("crash"), StringComparison.Ordinal);
        var before = Numbers(notebook.Text("pool-start").Split('\n')[1]);
        var after = Numbers(notebook.Text("crash-workers").Split('\n')[0]);
        Assert.Single(after.Except(before));
    }

    [Fact]
    public void Isolation_Text_ProcessesAreAlwaysRight() =>
        Assert.Equal("Processes: 0 of 40 wrong", notebook.Text("isolation-processes").Trim());

    [Fact]
    public void Limit_Text_OnlyTheItemThatAsksForTooMuchFails() =>
        Assert.Equal(
            ["item 0: fine", "item 1: System.OutOfMemoryException", "item 2: fine"],
            notebook.Text("limit").Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());

    [Fact]
    public void Exercises_Unsolved_AreNotAccepted() => notebook.CheckUnsolvedExercises();

    private static IEnumerable<int> Numbers(string text) => Number().Matches(text).Select(match => int.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture));

    private static double Seconds(string time)
    {
        var match = Time().Match(time);
        return NotebookFixture.Number(match.Groups[1].Value) * match.Groups[2].Value switch { "ns" => 1e-9, "µs" => 1e-6, "ms" => 1e-3, _ => 1 };
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"([\d.,]+) (ns|µs|ms|s)")]
    private static partial Regex Time();
}
