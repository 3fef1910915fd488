using ParallelAsync.XRay;

namespace ParallelAsync.Tests.XRay;

public sealed class JpegHeaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("grey.jpeg", 151, 117, 1, false)]
    [InlineData("grey-icc-profile.jpeg", 151, 117, 1, false)]
    [InlineData("grey-progressive.jpeg", 151, 117, 1, true)]
    [InlineData("grey-exif-on-its-side.jpeg", 151, 117, 1, false)]
    [InlineData("rgb-420.jpeg", 151, 117, 3, false)]
    [InlineData("cmyk-adobe.jpeg", 97, 75, 4, false)]
    [InlineData("grey-1x1.jpeg", 1, 1, 1, false)]
    [InlineData("grey-3x200.jpeg", 3, 200, 1, false)]
    public void Read_WholeFile_GivesSizeAndKind(string name, int width, int height, int components, bool progressive) =>
        Assert.Equal(new JpegHeader(width, height, components, progressive), JpegHeader.Read(Fixtures.Path(name)));

    [Fact]
    public void Read_FrameHeaderFarBehindTheStart_FindsIt()
    {
        var name = "grey-icc-profile.jpeg";
        var frame = Fixtures.Bytes(name).AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0, 0x00, 0x0B]);

        // The first read must not reach it, or this would test nothing.
        Assert.InRange(frame, 16 * 1024, int.MaxValue);
        Assert.Equal(151, JpegHeader.Read(Fixtures.Path(name)).Width);
    }

    [Fact]
    public void Read_EveryPrefixOfTheHeader_SaysThatTheFileIsTruncated()
    {
        var bytes = Fixtures.Bytes("grey.jpeg");
        var frame = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        for (var length = 1; length < frame + 13; length++)
        {
            File.WriteAllBytes(folder.File("x.jpeg"), bytes[..length]);
            var error = Assert.Throws<InvalidDataException>(() => JpegHeader.Read(folder.File("x.jpeg")));
            Assert.StartsWith("truncated", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }, "a PNG picture")]
    [InlineData(new byte[] { 0x47, 0x49, 0x46, 0x38, 0x39, 0x61 }, "a GIF picture")]
    [InlineData(new byte[] { 0x00, 0x05, 0x16, 0x07, 0x00 }, "macOS")]
    [InlineData(new byte[] { 0x48, 0x65, 0x6C, 0x6C, 0x6F }, "the text \"Hello\"")]
    [InlineData(new byte[] { 0x00, 0x01, 0x02, 0x03 }, "the bytes 00010203")]
    public void Read_SomethingElse_SaysWhatItIs(byte[] start, string what)
    {
        File.WriteAllBytes(folder.File("x.jpeg"), start);

        var error = Assert.Throws<InvalidDataException>(() => JpegHeader.Read(folder.File("x.jpeg")));

        Assert.StartsWith("not a JPEG", error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 12, "12 bits a sample")]
    [InlineData(0, 16, "16 bits a sample")]
    [InlineData(5, 2, "2 components")]
    [InlineData(5, 0, "0 components")]
    public void Read_FrameThatIsNotSupported_SaysWhatWasExpected(int offset, byte value, string what)
    {
        var bytes = Fixtures.Bytes("grey.jpeg");
        bytes[bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 4 + offset] = value;
        File.WriteAllBytes(folder.File("x.jpeg"), bytes);

        var error = Assert.Throws<InvalidDataException>(() => JpegHeader.Read(folder.File("x.jpeg")));

        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Contains("expected", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Read_SideOfZeroPixels_IsDamaged(int offset)
    {
        var bytes = Fixtures.Bytes("grey.jpeg");
        var side = bytes.AsSpan(bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 4 + offset, 2);
        side.Clear();
        File.WriteAllBytes(folder.File("x.jpeg"), bytes);

        Assert.StartsWith("damaged", Assert.Throws<InvalidDataException>(() => JpegHeader.Read(folder.File("x.jpeg"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ArithmeticCoding_IsNotSupported() =>
        Assert.Contains("FFC9", Assert.Throws<InvalidDataException>(() => JpegHeader.Read(Fixtures.Path("refused-arithmetic.jpeg"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Pixels_LargestSize_DoesNotOverflow() => Assert.Equal(4_294_836_225, new JpegHeader(65_535, 65_535, 1, false).Pixels);

    [Theory]
    [InlineData(1000, 1000, 125, 1)]
    [InlineData(1000, 1000, 126, 2)]
    [InlineData(1000, 250, 125, 4)]
    [InlineData(1000, 120, 128, 8)]
    [InlineData(1000, 1000, 0, 8)]
    public void EighthsFor_LeastSide_IsNeverBelowIt(int width, int height, int leastSide, int eighths) =>
        Assert.Equal(eighths, new JpegHeader(width, height, 1, false).EighthsFor(leastSide, [1, 2, 4]));
}
