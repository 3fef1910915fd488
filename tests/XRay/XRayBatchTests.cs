using ParallelAsync.XRay;

namespace ParallelAsync.Tests.XRay;

public sealed class XRayBatchTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly XRayResizer resizer = new(XRayCodec.Skia);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Resize_GoodAndBadFiles_FillsItsPlaceAndReportsTheRest()
    {
        string[] files = [Fixtures.Path("grey.jpeg"), folder.File("gone.jpeg"), Fixtures.Path("rgb-444.jpeg")];
        var batch = new XRayBatch(files, 64);

        for (var i = 0; i < batch.Count; i++)
            batch.Resize(resizer, i);

        Assert.Equal(resizer.Resize(files[0]).Pixels.ToArray(), batch[0].ToArray());
        Assert.All(batch[1].ToArray(), pixel => Assert.Equal(0, pixel));
        Assert.Equal(resizer.Resize(files[2]).Pixels.ToArray(), batch[2].ToArray());
        Assert.Equal([.. batch[0], .. batch[1], .. batch[2]], batch.Pixels.ToArray());
        Assert.Equal((3, 3, 2), (batch.Report.Files, batch.Report.Done, batch.Report.Resized));
        Assert.Equal("gone.jpeg", Assert.Single(batch.Report.Failures).File);
    }

    [Fact]
    public void Resize_FileThatWasMended_ForgetsTheFailure()
    {
        var file = folder.File("x.jpeg");
        var batch = new XRayBatch([file], 64);
        batch.Resize(resizer, 0);
        Assert.Single(batch.Report.Failures);

        File.Copy(Fixtures.Path("grey.jpeg"), file);
        batch.Resize(resizer, 0);

        Assert.Empty(batch.Report.Failures);
        Assert.Equal(1, batch.Report.Resized);
    }

    [Fact]
    public void Of_PlinqInOrder_EqualsTheLoop()
    {
        string[] files = [.. Fixtures.Names.Select(Fixtures.Path), folder.File("gone.jpeg")];
        var loop = new XRayBatch(files, 64);
        for (var i = 0; i < files.Length; i++)
            loop.Resize(resizer, i);

        var plinq = XRayBatch.Of(files.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(resizer.Resize), 64);

        Assert.Equal(loop.Pixels.ToArray(), plinq.Pixels.ToArray());
        Assert.Equal(loop.Report.Failures, plinq.Report.Failures);
    }

    [Fact]
    public void WithoutFailures_SomeFailedAndSomeNotTried_KeepsTheOthersInOrder()
    {
        string[] files = [folder.File("gone.jpeg"), Fixtures.Path("grey.jpeg"), Fixtures.Path("rgb-420.jpeg"), Fixtures.Path("rgb-444.jpeg")];
        var batch = new XRayBatch(files, 64);
        foreach (var i in new[] { 0, 1, 3 })
            batch.Resize(resizer, i);

        var good = batch.WithoutFailures();

        Assert.Equal([.. batch[1], .. batch[3]], good.Pixels.ToArray());
        Assert.Equal((2, 2, 0), (good.Report.Files, good.Report.Resized, good.Report.Failures.Count));
    }

    [Fact]
    public void Report_NotTriedYet_SaysSo()
    {
        var batch = new XRayBatch([folder.File("gone.jpeg"), Fixtures.Path("grey.jpeg")], 64);
        batch.Resize(resizer, 0);

        var table = batch.Report.ToTable();

        Assert.Equal("0 of 2 files resized, 1 failed, 1 not tried.", table.Caption);
        Assert.Equal("gone.jpeg", Assert.Single(table.Rows)[0]);
    }

    [Fact]
    public void Report_NoFailures_ShowsTheCounts()
    {
        var batch = new XRayBatch([Fixtures.Path("grey.jpeg")], 64);
        batch.Resize(resizer, 0);

        Assert.Equal(["1", "1", "0", "0"], Assert.Single(batch.Report.ToTable().Rows));
    }

    [Fact]
    public void Resize_ResizerOfAnotherSize_Throws() =>
        Assert.Throws<ArgumentException>("resizer", () => new XRayBatch([Fixtures.Path("grey.jpeg")], 32).Resize(resizer, 0));

    [Fact]
    public void Set_PictureOfAnotherSize_Throws() =>
        Assert.Throws<ArgumentException>("result", () => new XRayBatch(["x"], 32).Set(0, resizer.Resize(Fixtures.Path("grey.jpeg"))));

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Resize_NoSuchFile_Throws(int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(index), () => new XRayBatch([Fixtures.Path("grey.jpeg")], 64).Resize(resizer, index));

    [Fact]
    public void New_MoreThanOneArrayHolds_Throws() =>
        Assert.Throws<ArgumentException>("size", () => new XRayBatch(["a", "b", "c"], 40_000));

    [Fact]
    public void Save_Batch_IsNumPysFormat()
    {
        var batch = XRayBatch.Of(Fixtures.Names.Select(name => resizer.Resize(Fixtures.Path(name))), 64);

        batch.Save(folder.File("new/x-rays.npy"));

        var saved = Npy.Read(folder.File("new/x-rays.npy"));
        Assert.Equal([Fixtures.Names.Length, 64, 64], saved.Shape);
        Assert.Equal(batch.Pixels.ToArray(), saved.Data);
        Assert.Equal(["x-rays.npy"], Directory.EnumerateFileSystemEntries(folder.File("new")).Select(Path.GetFileName));
    }

    [Fact]
    public void Save_NoFiles_IsAnEmptyArray()
    {
        new XRayBatch([], 64).Save(folder.File("none.npy"));

        Assert.Equal([0, 64, 64], Npy.Read(folder.File("none.npy")).Shape);
    }

    [Fact]
    public void Save_TargetThatCannotBeReplaced_LeavesNothingBehind()
    {
        Directory.CreateDirectory(folder.File("x.npy"));

        Assert.ThrowsAny<Exception>(() => new XRayBatch([], 64).Save(folder.File("x.npy")));

        Assert.Equal(["x.npy"], folder.Names);
    }

    [Fact]
    public void Save_Batch_IsReadByNumPy()
    {
        var batch = XRayBatch.Of(Fixtures.Names.Select(name => resizer.Resize(Fixtures.Path(name))), 64);
        batch.Save(folder.File("x.npy"));

        var output = Fixtures.Python(
            "import sys, numpy as np; a = np.load(sys.argv[1]); print(a.shape, a.dtype, a.flags['C_CONTIGUOUS'], int(a.astype(np.int64).sum()), int(a[3, 5, 7]))",
            folder.File("x.npy"));

        Assert.Equal($"({batch.Count}, 64, 64) uint8 True {batch.Pixels.ToArray().Sum(pixel => (long)pixel)} {batch[3][5 * 64 + 7]}", output.Trim());
    }

    [Theory]
    [InlineData(new[] { 12 })]
    [InlineData(new[] { 3, 4 })]
    [InlineData(new[] { 1, 2, 3, 2 })]
    public void Write_AnyShape_IsReadBack(int[] shape)
    {
        byte[] data = [.. Enumerable.Range(0, 12).Select(value => (byte)(value * 20))];

        NpyFile.Write(folder.File("x.npy"), data, shape);

        var read = Npy.Read(folder.File("x.npy"));
        Assert.Equal(shape, read.Shape);
        Assert.Equal(data, read.Data);
    }

    [Fact]
    public void Write_ShapeOfAnotherLength_Throws() => Assert.Throws<ArgumentException>("shape", () => NpyFile.Write(folder.File("x.npy"), new byte[5], 2, 3));
}
