using System.Text.Json;
using ParallelAsync.Measurement;

namespace ParallelAsync.Tests.Measurement;

public sealed class RecordedPythonTests : IDisposable
{
    private static readonly Machine Machine = new("Debian", "EPYC", 2, ".NET 10", "workstation", "x64");

    private readonly TemporaryFolder folder = new();

    private string File => folder.File("python.json");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WriteThenRead_AnyFigures_GivesTheSame()
    {
        Figures().Write(File);

        var read = RecordedPython.Read(File);

        Assert.Equal((Machine, "3.11.2", new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.Zero)), (read.Machine, read.PythonVersion, read.Recorded));
        var figure = read["xray: ProcessPoolExecutor, 2 workers"];
        Assert.Equal([1.0 / 3, 0.5, 0.25], figure.Samples);
        Assert.Equal((100L, 2, 0.7), (figure.Items, figure.Workers, figure.CpuSeconds));
        Assert.Equal((1.0 / 3, 3 * 100.0), (figure.Median, figure.ItemsPerSecond));
        Assert.Equal(["python.json"], folder.Names);
    }

    [Fact]
    public void Write_File_ShowsMedianSpreadAndUnitToWhoReadsIt()
    {
        Figures().Write(File);

        using var json = JsonDocument.Parse(System.IO.File.ReadAllText(File));
        var figure = json.RootElement.GetProperty("figures")[0];

        Assert.Equal(["schema", "recorded", "machine", "versions", "figures"], json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("s", 1.0 / 3, 0.25 + (1.0 / 3 - 0.25) / 2), (figure.GetProperty("unit").GetString(), figure.GetProperty("median").GetDouble(), figure.GetProperty("lowerQuartile").GetDouble()));
        Assert.True(figure.GetProperty("upperQuartile").GetDouble() > 1.0 / 3);
    }

    [Fact]
    public void Label_AnyFigures_NamesPythonTheDayAndTheMachine() =>
        Assert.Equal("Python 3.11.2, recorded 2026-05-04 on EPYC, 2 cores usable, Debian", Figures().Label);

    [Fact]
    public void ToTable_AnyFigures_HasARowForEachAndTheLabel()
    {
        var table = Figures().ToTable();

        Assert.Equal(Figures().Label, table.Note);
        Assert.Equal(["gil: 2 threads", "1", "2", "500 ms", "500 to 500 ms", "2"], table.Rows[2]);
    }

    [Fact]
    public void ToTable_OfAPart_ComparesItsFiguresWithTheFirst()
    {
        var part = new RecordedPython(Machine, new Dictionary<string, string> { ["Python"] = "3.11.2" }, default, [new("gil: 1 thread", [2.0]) { Items = 16 }, new("gil: 2 processes", [0.8]) { Items = 16, Workers = 2 }, new("xray: map", [1.0])]);

        var table = part.ToTable("gil");

        Assert.Equal([["gil: 1 thread", "2.00 s", "1.00"], ["gil: 2 processes", "800 ms", "2.50"]], table.Rows);
        Assert.StartsWith("16 items a run; Python 3.11.2, recorded ", table.Note, StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => part.ToTable("weather"));
    }

    [Fact]
    public void Index_UnknownFigureOfAKnownPart_NamesThoseThatAreThere()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Figures()["gil: 3 threads"]);

        Assert.Equal("Expected one of \"gil: 1 thread\", \"gil: 2 threads\", got \"gil: 3 threads\".", error.Message);
    }

    [Fact]
    public void Index_UnknownPart_NamesTheParts()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Figures()["loops: map"]);

        Assert.Equal("Expected a name that begins with one of the parts \"xray\", \"gil\", got \"loops: map\".", error.Message);
    }

    [Fact]
    public void SpeedupOver_OtherNumberOfItems_ComparesTheTimeOfAnItem()
    {
        var few = new PythonFigure("pool: chunk size 1", [2]) { Items = 10 };
        var many = new PythonFigure("pool: chunk size 10", [4]) { Items = 100 };

        Assert.Equal(5, many.SpeedupOver(few), 12);
    }

    [Theory]
    [InlineData(null, "Python, ProcessPoolExecutor, 2 workers")]
    [InlineData("mine", "mine")]
    public void ToTiming_AFigure_HasItsSamplesItemsAndWorkers(string? label, string expected)
    {
        var timing = Figures()["xray: ProcessPoolExecutor, 2 workers"].ToTiming(label);

        Assert.Equal((expected, 100L, 2, 0.7), (timing.Label, timing.Items, timing.Workers, timing.CpuSeconds));
        Assert.Equal([1.0 / 3, 0.5, 0.25], timing.Samples);
    }

    [Fact]
    public void Read_NoFile_SaysHowToRecordOne()
    {
        var error = Assert.Throws<FileNotFoundException>(() => RecordedPython.Read(File));

        Assert.Contains("compare --record", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"schema":9,"recorded":"2026-05-04T00:00:00Z","machine":{"operatingSystem":"","processor":"","cores":1,"runtime":"","garbageCollector":"","architecture":""},"versions":{"Python":"3"},"figures":[]}""")]
    [InlineData("""{"schema":1,"recorded":"2026-05-04T00:00:00Z","machine":{"operatingSystem":"","processor":"","cores":1,"runtime":"","garbageCollector":"","architecture":""},"versions":{},"figures":[]}""")]
    [InlineData("""{"schema":1,"recorded":"2026-05-04T00:00:00Z","machine":{"operatingSystem":"","processor":"","cores":1,"runtime":"","garbageCollector":"","architecture":""},"versions":{"Python":"3"},"figures":[{"name":"a: b","samples":[]}]}""")]
    [InlineData("""{"schema":1,"recorded":"2026-05-04T00:00:00Z","machine":{"operatingSystem":"","processor":"","cores":1,"runtime":"","garbageCollector":"","architecture":""},"versions":{"Python":"3"},"figures":[{"name":"a: b","samples":[0]}]}""")]
    [InlineData("""{"schema":1,"recorded":"2026-05-04T00:00:00Z","machine":{"operatingSystem":"","processor":"","cores":1,"runtime":"","garbageCollector":"","architecture":""},"versions":{"Python":"3"},"figures":[{"name":"a: b","samples":[1]},{"name":"a: b","samples":[2]}]}""")]
    public void Read_SomethingElse_SaysSoAndWhatToDo(string content)
    {
        var error = Assert.Throws<InvalidDataException>(() => RecordedPython.Read(folder.WriteText("python.json", content)));

        Assert.StartsWith("Expected recorded times of Python in python.json, got something else: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("compare --record", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadAll_TimingsBesideTheFile_LeavesItAlone()
    {
        Figures().Write(File);
        new Timings("Squaring") { new("for loop", [1]) }.Record("01", folder.Path);

        Assert.Equal(["Squaring"], Timings.LoadAll(folder.Path).Select(set => set.Name));
    }

    [Fact]
    public void Samples_NotAboveZero_AreRefused() => Assert.Throws<ArgumentException>(() => new PythonFigure("a", [1, -1]));

    private static RecordedPython Figures() => new(Machine, new Dictionary<string, string> { ["Python"] = "3.11.2", ["PIL"] = "9.4.0" }, new(2026, 5, 4, 3, 2, 1, TimeSpan.Zero),
    [
        new("xray: ProcessPoolExecutor, 2 workers", [1.0 / 3, 0.5, 0.25]) { Items = 100, Workers = 2, CpuSeconds = 0.7 },
        new("gil: 1 thread", [0.5]),
        new("gil: 2 threads", [0.5]) { Workers = 2 },
    ]);
}
