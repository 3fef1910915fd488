using System.Text.RegularExpressions;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Tests.Notebooks;

public sealed class WeatherNotebook()
    : NotebookFixture("06-weather.ipynb", $"days={Days}", "medianLatencyMs=8", $"maxInFlight={InFlight}", "faultRate=0.4", "seed=7")
{
    public const int Days = 12;
    public const int InFlight = 4;
}

/// <summary>Notebook 06, run through the kernel on a few days, its outputs read for what they mean.</summary>
public sealed partial class WeatherNotebookTests(WeatherNotebook notebook) : IClassFixture<WeatherNotebook>
{
    private const int Days = WeatherNotebook.Days;
    private const int InFlight = WeatherNotebook.InFlight;

    [Fact]
    public void Outputs_All_FollowTheRules() => OutputRules.Check(notebook);

    [Fact]
    public void Dates_Text_EndWhenTheTalkWasGiven() =>
        Assert.Equal("12 days from 2020-10-30 to 2020-11-10\n", notebook.Text("dates"));

    [Fact]
    public void Day_Table_HasPlausibleTemperaturesOfSixteenStations()
    {
        var rows = notebook.Table("day");

        Assert.Equal(16, rows.Count);
        Assert.All(rows, row =>
        {
            var (lowest, mean, highest) = (Value(row["Lowest (°C)"]), Value(row["Mean (°C)"]), Value(row["Highest (°C)"]));
            Assert.InRange(lowest, 18, mean);
            Assert.InRange(highest, mean, 40);
        });
    }

    [Fact]
    public void CompareTable_Rows_GiveSpeedupEfficiencyAndShareOfTheIdealThatTheirTimesImply()
    {
        var rows = notebook.Table("compare-table");
        var sequential = Value(rows[0]["Wall"]);
        int[] inFlight = [1, InFlight, InFlight, Days];

        Assert.Equal(
            ["sequential", "4 threads", "ForEachAsync, 4", "WhenAll, 12", "talk, sequential", "talk, 40 threads"],
            rows.Select(row => row["Run"]));
        Assert.All(rows.Take(4).Zip(inFlight), pair =>
        {
            var (row, k) = pair;
            var (wall, ideal, speedup) = (Value(row["Wall"]), Value(row["Ideal"]), Value(row["Speedup"]));
            Assert.InRange(speedup, sequential / wall * 0.95 - 0.06, sequential / wall * 1.05 + 0.06);
            Assert.Equal(100 * speedup / k, Value(row["Efficiency"]), tolerance: 6);
            Assert.Equal(100 * ideal / wall, Value(row["Of ideal"]), tolerance: 3);
            // Nothing undercuts the sum of what the replica waited, shared among k.
            Assert.InRange(wall, ideal - 0.001, double.MaxValue);
        });
    }

    [Fact]
    public void CompareTable_Talk_HasItsFiguresAndTheThreeWavesOfItsIdeal()
    {
        var talk = notebook.Table("compare-table")[^1];

        Assert.Equal(("46.83 s", "20.9", "52 %", "63 %"), (talk["Wall"], talk["Speedup"], talk["Efficiency"], talk["Of ideal"]));
        Assert.Equal(Math.Ceiling(100 / 40.0) * 977.88 / 100, Value(talk["Ideal"]), tolerance: 0.01);
    }

    [Fact]
    public void CompareTable_Threads_AreMoreForTheTalksWayThanForTheAsynchronousOnes()
    {
        var threads = notebook.Table("compare-table").Take(4).Select(row => Value(row["Threads"])).ToList();

        Assert.All(threads, count => Assert.InRange(count, 2, 500));
        Assert.InRange(threads[1], threads[0] + 1, 500);
    }

    [Fact]
    public void Timelines_Lanes_AreTheThreadsAndTheSlotsInFlight()
    {
        Assert.Single(Lanes("sequential-timeline"));
        Assert.InRange(Lanes("threads-timeline").Count, 1, InFlight);
        Assert.Equal(Days, Lanes("async-timeline").Count);
        Assert.InRange(Lanes("faults-timeline").Count, 1, InFlight);
        Assert.All(Lanes("faults-timeline"), lane => Assert.StartsWith("slot ", lane, StringComparison.Ordinal));
    }

    [Fact]
    public void WhenEach_Chart_PlacesEveryDayOnceAndTheyAreSortedAfterwards()
    {
        var points = notebook.Chart("when-each-chart")["data"]![0]!;

        Assert.Equal(Enumerable.Range(1, Days), points["x"]!.AsArray().Select(x => (int)x!.GetValue<double>()).Order());
        Assert.Equal(Enumerable.Range(1, Days), points["y"]!.AsArray().Select(y => (int)y!.GetValue<double>()).Order());
        Assert.Equal("In date order: True\n", notebook.Text("in-order"));
    }

