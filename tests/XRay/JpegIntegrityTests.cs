using FsCheck.Fluent;
using ParallelAsync.XRay;

namespace ParallelAsync.Tests.XRay;

public sealed class JpegIntegrityTests
{
    public static TheoryData<string> Names => [.. Fixtures.Names];

    /// <summary>Without those of a few blocks, of which nothing can be missing but the last.</summary>
    public static TheoryData<string> LargeNames => [.. Fixtures.Names.Except(["grey-1x1.jpeg", "grey-3x200.jpeg", "grey-200x3.jpeg", "grey-9x7.jpeg"])];

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_WholeFile_Passes(string name) => JpegIntegrity.Check(Fixtures.Bytes(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_BytesAfterTheEnd_Passes(string name) => JpegIntegrity.Check([.. Fixtures.Bytes(name), .. "appended by some program"u8]);

    [Theory]
    [MemberData(nameof(LargeNames))]
    public void Check_CutAnywhereAndEndMarkerAppended_IsFound(string name)
    {
        var bytes = Fixtures.Bytes(name);
        // The last byte of the data may hold nothing but the bits that fill it up: cut at least two.
        Prop.ForAll(Gen.Choose(ScanStart(bytes), bytes.Length - 4).ToArbitrary(), length =>
        {
            byte[] cut = [.. bytes[..length], 0xFF, 0xD9];
            return Message(cut) is { } message && (message.StartsWith("truncated", StringComparison.Ordinal) || message.StartsWith("damaged", StringComparison.Ordinal));
        }).CheckSeeded();
    }

    [Theory]
    [MemberData(nameof(LargeNames))]
    public void Check_CutAnywhereWithoutEndMarker_IsFound(string name)
    {
        var bytes = Fixtures.Bytes(name);
        Prop.ForAll(Gen.Choose(2, bytes.Length - 4).ToArbitrary(), length => Message(bytes[..length]) is not null).CheckSeeded();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_AnyBytesChanged_ReportsOrPassesButNothingElse(string name)
    {
        var bytes = Fixtures.Bytes(name);
        var changes = Gen.ListOf(Gen.Choose(2, bytes.Length - 1).Zip(Gen.Choose(0, 255)));
        // Message lets no exception but the expected one pass.
        Prop.ForAll(changes.ToArbitrary(), list =>
        {
            var changed = (byte[])bytes.Clone();
            foreach (var (at, value) in list)
                changed[at] = (byte)value;
            return Message(changed) is null or { Length: > 0 };
        }).CheckSeeded();
    }

    [Fact]
    public void Check_HoleInTheData_IsFound()
    {
        var bytes = Fixtures.Bytes("grey.jpeg");
        Prop.ForAll(Gen.Choose(ScanStart(bytes), bytes.Length - 200).ToArbitrary(), at => Message([.. bytes[..at], .. bytes[(at + 100)..]]) is not null)
            .CheckSeeded();
    }

    [Fact]
    public void Check_DataLeftOver_IsFound()
    {
        var bytes = Fixtures.Bytes("grey.jpeg");

        Assert.Contains("left over", Message([.. bytes[..^2], 0x12, 0x34, 0x56, 0xFF, 0xD9]), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ZerosThatFillUpTheData_Pass()
    {
        var bytes = Fixtures.Bytes("grey.jpeg");

        Assert.Null(Message([.. bytes[..^2], 0, 0, 0, 0xFF, 0xD9]));
    }

    [Fact]
    public void Check_RestartMarkerOutOfOrder_IsFound()
    {
        var bytes = Fixtures.Bytes("grey-restart-markers.jpeg");
        bytes[bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD2]) + 1] = 0xD3;

        Assert.Contains("restart marker", Message(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ProgressiveWithoutItsLastScan_IsFound()
    {
        var bytes = Fixtures.Bytes("grey-progressive.jpeg");
        var last = bytes.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);

        Assert.Contains("scans", Message([.. bytes[..last], 0xFF, 0xD9]), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_TablesMissing_IsFound()
    {
        var bytes = Fixtures.Bytes("grey.jpeg");
        var table = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC4]);
        // Some other segment in its place, which decoders skip.
        bytes[table + 1] = 0xEE;

        Assert.Contains("table that has not been sent", Message(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_PictureOfOneColour_NeedsEveryBlock()
    {
        // Each block of it is a few bits long: the hardest case for noticing that some are missing.
        using var image = new GreyImage(512, 512);
        image.Pixels.Fill(128);
        using var data = SampleImage.Encode(image);
        var bytes = data.ToArray();

        JpegIntegrity.Check(bytes);
        Assert.StartsWith("truncated", Message([.. bytes[..^10], 0xFF, 0xD9]), StringComparison.Ordinal);
    }

    private static int ScanStart(byte[] bytes)
    {
        var segments = new JpegSegments(bytes, 2);
        while (segments.MoveNext() && segments.Marker != JpegMarker.StartOfScan)
        {
        }
        return segments.Position;
    }

    private static string? Message(byte[] bytes)
    {
        try
        {
            JpegIntegrity.Check(bytes);
            return null;
        }
        catch (InvalidDataException error)
        {
            return error.Message;
        }
    }
}
