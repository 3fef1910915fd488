using ParallelAsync.XRay;

namespace ParallelAsync.Tests.XRay;

/// <summary>The real X-rays beside the repository, against Pillow on this machine.</summary>
public sealed class RealXRaysTests : IDisposable
{
    /// <summary>Saves what Pillow makes of all files of a folder, in the order of their names: bicubic, then LANCZOS.</summary>
    private const string Pillow = """
        import glob, os, sys
        import numpy as np
        from PIL import Image
        files = sorted(glob.glob(os.path.join(sys.argv[1], "*.jpeg")))
        for how, target in ((Image.BICUBIC, sys.argv[2]), (Image.LANCZOS, sys.argv[3])):
            np.save(target, np.stack([np.asarray(Image.open(file).convert("L").resize((64, 64), how)) for file in files]))
        """;

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, string> CodecsAndClasses => new(from codec in XRayCodec.Available from name in new[] { "NORMAL", "PNEUMONIA" } select (codec.Name, name));

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(CodecsAndClasses))]
    public void Resize_EveryRealXRay_AgreesWithPillow(string codec, string name)
    {
        var dataset = XRayDataset.Open(Fixtures.Shared($"data/xray/{name}"), cancellationToken: TestContext.Current.CancellationToken);
        var full = Resize(dataset, new XRayResizer(XRayCodec.Named(codec)));
        var reduced = Resize(dataset, new XRayResizer(XRayCodec.Named(codec), reduced: true));
        Fixtures.Python(Pillow, Fixtures.Shared($"data/xray/{name}"), folder.File("bicubic.npy"), folder.File("lanczos.npy"));
        var (bicubic, lanczos) = (Npy.Read(folder.File("bicubic.npy")), Npy.Read(folder.File("lanczos.npy")));

        Assert.Equal(dataset.Files.Count, bicubic.Shape[0]);
        for (var i = 0; i < dataset.Files.Count; i++)
        {
            Assert.InRange(Fixtures.MeanDifference(full[i], bicubic.Picture(i)), 0, 0.1);
            Assert.InRange(Fixtures.MeanDifference(full[i], lanczos.Picture(i)), 0, 1);
            Assert.InRange(Fixtures.MeanDifference(reduced[i], lanczos.Picture(i)), 0, 2);
        }
    }

    [Theory]
    [InlineData("NORMAL")]
    [InlineData("PNEUMONIA")]
    public void Check_EveryRealXRay_Passes(string name)
    {
        var files = Directory.GetFiles(Fixtures.Shared($"data/xray/{name}"), "*.jpeg");

        Assert.NotEmpty(files);
        Assert.All(files, file => JpegIntegrity.Check(File.ReadAllBytes(file)));
    }

    [Theory]
    [InlineData("NORMAL", 10)]
    [InlineData("PNEUMONIA", 3)]
    public void Resize_RealXRayCutAndEndMarkerAppended_IsAFailure(string name, int every)
    {
        var files = Directory.GetFiles(Fixtures.Shared($"data/xray/{name}"), "*.jpeg").Order(StringComparer.Ordinal).Where((_, index) => index % every == 0);
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            foreach (var share in new[] { 0.3, 0.6, 0.9, 0.98 })
            {
                File.WriteAllBytes(folder.File("cut.jpeg"), [.. bytes[..(int)(bytes.Length * share)], 0xFF, 0xD9]);

                Assert.NotNull(new XRayResizer(XRayCodec.Skia).Resize(folder.File("cut.jpeg")).Reason);
                Assert.NotNull(new XRayResizer(XRayCodec.Skia, reduced: true).Resize(folder.File("cut.jpeg")).Reason);
            }
        }
    }

    private static XRayBatch Resize(XRayDataset dataset, XRayResizer resizer)
    {
        var batch = new XRayBatch(dataset.Files, 64);
        Parallel.For(0, batch.Count, i => batch.Resize(resizer, i));
        Assert.Empty(batch.Report.Failures);
        return batch;
    }
}
