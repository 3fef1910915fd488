using System.IO.Compression;
using ParallelAsync.Loops;

namespace ParallelAsync.Tests.Loops;

public sealed class ReadingsSummaryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<ReadingsApproach> Approaches => [.. Enum.GetValues<ReadingsApproach>()];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Approaches))]
    public void Summarise_MadeFile_EqualsGroupingEveryReading(ReadingsApproach approach)
    {
        var file = ReadingsFile.Create(folder.File("r.csv"), 2, seed: 7, cancellationToken: TestContext.Current.CancellationToken);

        AssertEqualsGrouping(file.Path, Summarise(approach, file.Path));
    }

    [Theory]
    [MemberData(nameof(Approaches))]
    public void Summarise_RealMonth_EqualsGroupingEveryReading(ReadingsApproach approach)
    {
        var month = SharedFile("data/weather/v1-per-minute-2017-01.csv.gz");
        using (var packed = new GZipStream(File.OpenRead(month), CompressionMode.Decompress))
        using (var unpacked = File.Create(folder.File("month.csv")))
            packed.CopyTo(unpacked);

        var summary = Summarise(approach, folder.File("month.csv"));

        Assert.Equal(810_514, summary.Count);
        Assert.Equal(0, summary.BadLineCount);
        AssertEqualsGrouping(folder.File("month.csv"), summary);
    }

    [Theory]
    [MemberData(nameof(Approaches))]
    public void Summarise_BadLines_CountsThemAllAndKeepsTheFirst(ReadingsApproach approach)
    {
        var bad = Enumerable.Repeat("rubbish", 100_000);
        var path = folder.Write("r.csv", [ReadingsFile.Header, "S1,20.0,2017-01-01 00:00:59", .. bad, "S1,22.0,2017-01-01 00:01:59"]);

        var summary = Summarise(approach, path);

        Assert.Equal([new StationSummary("S1", 2, 21, 20, 22)], summary.Stations);
        Assert.Equal(100_000, summary.BadLineCount);
        Assert.Equal(Enumerable.Range(3, ReadingsSummary.BadLinesKept), summary.BadLines.Select(line => (int)line.Number));
    }

    [Theory]
    [MemberData(nameof(Approaches))]
    public void Summarise_HeaderOnly_IsEmpty(ReadingsApproach approach)
    {
        var summary = Summarise(approach, folder.Write("r.csv", ReadingsFile.Header));

        Assert.Empty(summary.Stations);
        Assert.Equal(0, summary.Count);
    }

    private static ReadingsSummary Summarise(ReadingsApproach approach, string path) => approach switch
    {
        ReadingsApproach.LoadAll => LoadAll.Summarise(path, TestContext.Current.CancellationToken),
        _ => Streaming.Summarise(path, TestContext.Current.CancellationToken),
    };

    // Another way to the same numbers: text split at commas, grouped, averaged by LINQ.
    private static void AssertEqualsGrouping(string path, ReadingsSummary summary)
    {
        var groups = File.ReadLines(path).Skip(1).Select(line => line.Split(','))
            .GroupBy(fields => fields[0], fields => double.Parse(fields[1], System.Globalization.CultureInfo.InvariantCulture))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();

        Assert.Equal(groups.Select(group => group.Key), summary.Stations.Select(station => station.StationId));
        Assert.All(groups.Zip(summary.Stations), pair =>
        {
            Assert.Equal(pair.First.Count(), pair.Second.Count);
            Assert.Equal(pair.First.Average(), pair.Second.Mean, tolerance: 1e-9);
            Assert.Equal(pair.First.Min(), pair.Second.Min);
            Assert.Equal(pair.First.Max(), pair.Second.Max);
        });
    }

    // The real data lies beside the repository on machines that have it.
    private static string SharedFile(string name)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var path = Path.Combine(directory.FullName, "shared", name);
            if (File.Exists(path)) return path;
        }

        Assert.Skip($"Needs the real readings in ../shared/{name}, beside the repository.");
        return "";
    }
}
