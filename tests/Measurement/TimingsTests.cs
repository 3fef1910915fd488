using ParallelAsync.Charts;
using ParallelAsync.Measurement;

namespace ParallelAsync.Tests.Measurement;

public sealed class TimingsTests
{
    private static readonly Machine Machine = new("Debian", "EPYC", 2, ".NET 10", "workstation", "x64");

    [Fact]
    public void Table_OfAnApproach_ShowsItsFiguresWithUnits()
    {
        var timings = new Timings("Squaring", "for loop")
        {
            new("for loop", [0.004, 0.004, 0.004]) { Items = 1_000_000, CpuSeconds = 0.004, AllocatedBytes = 8_000_000, WarmUpRuns = 30, RunsPerSample = 3 },
            new("PLINQ", [0.0019, 0.002, 0.0022]) { Items = 1_000_000, Workers = 4, CpuSeconds = 0.00366, AllocatedBytes = 12_500_000, WarmUpRuns = 30 },
        };

        var row = Row(timings.ToTable(), "PLINQ");

        Assert.Equal("4", row["Workers"]);
        Assert.Equal("2.00 ms", row["Wall time, median"]);
        Assert.Equal("1.95 to 2.10 ms", row["Quartiles"]);
        Assert.Equal("3.66 ms", row["CPU time"]);
        Assert.Equal("12.5 B", row["Allocated / item"]);
        Assert.Equal("1.8", row["Cores busy"]);
        Assert.Equal("2.00", row["Speedup"]);
        Assert.Equal("50 %", row["Efficiency"]);
        Assert.Equal(("1.00", "–"), (Row(timings.ToTable(), "for loop")["Speedup"], Row(timings.ToTable(), "for loop")["Efficiency"]));
    }

    [Fact]
    public void Table_OfOneWorkerAndOneSample_LeavesOutWhatWouldSayNothing()
    {
        var table = new Timings("Squaring") { new("for loop", [1]), new("LINQ", [2]) }.ToTable();

        Assert.Equal(["Approach", "Wall time, median", "Speedup", "CPU time", "Allocated / item"], table.Columns);
    }

    [Theory]
    [InlineData(new double[] { 9, 9, 1, 1 }, 100L)]
    [InlineData(new double[] { 1, 9, 9, 1 }, 1_000L)]
    [InlineData(new double[] { 1, 1, 1, 1 }, 1L)]
    [InlineData(new double[] { 1, 1, 1, 9 }, null)]
    [InlineData(new double[] { 2, 2, 2, 2 }, null)]
    public void BreakEven_OfASweep_IsTheSizeFromWhichItStaysFaster(double[] seconds, long? expected)
    {
        var timings = new Timings("Sweep");
        foreach (var (index, time) in seconds.Index())
        {
            var size = (long)Math.Pow(10, index);
            timings.Add(new("parallel", [time]) { Items = size });
            timings.Add(new("loop", [2]) { Items = size });
        }

        Assert.Equal(expected, timings.BreakEven("parallel", over: "loop"));
    }

    [Fact]
    public void BreakEven_OfAnUnknownLabel_NamesTheLabels() =>
        Assert.Throws<KeyNotFoundException>(() => new Timings("Sweep") { new("loop", [1]) }.BreakEven("parallel", over: "loop"));

    [Fact]
    public void Table_CaptionAndNote_NameTheSetItsSizeAndTheMachine()
    {
        var timings = new Timings("Squaring") { Machine = Machine };
        timings.Add(new("for loop", [1]) { Items = 1_000_000 });

        Assert.Equal("How long a run of 1,000,000 items takes, and what it uses of processor and memory: Squaring.", timings.ToTable().Caption);
        Assert.Equal("One sample each; EPYC, 2 cores usable, x64, Debian, .NET 10, workstation GC", timings.ToTable().Note);
    }

    [Fact]
    public void Table_OfUnknownFigures_LeavesThemOpen()
    {
        var row = Row(new Timings("The talk") { new("threads", [46.83]) { Items = 100 } }.ToTable(), "threads");

        Assert.Equal(["–", "–"], [row["CPU time"], row["Allocated / item"]]);
    }

