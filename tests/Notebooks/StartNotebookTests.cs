using System.Globalization;
using ParallelAsync.Charts;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Measurement;

namespace ParallelAsync.Tests.Notebooks;

public sealed class StartNotebook() : NotebookFixture("00-start-here.ipynb");

/// <summary>Notebook 00, run through the kernel, its outputs read for what they mean.</summary>
public sealed class StartNotebookTests(StartNotebook notebook) : IClassFixture<StartNotebook>
{
    [Fact]
    public void Outputs_All_FollowTheRules() => OutputRules.Check(notebook);

    [Fact]
    public void Exercises_Unsolved_AreNotAccepted() => notebook.CheckUnsolvedExercises();

    [Fact]
    public void Native_Text_SaysWhatTheCheckSays() =>
        Assert.Equal(NativeLibraryCheck.SkiaSharp().ToString(), notebook.Text("native").Trim());

    [Fact]
    public void Machine_Table_TellsTheCoresOfThisProcess()
    {
        var rows = notebook.Table("machine").ToDictionary(row => row["Machine"], row => row["What it is"]);

        Assert.Equal(Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture), rows["Cores usable"]);
        Assert.StartsWith(".NET ", rows["Runtime"], StringComparison.Ordinal);
    }

    [Fact]
    public void Small_OnAMachineOfOnesOwn_SaysSoAndShowsNoOtherMachinesTimes()
    {
        Assert.SkipWhen(SmallMachine.IsSet, $"{SmallMachine.Variable} is set: this machine is a small one.");

        Assert.Equal(SmallMachine.AdviceOn(small: false), notebook.Text("small").Trim());
        Assert.All(notebook.CodeCells.Single(cell => cell.Id == "small").Outputs, output => Assert.IsType<StreamOutput>(output));
    }

    [Fact]
    public async Task Small_OnASmallMachine_WarnsAndShowsTheRecordedSpeedups()
    {
        var run = await notebook.RunAsync(source => source.Cells.Single(cell => cell.Id == "setup").Source +=
            $"\nEnvironment.SetEnvironmentVariable(\"{SmallMachine.Variable}\", \"1\");");

        Assert.Null(run.Failure?.Message);
        Assert.Equal(SmallMachine.AdviceOn(small: true), NotebookFixture.TextOf(run, "small").Trim());
        var outputs = run.Source.Notebook.Cells.Single(cell => cell.Id == "small").Outputs;
        var chart = Assert.Single(outputs.Select(NotebookFixture.Data).OfType<MimeBundle>())["application/vnd.plotly.v1+json"]!;
        var recorded = new SpeedupOverview([], Timings.LoadAll(Path.Combine(Repository.Notebooks, "recorded")));
        Assert.Equal(recorded.Speedups.Count, chart["data"]!.AsArray().Sum(points => points!["x"]!.AsArray().Count));
    }

    [Fact]
    public void Kernel_Text_NamesTheOneThatRunsWithItsVersion()
    {
        Assert.Equal($"Kernel: {NotebookEngine.Name}", notebook.Text("kernel").Trim());
        Assert.Equal($"Version: {NotebookEngine.Version}", notebook.Text("version").Trim());
    }

    [Fact]
    public void Data_Table_CountsTheFilesThatAreThere()
    {
        var found = notebook.Table("data").ToDictionary(row => row["Folder"], row => row["Found"]);

        Assert.Equal(Count("notebooks/recorded", "*.json"), found["notebooks/recorded"]);
        Assert.Equal(Count("data/chest_xray", "*.jpeg"), found["data/chest_xray"]);
        Assert.Equal(Count("data/readings", "*.csv*"), found["data/readings"]);
    }

    [Fact]
    public void First_TableAndChart_ShowTheSameTwoTimes()
    {
        var times = notebook.Table("first-measure").ToDictionary(row => row["Approach"], row => NotebookFixture.Number(row["Wall time, median"]));
        var bars = notebook.Bars("first-chart");

        Assert.Equal(["loop in a cell", "loop in the library"], times.Keys);
        Assert.Equal(times["loop in a cell"] / times["loop in the library"], bars["loop in a cell"] / bars["loop in the library"], 0.02 * bars["loop in a cell"] / bars["loop in the library"]);
    }

    [Fact]
    public void Optimised_Text_IsWhatTheKernelDoes() =>
        Assert.Equal("Cells are compiled without optimisation.", notebook.Text("optimised").Trim());

    [Fact]
    public void Map_Minutes_AreThoseThatEachNotebookNames()
    {
        var map = notebook.Run.Source.Notebook.Cells.Single(cell => cell.Id == "map").Source;
        var guide = File.ReadAllText(Path.Combine(Repository.Notebooks, "README.md"));

        foreach (var name in Repository.NotebookNames)
        {
            var title = Repository.ReadNotebook(name).Cells[0].Source;
            var minutes = NotebookFixture.Number(title[title.IndexOf("**Time:**", StringComparison.Ordinal)..]);
            Assert.Matches($@"(?m)^- .*\b{name[..2]} .*\({minutes} minutes\)", map);
            Assert.Matches($@"(?m)^\| .*\b{name[..2]} .*\| {minutes} \|$", guide);
        }
    }

    private static string Count(string folder, string pattern)
    {
        var path = Path.Combine(Repository.Root, folder);
        return Directory.Exists(path) ? $"{Directory.GetFiles(path, pattern, SearchOption.AllDirectories).Length:N0} files" : "not there";
    }
}
