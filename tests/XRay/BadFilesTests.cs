using ParallelAsync.XRay;

namespace ParallelAsync.Tests.XRay;

public sealed class BadFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Codecs => Fixtures.CodecNames;

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Create_Files_EachEndInTheReportOrAsTheRightPicture(string codec)
    {
        var files = BadFiles.Create(folder.Path);
        var resizer = new XRayResizer(XRayCodec.Named(codec));

        var batch = XRayBatch.Of(files.AsParallel().AsOrdered().Select(resizer.Resize), 64);

        Dictionary<string, string> expected = new()
        {
            ["a-folder.jpeg"] = "a folder",
            ["bomb-60000x60000.jpeg"] = "too large",
            ["empty.jpeg"] = "empty",
            ["text.jpeg"] = "not a JPEG",
            ["truncated-with-end-marker.jpeg"] = "truncated",
            ["truncated.jpeg"] = "truncated",
        };
        Assert.Equal(expected.Keys, batch.Report.Failures.Select(failure => failure.File));
        Assert.All(batch.Report.Failures, failure => Assert.StartsWith(expected[failure.File], failure.Reason, StringComparison.Ordinal));
        Assert.Equal(["whole-grey.jpeg", "whole-rgb.jpeg"], files.Select(Path.GetFileName).Except(expected.Keys));
    }

    [Fact]
    public void Create_ColourPicture_BecomesItsLuma()
    {
        var colour = BadFiles.Create(folder.Path).Single(file => file.EndsWith("whole-rgb.jpeg", StringComparison.Ordinal));
        using var grey = SampleImage.Make(new SampleRandom(7, 1), 640, 520, amplitude: 8);
        File.WriteAllBytes(folder.File("grey.jpeg"), grey.ToArray());
        var resizer = new XRayResizer(XRayCodec.Skia);

        var luma = resizer.Resize(colour).Pixels.ToArray();

        // Tinted by 1, 0.9 and 0.7: luma is (0.299 + 0.9 x 0.587 + 0.7 x 0.114) of the level.
        Assert.Equal(3, JpegHeader.Read(colour).Components);
        byte[] expected = [.. resizer.Resize(folder.File("grey.jpeg")).Pixels.ToArray().Select(level => (byte)Math.Round(level * (0.299 + 0.9 * 0.587 + 0.7 * 0.114)))];
        Assert.InRange(Fixtures.MeanDifference(luma, expected), 0, 1);
    }

    [Fact]
    public void Create_Twice_GivesTheSameBytes()
    {
        byte[][] Contents() => [.. BadFiles.Create(folder.Path).Where(File.Exists).Select(File.ReadAllBytes)];

        Assert.Equal(Contents(), Contents());
    }
}
