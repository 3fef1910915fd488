using ParallelAsync.Loops;

namespace ParallelAsync.Tests.Loops;

public sealed class ReadingsFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Create_OneMegabyte_IsFullToTheLastLineThatFits()
    {
        var file = ReadingsFile.Create(folder.File("r.csv"), megabytes: 1, seed: 7, cancellationToken: Token);

        var lines = File.ReadAllLines(file.Path);
        Assert.Equal(ReadingsFile.Header, lines[0]);
        Assert.Equal(file.Lines, lines.Length - 1);
        Assert.Equal(file.Bytes, new FileInfo(file.Path).Length);
        Assert.InRange(file.Bytes, 1_000_000 - 31, 1_000_000);
        Assert.Equal((byte)'\n', File.ReadAllBytes(file.Path)[^1]);
        Assert.Equal(["r.csv"], folder.Names);
    }

    [Fact]
    public void Create_AnySize_HoldsReadingsOnly()
    {
        var file = ReadingsFile.Create(folder.File("r.csv"), megabytes: 3, seed: 7, cancellationToken: Token);

        var readings = ReadingsFile.Read(file.Path, line => Assert.Fail(line.Problem), Token).ToList();

        Assert.Equal(file.Lines, readings.Count);
        Assert.Equal(19, readings.Select(reading => reading.StationId).Distinct().Count());
        Assert.True(readings.Zip(readings.Skip(1)).All(pair => pair.First.Timestamp <= pair.Second.Timestamp));
    }

    [Fact]
    public void Create_SameSeed_GivesTheSameBytesAndAnotherSeedOthers()
    {
        byte[] Made(int seed) => File.ReadAllBytes(ReadingsFile.Create(folder.File("r.csv"), 1, seed, cancellationToken: Token).Path);

        var first = Made(7);

        Assert.Equal(first, Made(7));
        Assert.NotEqual(first, Made(8));
    }

    [Fact]
    public void Create_LargerFile_StartsWithTheSmallerOne()
    {
        var small = File.ReadAllBytes(ReadingsFile.Create(folder.File("small.csv"), 1, 7, cancellationToken: Token).Path);
        var large = File.ReadAllBytes(ReadingsFile.Create(folder.File("large.csv"), 3, 7, cancellationToken: Token).Path);

        Assert.True(large.AsSpan().StartsWith(small));
    }

    [Fact]
    public void Create_Progress_GrowsToOne()
    {
        var shares = new List<double>();

        ReadingsFile.Create(folder.File("r.csv"), 4, 7, new Immediate<double>(shares.Add), Token);

        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1]);
        Assert.InRange(shares.Count, 4, 6);
    }

    [Fact]
    public void Create_Cancelled_LeavesNothing()
    {
        using var stop = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() =>
            ReadingsFile.Create(folder.File("r.csv"), 50, 7, new Immediate<double>(_ => stop.Cancel()), stop.Token));

        Assert.Empty(folder.Names);
    }

    [Fact]
    public void Create_DiskFull_SaysSoAndKeepsTheOldFile()
    {
        folder.Write("r.csv", "old");

        var exception = Assert.Throws<IOException>(() =>
            ReadingsFile.Create(folder.File("r.csv"), 5_000_000, 7, path => new FullDisk(path, 2_000_000), null, Token));

        Assert.Contains("'r.csv' of 5 MB: No space left. Free some space", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, exception.Message, StringComparison.Ordinal);
        Assert.Equal(["r.csv"], folder.Names);
        Assert.Equal("old\n", File.ReadAllText(folder.File("r.csv")).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Create_FolderIsAFile_SaysSo()
    {
        var inTheWay = folder.Write("folder", "a file");

        var exception = Assert.Throws<IOException>(() => ReadingsFile.Create(Path.Combine(inTheWay, "r.csv"), 1, 7, cancellationToken: Token));

        Assert.Contains("name a folder that can be written", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100_001)]
    public void Create_ImpossibleSize_Throws(int megabytes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadingsFile.Create(folder.File("r.csv"), megabytes, 7, cancellationToken: Token));

    [Fact]
    public void Read_BadLines_AreToldWithTheirNumbersAndTheRestIsRead()
    {
        var path = folder.Write("r.csv", ReadingsFile.Header, "S1,20.0,2017-01-01 00:00:59", "S1,oops,2017-01-01 00:01:59", "", "S1,21.5,2017-01-01 00:02:59");
        var bad = new List<BadLine>();

        var readings = ReadingsFile.Read(path, bad.Add, Token).ToList();

        Assert.Equal([20.0, 21.5], readings.Select(reading => reading.Value));
        Assert.Equal([new BadLine(3, "expected a number as the value, found 'oops'"), new BadLine(4, "the line is empty")], bad);
    }

    [Theory]
    [InlineData("")]
    [InlineData("S1,20.0,2017-01-01 00:00:59\n")]
    [InlineData("station;value;timestamp\nS1;20.0;2017-01-01 00:00:59\n")]
    public void Read_NoReadingsFile_ThrowsAndNamesTheHeader(string content)
    {
        File.WriteAllText(folder.File("r.csv"), content);

        var exception = Assert.Throws<InvalidDataException>(() => ReadingsFile.Read(folder.File("r.csv"), _ => { }, Token).Count());

        Assert.Contains($"'r.csv' is no readings file: expected '{ReadingsFile.Header}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WindowsLineEnds_GivesTheSameReadings()
    {
        File.WriteAllText(folder.File("r.csv"), $"{ReadingsFile.Header}\r\nS1,20.0,2017-01-01 00:00:59\r\n");

        Assert.Equal(20.0, ReadingsFile.Read(folder.File("r.csv"), line => Assert.Fail(line.Problem), Token).Single().Value);
    }

    [Fact]
    public void Read_Cancelled_Stops()
    {
        using var stop = new CancellationTokenSource();
        var path = folder.Write("r.csv", ReadingsFile.Header, "S1,20.0,2017-01-01 00:00:59", "S1,20.0,2017-01-01 00:01:59");
        using var readings = ReadingsFile.Read(path, _ => { }, stop.Token).GetEnumerator();

        Assert.True(readings.MoveNext());
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => readings.MoveNext());
    }

    private sealed class Immediate<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }

    private sealed class FullDisk(string path, long room) : FileStream(path, FileMode.CreateNew)
    {
        public override void Write(byte[] array, int offset, int count)
        {
            if (Position + count > room) throw new IOException("No space left.");
            base.Write(array, offset, count);
        }
    }
}
