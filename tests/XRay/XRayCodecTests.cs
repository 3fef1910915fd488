using ParallelAsync.XRay;

namespace ParallelAsync.Tests.XRay;

public sealed class XRayCodecTests
{
    [Fact]
    public void Named_AnyCase_FindsTheCodec() => Assert.Same(XRayCodec.Skia, XRayCodec.Named("SKIA"));

    [Fact]
    public void Named_UnknownCodec_SaysWhichThereAre() =>
        Assert.Contains("\"skia\"", Assert.Throws<ArgumentException>("name", () => XRayCodec.Named("gdi")).Message, StringComparison.Ordinal);

    [Fact]
    public void Named_CodecThatIsNotBuiltIn_SaysHowToBuildItIn()
    {
        Assert.SkipWhen(XRayCodec.Available.Count > 1, "ImageSharp is built in here.");

        Assert.Contains("-p:ImageSharp=true", Assert.Throws<ArgumentException>("name", () => XRayCodec.Named("imagesharp")).Message, StringComparison.Ordinal);
    }
}