    [Fact]
    public void Table_OfSeveralSizes_HasAColumnForThemAndComparesEqualSizes()
    {
        var timings = new Timings("Sweep", "loop")
        {
            new("loop", [1]) { Items = 10 }, new("loop", [10]) { Items = 100 }, new("LINQ", [5]) { Items = 100 }, new("LINQ", [5]) { Items = 1000 },
        };

        var table = timings.ToTable();

        Assert.Equal(["10", "100", "100", "1,000"], table.Rows.Select(row => row[1]));
        Assert.Equal(["1.00", "1.00", "2.00", "–"], table.Rows.Select(row => row[table.Columns.ToList().IndexOf("Speedup")]));
        Assert.StartsWith("Sweep: how long a run takes with each approach", table.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_WithoutItsBaseline_SaysSo()
    {
        var table = new Timings("Squaring", "for loop") { new("LINQ", [1]), new("PLINQ", [1]) }.ToTable();

        Assert.Equal("–", Row(table, "LINQ")["Speedup"]);
        Assert.Contains("No timing of the baseline \"for loop\" yet", table.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_OfARunWithoutWarmUp_CallsItCold()
    {
        var table = new Timings("Images") { new("once", [12]) { WarmUpRuns = 0 }, new("often", [12]) { WarmUpRuns = 60 } }.ToTable();

        Assert.Contains("Cold, the first run without warm-up: once; one sample each", table.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_SameLabelWorkersAndItems_ReplacesTheTimingInItsPlace()
    {
        var timings = new Timings("Set") { new("a", [1]), new("b", [2]), new("a", [3]) { Workers = 2 }, new("a", [4]) { Items = 2 } };

        timings.Add(new("a", [5]));

        Assert.Equal([5, 2, 3, 4], timings.Select(timing => timing.Wall.Median));
    }

    [Fact]
    public void Indexer_KnownAndUnknownLabel_FindsOrNamesTheLabels()
    {
        var timings = new Timings("Set") { new("a", [3]) { Workers = 2 }, new("a", [1]), new("b", [2]) };

        Assert.Equal(1, timings["a"].Wall.Median);
        Assert.Contains("\"a\", \"b\"", Assert.Throws<KeyNotFoundException>(() => timings["c"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BaselineOf_LabelWithSeveralWorkers_IsTheOneWithTheFewest()
    {
        var timings = new Timings("Scaling", "parallel") { new("parallel", [1]) { Workers = 4 }, new("parallel", [3]) { Workers = 1 } };

        Assert.Equal(1, timings.BaselineOf(timings.First())!.Workers);
    }

    [Fact]
    public void Timings_NoName_IsRefused() => Assert.Throws<ArgumentException>(() => new Timings(" "));

    [Theory]
    [InlineData(typeof(Timings))]
    [InlineData(typeof(Timing))]
    [InlineData(typeof(Machine))]
    public void Display_InANotebook_IsATable(Type type)
    {
        object value = type == typeof(Machine) ? Machine : type == typeof(Timing) ? new Timing("one", [1]) : new Timings("Set") { new("one", [1]) };
        var attribute = (TypeFormatterSourceAttribute)Attribute.GetCustomAttribute(type, typeof(TypeFormatterSourceAttribute))!;
        dynamic source = Activator.CreateInstance(attribute.FormatterSourceType)!;
        var shown = ((IEnumerable<object>)source.CreateTypeFormatters()).Cast<DisplayFormatter>().ToDictionary(formatter => formatter.MimeType, formatter =>
        {
            using var writer = new StringWriter();
            Assert.True(formatter.Format(value, writer));
            return writer.ToString();
        });

        Assert.Equal(attribute.PreferredMimeTypes.Order(), shown.Keys.Order());
        Assert.Equal(((ITableSource)value).ToTable().ToMarkdown(), shown[MimeTypes.Markdown]);
        Assert.Equal(((ITableSource)value).ToTable().ToText(), shown[MimeTypes.PlainText]);
    }

    private static Dictionary<string, string> Row(Table table, string approach)
    {
        var row = Assert.Single(table.Rows, row => row[0] == approach);
        return table.Columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second);
    }
}
