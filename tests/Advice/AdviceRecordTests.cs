using ParallelAsync.Advice;
using ParallelAsync.Measurement;

namespace ParallelAsync.Tests.Advice;

public sealed class AdviceRecordTests
{
    private static readonly AdviceRecord Example = new(
        new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero), Machine.Current, 30,
        [
            new("cpu", "all cores", Verdict.Parallel, "PLINQ, 2 threads", 0.5, "PLINQ, 2 threads", 0.5, 1, 20, true),
            new("slow", "all cores", Verdict.PlainLoop, "Plain loop", 1.2, "PLINQ, 2 threads", 1, 1.2, 29, false),
            new("limited-api", "pace it", Verdict.Limited, "Paced loop, one each 90 ms", null, null, null, null, 12, true),
        ]);

    [Fact]
    public void Load_Saved_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "advice", "workloads.json");

        Example.Save(file);
        var loaded = AdviceRecord.Load(file);

        Assert.Equal(Example.Outcomes, loaded.Outcomes);
        Assert.Equal((Example.Recorded, Example.Machine, 30), (loaded.Recorded, loaded.Machine, loaded.BudgetSeconds));
    }

    [Fact]
    public void ToTable_Any_CountsWhatIsRight()
    {
        var text = Example.ToTable().ToText();

        Assert.StartsWith("2 of 3 answers of the adviser are right", text, StringComparison.Ordinal);
        Assert.Contains("1.20", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoFile_SaysHowToMakeOne() =>
        Assert.Contains("advise --record", Assert.Throws<FileNotFoundException>(() => AdviceRecord.Load("not-there.json")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"schema": 99, "recorded": "2026-01-01T00:00:00+00:00", "machine": {"operatingSystem": "", "processor": "", "cores": 1, "runtime": "", "garbageCollector": "", "architecture": ""}, "budgetSeconds": 1, "outcomes": []}""")]
    public void Load_AnotherFile_IsRefused(string content)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "workloads.json");
        File.WriteAllText(file, content);

        Assert.Throws<InvalidDataException>(() => AdviceRecord.Load(file));
    }

    [Fact]
    public void Load_TheProjectsOwn_HoldsAllWorkloads()
    {
        var record = AdviceRecord.Load(Path.Combine(Notebooks.Repository.Notebooks, "recorded", "advice", "workloads.json"));

        Assert.Equal(14, record.Outcomes.Select(outcome => outcome.Workload).Distinct().Count());
        Assert.InRange(record.Outcomes.Count(outcome => outcome.IsRight), 13, 14);
        Assert.Equal(30, record.BudgetSeconds);
        Assert.All(record.Outcomes, outcome => Assert.True(outcome.UsedSeconds <= record.BudgetSeconds, outcome.Workload));
        Assert.All(record.Outcomes.Where(outcome => outcome.IsRight && outcome.Ratio is not null), outcome => Assert.True(outcome.Ratio <= AdviceOutcome.Tolerance, outcome.Workload));
    }
}
