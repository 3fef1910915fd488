using System.Text.Json;
using ParallelAsync.Benchmarks.Comparison;
using ParallelAsync.Benchmarks.Comparison.Report;
using ParallelAsync.Measurement;

namespace ParallelAsync.Tests.Benchmarks;

public sealed class ReportTests : IDisposable
{
    private static readonly Machine Machine = new("Debian GNU/Linux 12", "EPYC", 2, ".NET 10.0.1", "workstation concurrent", "x64");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void TimeTable_MeasuredSkippedAndFailed_HasARowForEach()
    {
        var table = TimeTable.Of(Part());

        Assert.Equal(["Contestant", "Wall time, median", "Quartiles", "Images / s", "Speedup", "CPU time", "Peak memory", "First run"], table.Columns);
        Assert.Equal(
            [
                ["Python: map", "2.00 s", "1.50 to 3.00 s", "50", "1.00", "1.90 s", "30.0 MB", "2.50 s"],
                ["Python: processes", "1.00 s", "0.750 to 1.50 s", "100", "2.00", "–", "–", "–"],
                ["C#: LINQ", "500 ms", "375 to 750 ms", "200", "1.00", "–", "–", "–"],
                ["C#: pool (failed)", "–", "–", "–", "–", "–", "–", "–"],
                ["Python: pandas (skipped)", "–", "–", "–", "–", "–", "–", "–"],
            ],
            table.Rows);
    }

    [Fact]
    public void TimeTable_OneRoundAndNothingElseKnown_LeavesThoseColumnsOut()
    {
        var part = new PartResult(Definition() with { ItemBytes = 10_000_000, ShowsResources = false }, 1, [Result("echo", Language.Python, 8, 0.5)]);

        Assert.Equal(["Contestant", "Wall time, median", "MB/s each way"], TimeTable.Of(part).Columns);
        Assert.Equal([["Python: echo", "500 ms", "160"]], TimeTable.Of(part).Rows);
    }

    [Fact]
    public void TimeTable_NobodyMeasured_StillNamesThem()
    {
        var part = new PartResult(Definition(), 1, [new(new("map", Language.Python, "")) { Skipped = "There is no Python." }]);

        Assert.Equal([["Python: map (skipped)"]], TimeTable.Of(part).Rows);
    }

    [Fact]
    public void RatioTable_TwinsAndTheFastest_SaysHowManyTimesAsFastCSharpIs()
    {
        var table = RatioTable.Of(Part())!;

        Assert.Equal(
            [
                ["LINQ", "map", "4.00x", "4.00 to 4.00", "4.00 to 4.00"],
                ["Fastest: LINQ", "Fastest: processes", "2.00x", "2.00 to 2.00", "2.00 to 2.00"],
            ],
            table.Rows);
    }

    [Fact]
    public void RatioTable_OnePairAlone_IsNotRepeatedAsTheFastest()
    {
        var part = new PartResult(Definition(), 1, [Result("map", Language.Python, 1, 3), Result("LINQ", Language.CSharp, 1, 4, twin: "map")]);

        Assert.Equal([["LINQ", "map", "0.750x"]], RatioTable.Of(part)!.Rows);
    }

