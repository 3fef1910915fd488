using System.Collections.Concurrent;
using ParallelAsync.XRay;

namespace ParallelAsync.Tests.XRay;

public sealed class XRaySampleTests : IDisposable
{
    private readonly TemporaryFolder first = new();
    private readonly TemporaryFolder second = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }

    [Fact]
    public void Make_SameSeed_GivesTheSameBytes()
    {
        var (one, other) = (XRaySample.Make(first.Path, 3, seed: 5, cancellationToken: Token), XRaySample.Make(second.Path, 3, seed: 5, cancellationToken: Token));

        Assert.Equal(one.Select(File.ReadAllBytes), other.Select(File.ReadAllBytes));
    }

    [Fact]
    public void Make_FewerImages_AreTheSameAsTheFirstOfMore()
    {
        var (few, more) = (XRaySample.Make(first.Path, 2, seed: 5, cancellationToken: Token), XRaySample.Make(second.Path, 4, seed: 5, cancellationToken: Token));

        Assert.Equal(few.Select(File.ReadAllBytes), more.Take(2).Select(File.ReadAllBytes));
    }

    [Fact]
    public void Make_OtherSeedOrOtherImage_GivesOtherBytes()
    {
        byte[][] all = [.. XRaySample.Make(first.Path, 2, seed: 5, cancellationToken: Token).Select(File.ReadAllBytes),
            .. XRaySample.Make(first.Path, 2, seed: 6, cancellationToken: Token).Select(File.ReadAllBytes)];

        Assert.Equal(4, all.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void Make_ImagesThatAreThere_AreNotMadeAgain()
    {
        var files = XRaySample.Make(first.Path, 2, seed: 5, cancellationToken: Token);
        File.WriteAllText(files[0], "kept");
        var announced = new List<int>();

        XRaySample.Make(first.Path, 3, seed: 5, count => { announced.Add(count); return new Counter(); }, Token);

        Assert.Equal([1], announced);
        Assert.Equal("kept", File.ReadAllText(files[0]));
    }

    [Fact]
    public void Make_NothingToMake_AnnouncesNothing()
    {
        XRaySample.Make(first.Path, 1, seed: 5, cancellationToken: Token);

        XRaySample.Make(first.Path, 1, seed: 5, _ => throw new InvalidOperationException("announced"), Token);
    }

    [Fact]
    public void Make_Progress_CountsEachImageOnce()
    {
        var counter = new Counter();

        XRaySample.Make(first.Path, 3, seed: 5, count => { Assert.Equal(3, count); return counter; }, Token);

        Assert.Equal([1, 2, 3], counter.Reports.Order());
    }

    [Fact]
    public void Make_Cancelled_LeavesWholeFilesOnlyAndGoesOnLater()
    {
        using var cancellation = new CancellationTokenSource();
        var stopping = new Counter { OnReport = cancellation.Cancel };

        Assert.ThrowsAny<OperationCanceledException>(() => XRaySample.Make(first.Path, 40, seed: 5, _ => stopping, cancellation.Token));

        string[] left = [.. Directory.EnumerateFiles(first.Path, "*", SearchOption.AllDirectories)];
        Assert.InRange(left.Length, 1, 39);
        Assert.All(left, file => JpegIntegrity.Check(File.ReadAllBytes(file)));
        Assert.All(left, file => Assert.EndsWith(".jpeg", file, StringComparison.Ordinal));
    }

    [Fact]
    public void Make_Images_AreGreyWholeAndOfTheSizesTheyShallHave()
    {
        foreach (var file in XRaySample.Make(first.Path, 4, seed: 9, cancellationToken: Token))
        {
            var header = JpegHeader.Read(file);
            Assert.Equal((1, false), (header.Components, header.IsProgressive));
            Assert.InRange(header.Width, 1014, 2890);
            Assert.InRange(header.Height, 747, 2570);
            Assert.InRange(new FileInfo(file).Length / (double)header.Pixels, 0.08, 0.36);
            JpegIntegrity.Check(File.ReadAllBytes(file));
        }
    }

    [Fact]
    public void Make_Image_LooksLikeAChest()
    {
        // Lungs darker than the spine between them, the belly light, the corners below the arms black.
        var result = new XRayResizer(XRayCodec.Skia).Resize(XRaySample.Make(first.Path, 1, seed: 3, cancellationToken: Token)[0]);
        double Mean(int x, int y) => Enumerable.Range(0, 36).Average(i => result.Pixels.Span[(y + i / 6) * 64 + x + i % 6]);

        var (leftLung, spine, rightLung, belly, corner) = (Mean(17, 25), Mean(29, 25), Mean(41, 25), Mean(25, 57), Mean(0, 57));
        Assert.True(leftLung < spine - 50 && rightLung < spine - 50 && belly > 150 && corner < 20, $"{leftLung} {spine} {rightLung} {belly} {corner}");
    }

    [Fact]
    public void Draw_ManySizes_AreDistributedAsTheRealOnes()
    {
        SampleSize[] sizes = [.. Enumerable.Range(0, 5000).Select(image => SampleSize.Draw(new SampleRandom(42, image)))];

        // What 403 real files show; the ranges allow for the scatter of so many.
        AssertNear(1014, 1654, 1687, 2890, [.. sizes.Select(size => (double)size.Width)]);
        AssertNear(747, 1357, 1407, 2570, [.. sizes.Select(size => (double)size.Height)]);
        double[] bytes = [.. sizes.Select(size => size.Width * (double)size.Height * size.BytesPerPixel).Order()];
        Assert.InRange(bytes[bytes.Length / 2], 0.95 * 558_000, 1.05 * 558_000);
        Assert.InRange(bytes.Average(), 0.95 * 626_000, 1.05 * 626_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_000)]
    public void Make_CountOutOfRange_Throws(int count) => Assert.Throws<ArgumentOutOfRangeException>(nameof(count), () => XRaySample.Make(first.Path, count, seed: 1, cancellationToken: Token));

    [Fact]
    public void Make_FolderThatCannotBeMade_SaysSoAsOneError()
    {
        File.WriteAllText(first.File("file"), "in the way");

        Assert.ThrowsAny<IOException>(() => XRaySample.Make(first.File("file"), 2, seed: 1, cancellationToken: Token));
    }

    private static void AssertNear(double least, double median, double mean, double most, double[] values)
    {
        Array.Sort(values);
        Assert.InRange(values[0], least, 1.1 * least);
        Assert.InRange(values[values.Length / 2], 0.98 * median, 1.02 * median);
        Assert.InRange(values.Average(), 0.98 * mean, 1.02 * mean);
        Assert.InRange(values[^1], 0.9 * most, most);
    }

    private sealed class Counter : IProgress<int>
    {
        public ConcurrentBag<int> Reports { get; } = [];

        public Action? OnReport { get; init; }

        public void Report(int value)
        {
            Reports.Add(value);
            OnReport?.Invoke();
        }
    }
}
