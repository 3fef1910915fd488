using System.Buffers.Binary;
using System.Diagnostics;
using ParallelAsync.XRay;

namespace ParallelAsync.Tests.XRay;

public sealed class XRayResizerFailureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Codecs => Fixtures.CodecNames;

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Resize_TruncatedAnywhere_IsAFailureWithZeros(string codec)
    {
        foreach (var name in new[] { "grey.jpeg", "grey-progressive.jpeg", "grey-restart-markers.jpeg", "rgb-420.jpeg", "rgb-progressive.jpeg", "cmyk-adobe.jpeg" })
        {
            var whole = Fixtures.Bytes(name);
            // The last block may be short of some bits without a sign.
            for (var length = 2; length < whole.Length - 70; length += 97)
            {
                AssertFails(codec, whole[..length], "truncated");
                AssertFails(codec, [.. whole[..length], 0xFF, 0xD9], reason: null);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Resize_PictureThatEndsInMidGrey_IsNotTakenForTruncated(string codec)
    {
        // What libjpeg puts in place of missing data is this very level.
        using var image = new GreyImage(333, 222);
        image.Pixels.Fill(128);
        using var jpeg = SampleImage.Encode(image);

        var result = new XRayResizer(XRayCodec.Named(codec)).Resize(Write("grey.jpeg", jpeg.ToArray()));

        Assert.Null(result.Reason);
        Assert.All(result.Pixels.ToArray(), pixel => Assert.Equal(128, pixel));
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Resize_Strict_FindsChangedBytesThatTheDecoderDoesNot(string codec)
    {
        var bytes = Fixtures.Bytes("grey.jpeg");
        new Random(1).NextBytes(bytes.AsSpan(bytes.Length / 2, 64));

        Assert.NotNull(new XRayResizer(XRayCodec.Named(codec), strict: true).Resize(Write("x.jpeg", bytes)).Reason);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Resize_ForgedSize_IsRefusedWithoutAllocating(string codec)
    {
        var resizer = new XRayResizer(XRayCodec.Named(codec));
        foreach (var name in new[] { "grey.jpeg", "grey-progressive.jpeg", "rgb-420.jpeg" })
        {
            // 65,536 x 65,535 would be a small number in 32 bits.
            foreach (var (width, height) in new (ushort, ushort)[] { (60_000, 60_000), (65_535, 65_535), (10_001, 10_000), (1526, 65_535) })
            {
                var file = Write("bomb.jpeg", WithSize(Fixtures.Bytes(name), width, height));
                resizer.Resize(file);
                var before = GC.GetAllocatedBytesForCurrentThread();

                var result = resizer.Resize(file);

                Assert.StartsWith($"too large: the header says {width:N0} x {height:N0} pixels", result.Reason, StringComparison.Ordinal);
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Resize_ForgedSizeWithinTheLimit_IsAFailure(string codec) =>
        AssertFails(codec, WithSize(Fixtures.Bytes("grey.jpeg"), 4_000, 4_000), "truncated");

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Resize_LimitOfPixels_IsInclusive(string codec)
    {
        Assert.Null(new XRayResizer(XRayCodec.Named(codec), maxPixels: 151 * 117).Resize(Fixtures.Path("grey.jpeg")).Reason);
        Assert.StartsWith("too large", new XRayResizer(XRayCodec.Named(codec), maxPixels: 151 * 117 - 1).Resize(Fixtures.Path("grey.jpeg")).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Resize_EmptyFile_IsAFailure(string codec) => AssertFails(codec, [], "empty");

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Resize_Text_IsAFailure(string codec) => AssertFails(codec, "Hello"u8.ToArray(), "not a JPEG");

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Resize_ArithmeticCoding_IsAFailure(string codec) => AssertFails(codec, Fixtures.Bytes("refused-arithmetic.jpeg"), "a kind of JPEG that is not supported");

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Resize_HeaderAlone_IsAFailure(string codec)
    {
        var bytes = Fixtures.Bytes("grey.jpeg");

        AssertFails(codec, bytes[..bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA])], reason: null);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Resize_Folder_IsAFailure(string codec)
    {
        Directory.CreateDirectory(folder.File("folder.jpeg"));

        Assert.Equal("a folder, not a file", new XRayResizer(XRayCodec.Named(codec)).Resize(folder.File("folder.jpeg")).Reason);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Resize_NoSuchFile_IsAFailureThatNamesNoFolder(string codec)
    {
        foreach (var file in new[] { folder.File("gone.jpeg"), Path.Combine(folder.Path, "no-folder", "gone.jpeg") })
        {
            var reason = new XRayResizer(XRayCodec.Named(codec)).Resize(file).Reason;

            Assert.StartsWith("not there", reason, StringComparison.Ordinal);
            Assert.DoesNotContain(folder.Path, reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Resize_LinkToNothing_IsAFailure()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows makes links for administrators only.");
        File.CreateSymbolicLink(folder.File("link.jpeg"), folder.File("gone.jpeg"));

        Assert.StartsWith("not there", new XRayResizer(XRayCodec.Skia).Resize(folder.File("link.jpeg")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resize_NamedPipe_IsAFailureAndDoesNotWait()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs mkfifo, which Windows does not have.");
        using (var mkfifo = Process.Start("mkfifo", [folder.File("pipe.jpeg")]))
            await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);

        var resizing = Task.Run(() => new XRayResizer(XRayCodec.Skia).Resize(folder.File("pipe.jpeg")), TestContext.Current.CancellationToken);

        // Only a resizer that waits for the pipe's other end makes this wait, too.
        Assert.StartsWith("empty", (await resizing.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Resize_FileThatMayNotBeRead_IsAFailure()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Permission bits are Unix's.");
            return;
        }
        var file = Write("secret.jpeg", Fixtures.Bytes("grey.jpeg"));
        File.SetUnixFileMode(file, UnixFileMode.None);
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "The superuser may read every file; see Of_PermissionDenied_SaysSo.");

        Assert.Equal("may not be read: permission denied", new XRayResizer(XRayCodec.Skia).Resize(file).Reason);
    }

    [Fact]
    public void Resize_SparseFileOfAGigabyte_IsRefusedByItsHeaderOrSize()
    {
        var file = Write("sparse.jpeg", Fixtures.Bytes("grey.jpeg")[..2]);
        using (var stream = File.OpenWrite(file))
            stream.SetLength(1L << 30);

        Assert.Contains("at most 537 MB", new XRayResizer(XRayCodec.Skia).Resize(file).Reason, StringComparison.Ordinal);
    }

    private static byte[] WithSize(byte[] jpeg, ushort width, ushort height)
    {
        var segments = new JpegSegments(jpeg, 2);
        while (segments.MoveNext() && !JpegMarker.IsStartOfFrame(segments.Marker))
        {
        }
        var frame = jpeg.AsSpan(segments.Position - segments.Body.Length);
        BinaryPrimitives.WriteUInt16BigEndian(frame[1..], height);
        BinaryPrimitives.WriteUInt16BigEndian(frame[3..], width);
        return jpeg;
    }

    private string Write(string name, byte[] content)
    {
        File.WriteAllBytes(folder.File(name), content);
        return folder.File(name);
    }

    private void AssertFails(string codec, byte[] content, string? reason)
    {
        var file = Write("x.jpeg", content);
        foreach (var reduced in new[] { false, true })
        {
            var pixels = new byte[64 * 64];
            Array.Fill(pixels, (byte)77);

            var found = new XRayResizer(XRayCodec.Named(codec), reduced: reduced).Resize(file, pixels);

            Assert.False(string.IsNullOrWhiteSpace(found), $"A file of {content.Length} bytes was taken for a picture.");
            Assert.StartsWith(reason ?? "", found, StringComparison.Ordinal);
            Assert.False(pixels.AsSpan().ContainsAnyExcept((byte)0), "A file that failed left pixels behind.");
        }
    }
}
