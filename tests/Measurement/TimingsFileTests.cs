using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ParallelAsync.Measurement;

namespace ParallelAsync.Tests.Measurement;

public sealed class TimingsFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("timings").FullName;
    private readonly FakeTimeProvider clock = new(new(2026, 5, 4, 3, 2, 1, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void RecordThenLoad_AnySet_GivesTheSameSet()
    {
        var machine = new Machine("Debian", "EPYC", 2, ".NET 10", "server", "arm64");
        var timings = new Timings("Squaring", "for loop") { Machine = machine };
        timings.Add(new("for loop", [0.25, 1.0 / 3])
        {
            Items = 1000,
            Workers = 3,
            RunsPerSample = 7,
            WarmUpRuns = 30,
            CpuSeconds = 0.1,
            AllocatedBytes = 12.5,
            Collections = new(3, 2, 1),
        });
        timings.Add(new("the talk", [977.88]));

        timings.Record("01", folder, clock);
        var loaded = Assert.Single(Timings.Load(PathOf("01")));

        Assert.Equal(("Squaring", "for loop", "01"), (loaded.Name, loaded.Baseline, loaded.Notebook));
        Assert.Equal(machine, loaded.Machine);
        Assert.Equal(clock.GetUtcNow(), loaded.Recorded);
        Assert.Equal(timings.Count, loaded.Count);
        foreach (var (expected, actual) in timings.Zip(loaded))
        {
            Assert.Equal(expected.Samples, actual.Samples);
            Assert.Equal(
                (expected.Label, expected.Items, expected.Workers, expected.RunsPerSample, expected.WarmUpRuns, expected.CpuSeconds, expected.AllocatedBytes, expected.Collections),
                (actual.Label, actual.Items, actual.Workers, actual.RunsPerSample, actual.WarmUpRuns, actual.CpuSeconds, actual.AllocatedBytes, actual.Collections));
        }

        Assert.Equal($"{timings.ToTable().Note}, 2026-05-04", loaded.ToTable().Note);
    }

    [Fact]
    public void Record_SetsOfSeveralNames_KeepsTheOthersAndReplacesTheSame()
    {
        Set("A", 1).Record("07", folder, clock);
        Set("B", 2).Record("07", folder, clock);
        clock.Advance(TimeSpan.FromDays(1));
        Set("A", 3).Record("07", folder, clock);

        var loaded = Timings.Load(PathOf("07"));

        Assert.Equal([("A", 3.0), ("B", 2.0)], loaded.Select(set => (set.Name, set["work"].Wall.Median)));
        Assert.Equal([5, 4], loaded.Select(set => set.Recorded!.Value.Day));
        Assert.Equal(["07.json"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Record_File_HasTheFieldsThatItsDescriptionNames()
    {
        Set("A", 1).Record("01", folder, clock);

        using var json = JsonDocument.Parse(File.ReadAllText(PathOf("01")));
        var set = json.RootElement.GetProperty("sets")[0];

        Assert.Equal(1, json.RootElement.GetProperty("schema").GetInt32());
        Assert.Equal(["schema", "notebook", "sets"], Names(json.RootElement));
        Assert.Equal(["name", "baseline", "recorded", "machine", "timings"], Names(set));
        Assert.Equal(["operatingSystem", "processor", "cores", "runtime", "garbageCollector", "architecture"], Names(set.GetProperty("machine")));
        Assert.Equal(
            ["allocatedBytes", "collections", "cpuSeconds", "items", "label", "runsPerSample", "samples", "warmUpRuns", "workers"],
            Names(set.GetProperty("timings")[0]).Order());
    }

    [Fact]
    public void Record_IntoAFileThatIsSomethingElse_SaysSoAndLeavesIt()
    {
        File.WriteAllText(PathOf("01"), "{\"sets\": 3");

        var error = Assert.Throws<InvalidDataException>(() => Set("A", 1).Record("01", folder, clock));

        Assert.Contains("01.json", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(folder, error.Message, StringComparison.Ordinal);
        Assert.Equal("{\"sets\": 3", File.ReadAllText(PathOf("01")));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"schema\": 1, \"notebook\": null, \"sets\": []}")]
    [InlineData("{\"schema\": 2, \"notebook\": \"01\", \"sets\": []}")]
    [InlineData("{\"schema\": 1, \"notebook\": \"01\", \"sets\": [{\"name\": \"A\"}]}")]
    public void Load_AnotherLayout_IsRefusedWithWhatToDo(string text)
    {
        File.WriteAllText(PathOf("01"), text);

        var error = Assert.Throws<InvalidDataException>(() => Timings.Load(PathOf("01")));

        Assert.Contains("elete the file", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"samples\": []")]
    [InlineData("\"samples\": [-1]")]
    public void Load_ImpossibleSamples_AreRefused(string samples)
    {
        Set("A", 1).Record("01", folder, clock);
        var text = File.ReadAllText(PathOf("01"));
        var start = text.IndexOf("\"samples\"", StringComparison.Ordinal);
        File.WriteAllText(PathOf("01"), text[..start] + samples + text[(text.IndexOf(']', start) + 1)..]);

        Assert.Throws<InvalidDataException>(() => Timings.Load(PathOf("01")));
    }

    [Fact]
    public void Load_NoFile_SaysWhichNotebookToRun()
    {
        var error = Assert.Throws<FileNotFoundException>(() => Timings.Load(PathOf("03")));

        Assert.Contains("03.json", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(folder, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadAll_SeveralNotebooks_GivesTheirSetsByNotebook()
    {
        Set("B", 1).Record("02", folder, clock);
        Set("A", 1).Record("01", folder, clock);
        Set("C", 1).Record("01", folder, clock);

        Assert.Equal([("01", "A"), ("01", "C"), ("02", "B")], Timings.LoadAll(folder).Select(set => (set.Notebook!, set.Name)));
    }

    [Fact]
    public void LoadAll_NoFolder_IsEmpty() => Assert.Empty(Timings.LoadAll(Path.Combine(folder, "none")));

    [Theory]
    [InlineData("")]
    [InlineData("../01")]
    [InlineData("01.json")]
    [InlineData("a b")]
    public void Record_NotebookThatIsNoNumber_IsRefused(string notebook)
    {
        Assert.Equal("notebook", Assert.Throws<ArgumentException>(() => Set("A", 1).Record(notebook, folder, clock)).ParamName);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void Record_EmptySet_IsRefused() =>
        Assert.Contains("got none", Assert.Throws<InvalidOperationException>(() => new Timings("Empty").Record("01", folder, clock)).Message, StringComparison.Ordinal);

    [Fact]
    public void DefaultFolder_OfALibraryInArtifacts_IsBesideIt() =>
        Assert.Equal(
            Path.Combine("repository", "artifacts", "timings"),
            TimingsFile.DefaultFolder(Path.Combine("repository", "artifacts", "lib", "ParallelAsync.Lib.dll")));

    [Theory]
    [InlineData("")]
    [InlineData("ParallelAsync.Lib.dll")]
    [InlineData("lib/ParallelAsync.Lib.dll")]
    [InlineData("somewhere/lib/ParallelAsync.Lib.dll")]
    [InlineData("artifacts/bin/ParallelAsync.Lib.dll")]
    public void DefaultFolder_OfALibraryElsewhere_AsksForTheFolder(string library) =>
        Assert.Contains("argument folder", Assert.Throws<InvalidOperationException>(() => TimingsFile.DefaultFolder(library)).Message, StringComparison.Ordinal);

    private static Timings Set(string name, double seconds) =>
        new(name) { new("work", [seconds]) { WarmUpRuns = 1, CpuSeconds = seconds, AllocatedBytes = 0, Collections = default(GarbageCollections) } };

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    private string PathOf(string notebook) => Path.Combine(folder, $"{notebook}.json");
}
