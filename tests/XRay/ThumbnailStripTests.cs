using System.Reflection;
using ParallelAsync.Charts;
using ParallelAsync.XRay;
using SkiaSharp;

namespace ParallelAsync.Tests.XRay;

public sealed class ThumbnailStripTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly XRayResizer resizer = new(XRayCodec.Skia);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Of_Pictures_ShowsEachBeforeAndAfter()
    {
        var strip = ThumbnailStrip.Of([Fixtures.Path("grey.jpeg"), Fixtures.Path("grey-3x200.jpeg")], resizer);

        using var picture = SKBitmap.Decode(strip.ToPng());
        Assert.Equal((2 * 136 + 8, 2 * 136 + 8), (picture.Width, picture.Height));
        // Below: each pixel of the result, two by two.
        var result = resizer.Resize(Fixtures.Path("grey.jpeg")).Pixels;
        for (var y = 0; y < 128; y++)
        {
            for (var x = 0; x < 128; x++)
                Assert.Equal(result.Span[y / 2 * 64 + x / 2], picture.GetPixel(8 + x, 144 + y).Red);
        }
        Assert.Equal("grey.jpeg: 151 x 117 -> 64 x 64\ngrey-3x200.jpeg: 3 x 200 -> 64 x 64", strip.ToText());
    }

    [Fact]
    public void Of_Picture_KeepsItsProportionsAbove()
    {
        using var white = new GreyImage(400, 200);
        white.Pixels.Fill(255);
        using var jpeg = SampleImage.Encode(white);
        File.WriteAllBytes(folder.File("white.jpeg"), jpeg.ToArray());

        using var picture = SKBitmap.Decode(ThumbnailStrip.Of([folder.File("white.jpeg")], resizer).ToPng());

        // 128 x 64 in the middle of 128 x 128.
        Assert.Equal(255, picture.GetPixel(8, 8 + 32).Red);
        Assert.Equal(255, picture.GetPixel(8 + 127, 8 + 95).Red);
        Assert.NotEqual(255, picture.GetPixel(8 + 64, 8 + 31).Red);
        Assert.NotEqual(255, picture.GetPixel(8 + 64, 8 + 96).Red);
    }

    [Fact]
    public void Of_BadFiles_CrossesThemOutAndNamesThem()
    {
        var strip = ThumbnailStrip.Of([folder.File("gone.jpeg"), Fixtures.Path("grey.jpeg")], resizer);

        using var picture = SKBitmap.Decode(strip.ToPng());
        Assert.NotEqual(picture.GetPixel(8 + 10, 8 + 20), picture.GetPixel(8 + 20, 8 + 20));
        Assert.StartsWith("gone.jpeg: not there", strip.ToText(), StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, strip.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ManyFiles_TakesTwelve() =>
        Assert.Equal(12, ThumbnailStrip.Of(Enumerable.Repeat(Fixtures.Path("grey-9x7.jpeg"), 50), resizer).ToText().Split('\n').Length);

    [Fact]
    public void Formatters_OfTheType_GiveEveryPreferredMimeType()
    {
        var attribute = typeof(ThumbnailStrip).GetCustomAttribute<TypeFormatterSourceAttribute>()!;
        var formatters = ((ThumbnailStripFormatterSource)Activator.CreateInstance(attribute.FormatterSourceType)!).CreateTypeFormatters().Cast<DisplayFormatter>().ToList();
        var strip = ThumbnailStrip.Of([Fixtures.Path("grey.jpeg")], resizer);

        Assert.Equal(attribute.PreferredMimeTypes, formatters.Select(formatter => formatter.MimeType));
        var texts = formatters.Select(formatter =>
        {
            using var writer = new StringWriter();
            Assert.True(formatter.Format(strip, writer));
            return writer.ToString();
        }).ToList();
        Assert.Equal(strip.ToPng(), Convert.FromBase64String(texts[0]));
        Assert.Equal(strip.ToText(), texts[1]);
    }
}
