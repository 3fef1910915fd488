using ParallelAsync.XRay;

namespace ParallelAsync.Tests.XRay;

public sealed class XRayResizerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Codecs => Fixtures.CodecNames;

    public static TheoryData<string, string> CodecsAndPictures => Fixtures.CodecsAndNames;

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(CodecsAndPictures))]
    public void Resize_EveryKindOfJpeg_AgreesWithPillow(string codec, string name)
    {
        var result = new XRayResizer(XRayCodec.Named(codec)).Resize(Fixtures.Path(name));

        Assert.Null(result.Reason);
        Assert.InRange(Fixtures.MeanDifference(result.Pixels.Span, Fixtures.Golden(name)), 0, Tolerance(codec, name));
    }

    [Theory]
    [MemberData(nameof(CodecsAndPictures))]
    public void Resize_Strict_GivesTheSamePixels(string codec, string name)
    {
        var loose = new XRayResizer(XRayCodec.Named(codec)).Resize(Fixtures.Path(name));
        var strict = new XRayResizer(XRayCodec.Named(codec), strict: true).Resize(Fixtures.Path(name));

        Assert.Null(strict.Reason);
        Assert.Equal(loose.Pixels.ToArray(), strict.Pixels.ToArray());
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Resize_Sample_AgreesWithPillow(string codec)
    {
        var files = XRaySample.Make(folder.Path, 3, seed: 42, cancellationToken: TestContext.Current.CancellationToken);
        var (bicubic, lanczos) = (Npy.Read(Fixtures.Path("sample-bicubic.npy")), Npy.Read(Fixtures.Path("sample-lanczos.npy")));
        var (full, reduced) = (new XRayResizer(XRayCodec.Named(codec)), new XRayResizer(XRayCodec.Named(codec), reduced: true));
        for (var i = 0; i < files.Count; i++)
        {
            Assert.InRange(Fixtures.MeanDifference(full.Resize(files[i]).Pixels.Span, bicubic.Picture(i)), 0, 0.1);
            Assert.InRange(Fixtures.MeanDifference(full.Resize(files[i]).Pixels.Span, lanczos.Picture(i)), 0, 1);
            Assert.InRange(Fixtures.MeanDifference(reduced.Resize(files[i]).Pixels.Span, lanczos.Picture(i)), 0, 2);
        }
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Resize_Reduced_ShowsTheSamePartOfThePicture(string codec)
    {
        // 1,041 and 1,047 pixels are 130.125 and 130.875 at an eighth, both in 131: a picture stretched over all 131 would be shifted at its far end.
        foreach (var (width, height) in new[] { (1041, 1033), (1047, 1040), (1042, 2049) })
        {
            var file = Write($"{width}.jpeg", SampleImage.Make(new SampleRandom(3, 1), width, height, amplitude: 2).ToArray());
            var full = new XRayResizer(XRayCodec.Named(codec)).Resize(file);
            var reduced = new XRayResizer(XRayCodec.Named(codec), reduced: true).Resize(file);

            Assert.InRange(Fixtures.MeanDifference(full.Pixels.Span, reduced.Pixels.Span), 0, 0.5);
        }
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Resize_ReducedButHardlyLargerThanTheTarget_IsDecodedInFull(string codec)
    {
        // 117 rows are below twice 64 at any scale.
        var full = new XRayResizer(XRayCodec.Named(codec)).Resize(Fixtures.Path("grey.jpeg"));
        var reduced = new XRayResizer(XRayCodec.Named(codec), reduced: true).Resize(Fixtures.Path("grey.jpeg"));

        Assert.Equal(full.Pixels.ToArray(), reduced.Pixels.ToArray());
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Resize_ExifOrientation_IsIgnored(string codec)
    {
        var resizer = new XRayResizer(XRayCodec.Named(codec));

        Assert.Equal(resizer.Resize(Fixtures.Path("grey.jpeg")).Pixels.ToArray(), resizer.Resize(Fixtures.Path("grey-exif-on-its-side.jpeg")).Pixels.ToArray());
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Resize_GreyProfile_IsIgnored(string codec)
    {
        var resizer = new XRayResizer(XRayCodec.Named(codec));

        Assert.Equal(resizer.Resize(Fixtures.Path("grey.jpeg")).Pixels.ToArray(), resizer.Resize(Fixtures.Path("grey-icc-profile.jpeg")).Pixels.ToArray());
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Resize_ManyThreadsAtOnce_GivesTheSameAsOne(string codec)
    {
        var resizer = new XRayResizer(XRayCodec.Named(codec), reduced: true);
        string[] files = [.. Enumerable.Repeat(Fixtures.Names.Select(Fixtures.Path), 10).SelectMany(names => names)];
        var (one, many) = (new XRayBatch(files, 64), new XRayBatch(files, 64));
        for (var i = 0; i < files.Length; i++)
            one.Resize(resizer, i);

        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => many.Resize(resizer, i));

        Assert.Equal(one.Pixels.ToArray(), many.Pixels.ToArray());
        Assert.Empty(many.Report.Failures);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(300)]
    public void Resize_AnySize_GivesThatSize(int size)
    {
        var result = new XRayResizer(XRayCodec.Skia, size).Resize(Fixtures.Path("grey.jpeg"));

        Assert.Null(result.Reason);
        Assert.Equal(size * size, result.Pixels.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(5_000)]
    public void New_SizeOutOfRange_Throws(int size) => Assert.Throws<ArgumentOutOfRangeException>(nameof(size), () => new XRayResizer(XRayCodec.Skia, size));

    [Theory]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public void New_LimitOutOfRange_Throws(long maxPixels) => Assert.Throws<ArgumentOutOfRangeException>(nameof(maxPixels), () => new XRayResizer(XRayCodec.Skia, maxPixels: maxPixels));

    [Fact]
    public void Resize_MemoryOfAnotherLength_Throws() =>
        Assert.Throws<ArgumentException>("pixels", () => new XRayResizer(XRayCodec.Skia).Resize(Fixtures.Path("grey.jpeg"), new byte[100]));

    // ImageSharp transforms in floating point and turns CMYK into RGB in another way.
    private static double Tolerance(string codec, string name) => codec == "skia" || !name.Contains("ck-", StringComparison.Ordinal) ? 0.1 : 1;

    private string Write(string name, byte[] content)
    {
        File.WriteAllBytes(folder.File(name), content);
        return folder.File(name);
    }
}