    [Fact]
    public void Faults_Counts_OfReplicaAndClientAgreeAndEveryDayArrives()
    {
        var served = Counts("faults-served");
        var client = Counts("faults-client");
        var faults = served.Where(row => row.Key.StartsWith("Injected fault", StringComparison.Ordinal)).Sum(row => row.Value);
        var retries = client.Where(row => row.Key.StartsWith("Tried again", StringComparison.Ordinal)).Sum(row => row.Value);

        Assert.InRange(faults, 1, double.MaxValue);
        Assert.Equal((Days, 0), (client["Completed"], client["Given up"]));
        Assert.Equal(Days + retries, client["Tries"]);
        // A busy machine may add a time-out to those that were injected.
        Assert.InRange(retries, faults, double.MaxValue);
        Assert.StartsWith("Every day exactly once, in date order: True\n", notebook.Text("faults-check"), StringComparison.Ordinal);
    }

    [Fact]
    public void Hopeless_Text_TellsOfThreeTries() =>
        Assert.Equal(["1", "2", "3"], TryNumber().Matches(notebook.Text("hopeless")).Select(match => match.Groups[1].Value));

    [Fact]
    public void Limit_Table_PredictsTheSameForAnyConcurrencyAndNothingIsFasterThanTheRule()
    {
        var rows = notebook.Table("limit-run");
        var windows = (Math.Ceiling(Days / 6.0) - 1) * 10;

        Assert.Equal(["1", "4"], rows.Select(row => row["Requests in flight"]));
        Assert.All(rows, row =>
        {
            Assert.Equal(windows + 1, Value(row["Predicted"]), tolerance: 1);
            Assert.InRange(Value(row["Measured"]), windows, double.MaxValue);
            Assert.Equal("0", row["Requests turned away"]);
        });
    }

    [Fact]
    public void Many_Table_ThreadsTakeAThreadEachAndAsyncDoesNot()
    {
        var rows = notebook.Table("many-run");
        var (async, threads) = (rows[0], rows[1]);

        Assert.Equal(("async, 100 in flight", "100 threads"), (async["Way"], threads["Way"]));
        Assert.All(rows, row => Assert.InRange(Value(row["Requests in flight"]), 2, 100));
        Assert.InRange(Value(threads["More threads"]), 50, 150);
        Assert.InRange(Value(async["More threads"]), 0, 49);
    }

    [Fact]
    public void HeatMaps_Cells_AreDaysAndStationsByHourInDegrees()
    {
        var days = notebook.Chart("heat-map")["data"]![0]!["z"]!.AsArray();
        var stations = notebook.Chart("stations")["data"]![0]!["z"]!.AsArray();

        Assert.Equal((Days, 16), (days.Count, stations.Count));
        Assert.All(days.Concat(stations), row => Assert.Equal(24, row!.AsArray().Count));
        Assert.All(
            days.Concat(stations).SelectMany(row => row!.AsArray()).Where(value => value is not null),
            value => Assert.InRange(value!.GetValue<double>(), 18, 40));
        Assert.Equal("Days of the replica\n", notebook.Text("live"));
    }

    [Fact]
    public void Record_Timings_AreThereForTheLastNotebook()
    {
        var sets = ParallelAsync.Measurement.Timings.Load(Path.Combine(NotebookFixture.Timings, "06.json"));

        Assert.Equal(4, sets.Single(set => set.Name == "12 days of weather").Count);
        Assert.Equal(1_200, sets.Single(set => set.Name == "1,200 requests").First().Items);
    }

    [Fact]
    public async Task ReadingsFolder_Recorded_IsWhatTheNotebookShows()
    {
        var folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "weather"));
        if (!Directory.Exists(folder) || !Directory.EnumerateFiles(folder, "*.csv*").Any())
            Assert.Skip("There are no recorded days in ../shared/data/weather: put CSV files with station_id,value,timestamp_sgt there.");
        string[] keep = ["setup", "parameters", "check-parameters", "replica", "dates", "day"];

        var run = await notebook.RunAsync(changed =>
        {
            changed.Cells.RemoveAll(cell => cell.Kind == CellKind.Code && !keep.Contains(cell.Id));
            var check = changed.Cells.Single(cell => cell.Id == "check-parameters");
            check.Source = $"readingsFolder = @\"{folder}\";\n{check.Source}";
        });

        Assert.Null(run.Failure?.Message);
        Assert.Matches(@"^12 days from 20\d\d-\d\d-\d\d to 20\d\d-\d\d-\d\d\n$", NotebookFixture.TextOf(run, "dates"));
        Assert.DoesNotContain("2020-11-10", NotebookFixture.TextOf(run, "dates"), StringComparison.Ordinal);
    }

    [Fact]
    public void Exercises_Unsolved_AreNotAccepted() => notebook.CheckUnsolvedExercises();

    private Dictionary<string, double> Counts(string cellId) =>
        notebook.Table(cellId).ToDictionary(row => row.Values.First(), row => Value(row["Count"]));

    private List<string> Lanes(string cellId) =>
        [.. notebook.Bundle(cellId, "text/plain").Text("text/plain")!.Split('\n').Select(line => Lane().Match(line)).Where(match => match.Success).Select(match => match.Value).Distinct()];

    private static double Value(string text) => NotebookFixture.Number(text);

    [GeneratedRegex(@"^(\d+)\. ", RegexOptions.Multiline)]
    private static partial Regex TryNumber();

    [GeneratedRegex(@"^(worker|slot) \d+")]
    private static partial Regex Lane();
}
