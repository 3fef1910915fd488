using ParallelAsync.XRay;

namespace ParallelAsync.Tests.XRay;

public sealed class ResizeJobTests
{
    [Fact]
    public void Run_JobOfAResizer_GivesThatResizersPixels()
    {
        var file = Fixtures.Path("grey.jpeg");
        foreach (var resizer in (XRayResizer[])[new(XRayCodec.Skia), new(XRayCodec.Skia, size: 16, reduced: true), new(XRayCodec.Skia, size: 8, strict: true)])
        {
            var there = ResizeJob.Run(ResizeJob.Of(file, resizer));

            Assert.Equal(resizer.Resize(file).Pixels.ToArray(), there.Pixels.ToArray());
            Assert.NotEmpty(there.Pixels.ToArray());
        }
    }

    [Fact]
    public void Run_ResizerWithALimit_KeepsIt()
    {
        var result = ResizeJob.Run(ResizeJob.Of(Fixtures.Path("grey.jpeg"), new XRayResizer(XRayCodec.Skia, maxPixels: 10)));

        Assert.False(result.Succeeded);
        Assert.Contains("too large", result.Reason, StringComparison.Ordinal);
    }
}