    [Fact]
    public void RatioTable_OneSideOnly_IsNone() =>
        Assert.Null(RatioTable.Of(new PartResult(Definition(), 1, [Result("LINQ", Language.CSharp, 1, 4, twin: "map")])));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CaseText_ACase_SaysWhatEachNumberNeeds(bool markdown)
    {
        var text = markdown ? CaseText.ToMarkdown(Case()) : CaseText.ToText(Case());

        Assert.Contains("EPYC, 2 cores usable, x64, Debian GNU/Linux 12, .NET 10.0.1, workstation concurrent GC; Python 3.11.2, PIL 9.4.0; 2026-05-04.", text, StringComparison.Ordinal);
        Assert.Contains("Load when it began: 0.20.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("busy", text, StringComparison.Ordinal);
        Assert.Contains("Failed: C#: pool. Another result: number 2: expected 9, found 8", text, StringComparison.Ordinal);
        Assert.Contains("Skipped: Python: pandas. There is no pandas.", text, StringComparison.Ordinal);
        Assert.Contains("Pictures: 100, all equal", text, StringComparison.Ordinal);
        Assert.Contains("Rounds: 3.", text, StringComparison.Ordinal);
        Assert.Contains(markdown ? "# X-rays\n" : "X-rays\n======\n", text, StringComparison.Ordinal);
        Assert.Contains("A note.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void CaseText_ABusyMachine_WarnsThatTheFiguresAreNotToBeKept()
    {
        var text = CaseText.ToText(Case() with { Load = 3.5, Versions = new Dictionary<string, string>() });

        Assert.Contains("no Python; 2026-05-04. Load when it began: 3.50. The machine was busy with something else: these are no figures to keep.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ReportFolder_Write_LeavesTwoFilesAndNothingElse()
    {
        var written = new ReportFolder(folder.File("reports")).Write(Case());
        new ReportFolder(folder.File("reports")).Write(Case() with { Title = "X-rays again" });

        Assert.Equal(["xray.json", "xray.md"], written.Select(Path.GetFileName));
        Assert.Equal(written.Order(), Directory.GetFiles(folder.File("reports")).Order());
        Assert.StartsWith("# X-rays again\n", File.ReadAllText(written[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void CaseJson_ACase_HasEverySampleAndRatio()
    {
        using var json = JsonDocument.Parse(CaseJson.Write(Case()));
        var root = json.RootElement;

        Assert.Equal(("xray", "EPYC", 0.2, false), (root.GetProperty("case").GetString(), root.GetProperty("machine").GetProperty("processor").GetString(), root.GetProperty("load").GetDouble(), root.GetProperty("busy").GetBoolean()));
        Assert.Equal("3.11.2", root.GetProperty("versions").GetProperty("Python").GetString());
        var part = root.GetProperty("parts")[0];
        Assert.Equal(3, part.GetProperty("rounds").GetInt32());
        var map = part.GetProperty("contestants")[0];
        Assert.Equal(("map", "Python", 100, 30_000_000), (map.GetProperty("name").GetString(), map.GetProperty("language").GetString(), map.GetProperty("items").GetInt32(), map.GetProperty("peakBytes").GetInt32()));
        Assert.Equal([1.0, 2.0, 4.0], map.GetProperty("passes").EnumerateArray().Select(pass => pass.GetProperty("seconds").GetDouble()));
        Assert.Equal([0, 2, 1], map.GetProperty("passes").EnumerateArray().Select(pass => pass.GetProperty("position").GetInt32()));
        Assert.Equal(2, map.GetProperty("seconds").GetProperty("median").GetDouble());
        Assert.Equal("There is no pandas.", part.GetProperty("contestants")[4].GetProperty("skipped").GetString());
        Assert.Equal(JsonValueKind.Null, part.GetProperty("contestants")[3].GetProperty("seconds").ValueKind);
        Assert.Equal([("twins", 4.0), ("fastest", 2.0)], part.GetProperty("ratios").EnumerateArray().Select(ratio => (ratio.GetProperty("kind").GetString()!, ratio.GetProperty("pythonSecondsOverCSharpSeconds").GetProperty("median").GetDouble())));
    }

    [Fact]
    public void PythonFigures_AllPythonContestantsWithTimes_AreRecordedWithTheirMachine()
    {
        PythonFigures.Of([Case(), Case() with { Versions = new Dictionary<string, string> { ["numpy"] = "1.24.2" }, Parts = [] }]).Write(folder.File("python.json"));

        var python = RecordedPython.Read(folder.File("python.json"));

        Assert.Equal(["xray: map", "xray: processes"], python.Figures.Select(figure => figure.Name));
        Assert.Equal((2.0, 100L, 3), (python["xray: map"].Median, python["xray: map"].Items, python["xray: map"].Samples.Count));
        Assert.Equal(1.9, python["xray: map"].CpuSeconds!.Value, 12);
        Assert.Equal(Machine, python.Machine);
        Assert.Equal(["Python", "PIL", "numpy"], python.Versions.Keys);
    }

    [Fact]
    public void PythonFigures_NoPythonWithTimes_SaysWhy()
    {
        var error = Assert.Throws<InvalidOperationException>(() => PythonFigures.Of([Case() with { Parts = [] }]));

        Assert.Contains("Expected times of Python to record, found none", error.Message, StringComparison.Ordinal);
    }

    private static Part Definition() => new("xray", "X-rays to thumbnails", "xray", "Images", new NumberCheck(), []) { ShowsResources = true, Notes = ["A note."] };

    private static PartResult Part() => new(Definition(), 3,
    [
        Result("map", Language.Python, 100, 1, 2, 4) with { PeakBytes = 30_000_000, FirstSeconds = 2.5, Passes = [new(0, 1, 0.9), new(2, 2, 1.8), new(1, 4, 3)], Check = "Pictures: 100, all equal" },
        Result("processes", Language.Python, 100, 0.5, 1, 2),
        Result("LINQ", Language.CSharp, 100, 0.25, 0.5, 1, twin: "map"),
        Result("pool", Language.CSharp, 100, 0.1, 0.1, 0.1, twin: "processes") with { Failed = "Another result: number 2: expected 9, found 8" },
        new(new("pandas", Language.Python, "")) { Skipped = "There is no pandas." },
    ]);

    private static CaseResult Case() => new(
        "xray", "X-rays", new(2026, 5, 4, 3, 2, 1, TimeSpan.Zero), Machine, 0.2, new Dictionary<string, string> { ["Python"] = "3.11.2", ["PIL"] = "9.4.0" }, [Part()]);

    private static ContestantResult Result(string name, Language language, long items, double first, double? second = null, double? third = null, string? twin = null)
    {
        double?[] seconds = [first, second, third];
        var result = ContestantResultTests.Result(name, language, [.. seconds.OfType<double>()]);
        return result with { Contestant = result.Contestant with { Items = items, Twin = twin } };
    }
}
