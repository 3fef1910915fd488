using Microsoft.Extensions.Time.Testing;
using ParallelAsync.Measurement;

namespace ParallelAsync.Tests.Measurement;

public sealed class SpeedupOverviewTests : IDisposable
{
    private static readonly Machine Small = new("Debian", "EPYC", 2, ".NET 10", "workstation", "x64"), Big = Small with { Processor = "Xeon", Cores = 64 };

    private readonly string folder = Directory.CreateTempSubdirectory("timings").FullName;
    private readonly FakeTimeProvider clock = new(new(2026, 5, 4, 3, 2, 1, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Load_SetInBoth_IsTheReadersOwn()
    {
        Recorded("own", "01", "Squaring", Big, new("for", [6]), new("PLINQ", [1]) { Workers = 3 });
        Recorded("recorded", "01", "Squaring", Small, new("for", [9]), new("PLINQ", [3]) { Workers = 2 });
        Recorded("recorded", "07", "Resizing", Small, new("for", [8]), new("Parallel.For", [4]) { Workers = 2 });

        var overview = Load();

        Assert.Equal([("01", "Squaring", 6.0, 2.0, true), ("07", "Resizing", 2.0, 1.0, false)], overview.Speedups.Select(speedup => (speedup.Notebook, speedup.Experiment, speedup.Value, speedup.Efficiency, speedup.IsOwn)));
        Assert.Equal("own runs on Xeon, 64 cores usable, 2026-05-04; * recorded on EPYC, 2 cores usable, 2026-05-04", overview.ToChart().Note);
        Assert.Equal(["01 Squaring", "07 Resizing*"], overview.ToTable().Rows.Select(row => row[0]));
        Assert.Equal(["own run", "recorded"], overview.ToSourceTable().Rows.Select(row => row[2]));
    }

    [Fact]
    public void Load_NothingOfTheReaders_IsAllRecorded()
    {
        Recorded("recorded", "01", "Squaring", Small, new("for", [9]), new("LINQ", [3]));

        Assert.False(Assert.Single(Load().Speedups).IsOwn);
    }

    [Fact]
    public void Load_NoTimingsAtAll_SaysWhatToRun()
    {
        Directory.CreateDirectory(Path.Combine(folder, "recorded"));

        Assert.Contains("run a notebook", Assert.Throws<InvalidOperationException>(() => Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoFolderOfRecordedOnes_NamesIt() =>
        Assert.Contains("\"recorded\"", Assert.Throws<DirectoryNotFoundException>(() => Load()).Message, StringComparison.Ordinal);

    [Fact]
    public void Speedups_SeveralSizes_CompareEachWithTheBaselineOfItsSize()
    {
        Recorded("own", "01", "By size", Small,
            new("LINQ", [1]) { Items = 10 }, new("LINQ", [100]) { Items = 1000 }, new("PLINQ", [4]) { Items = 10, Workers = 2 }, new("PLINQ", [50]) { Items = 1000, Workers = 2 });
        Directory.CreateDirectory(Path.Combine(folder, "recorded"));

        var overview = Load();

        Assert.Equal([0.25, 2], overview.Speedups.Select(speedup => speedup.Value));
        Assert.Equal(["01 By size", "PLINQ", "2", "0.250 to 2.00", "12 % to 100 %"], Assert.Single(overview.ToTable().Rows));
    }

    [Fact]
    public void Speedups_NoBaselineOrNoTime_AreLeftOut()
    {
        Recorded("own", "01", "A", Small, new("for", [1]), new("too fast for the clock", [0]), new("of another size", [1]) { Items = 7 });
        Directory.CreateDirectory(Path.Combine(folder, "recorded"));

        Assert.Empty(Load().Speedups);
    }

    [Theory]
    [InlineData("PLINQ", 2, "PLINQ")]
    [InlineData("Parallel.For", 2, "Parallel.ForEach")]
    [InlineData("LINQ ToArray", 1, "LINQ")]
    [InlineData("SIMD (TensorPrimitives)", 1, "SIMD")]
    [InlineData("await, 40 in flight", 40, "asynchronous")]
    [InlineData("4 processes", 4, "processes")]
    [InlineData("for + array", 1, "plain loop")]
    [InlineData("DataFrame column", 1, "other, one worker")]
    [InlineData("all workers", 2, "other, several workers")]
    public void Kind_Label_IsTheKindThatChartsColour(string label, int workers, string kind)
    {
        Recorded("own", "01", "A", Small, new("base", [1]), new(label, [1]) { Workers = workers });
        Directory.CreateDirectory(Path.Combine(folder, "recorded"));

        Assert.Equal(kind, Assert.Single(Load().Speedups).Kind);
    }

    private SpeedupOverview Load() => SpeedupOverview.Load(Path.Combine(folder, "recorded"), Path.Combine(folder, "own"));

    private void Recorded(string where, string notebook, string name, Machine machine, params Timing[] timings)
    {
        var set = new Timings(name) { Machine = machine };
        foreach (var timing in timings)
            set.Add(timing);
        set.Record(notebook, Path.Combine(folder, where), clock);
    }
}
